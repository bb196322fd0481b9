"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.governance.web import views

urlpatterns = [
    path("governance/", views.governance, name="governance"),
]
