"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.risks.web import views

urlpatterns = [
    path("risks/", views.risks, name="risks"),
    *sheet_paths("risks", "risks", views.risks_sheet),
]
