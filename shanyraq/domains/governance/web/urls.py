"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.governance.web import views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("governance/", views.governance, name="governance"),
    *sheet_paths("governance", "governance", views.governance_sheet),
]
