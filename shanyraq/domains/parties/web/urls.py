"""Addresses of the parties' pages, below the code of a framework."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.parties.web import views

urlpatterns = [
    path("legal/", views.legal, name="legal"),
    *sheet_paths("legal", "legal", views.legal_sheet),
]
