"""Addresses of the parties' pages, below the code of a framework."""

from django.urls import path

from shanyraq.domains.parties.web import views

urlpatterns = [
    path("legal/", views.legal, name="legal"),
    path("legal.csv", views.legal_csv, name="legal-csv"),
]
