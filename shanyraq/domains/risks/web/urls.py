"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.risks.web import views

urlpatterns = [
    path("risks/", views.risks, name="risks"),
    path("risks.csv", views.risks_csv, name="risks-csv"),
]
