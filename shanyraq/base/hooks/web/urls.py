"""Addresses of webhooks."""

from django.urls import path

from shanyraq.base.hooks.web import views

urlpatterns = [path("webhooks/", views.webhooks, name="webhooks")]
