"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.governance.web import decisions, views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("governance/", views.governance, name="governance"),
    *sheet_paths("governance", "governance", views.governance_sheet),
    path("decisions/", decisions.every, name="decisions"),
    *sheet_paths("decisions", "decisions", decisions.every_sheet),
    path("decisions/<number:number>/", decisions.one, name="decision"),
]
