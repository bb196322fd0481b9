"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.commitments.web import views

urlpatterns = [
    path("commitments/", views.commitments, name="commitments"),
    path("commitments.csv", views.commitments_csv, name="commitments-csv"),
    path("commitments.json", views.commitments_json, name="commitments-json"),
    path("commitments/<str:key>/", views.commitment, name="commitment"),
]
