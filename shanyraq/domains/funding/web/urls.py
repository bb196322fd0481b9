"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.funding.web import views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("funding/", views.funding, name="funding"),
    *sheet_paths("funding", "funding", views.funding_sheet),
]
