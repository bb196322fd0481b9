"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.learning.web import views

urlpatterns = [
    path("plan/", views.plan, name="monitoring-plan"),
    path("plan.ics", views.plan_ics, name="monitoring-plan-ics"),
    path("plan.csv", views.plan_csv, name="monitoring-plan-csv"),
]
