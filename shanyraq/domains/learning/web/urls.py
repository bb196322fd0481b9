"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.learning.web import views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("plan/", views.plan, name="monitoring-plan"),
    path("plan.ics", views.plan_ics, name="monitoring-plan-ics"),
    *sheet_paths("plan", "monitoring-plan", views.plan_sheet),
]
