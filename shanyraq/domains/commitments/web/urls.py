"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.commitments.web import views
from shanyraq.domains.packages.web.downloads import SHEETS, sheet_paths

urlpatterns = [
    path("commitments/", views.commitments, name="commitments"),
    *sheet_paths("commitments", "commitments", views.commitments_sheet, SHEETS),
    path("commitments.json", views.commitments_json, name="commitments-json"),
    path("commitments/<str:key>/", views.commitment, name="commitment"),
    *sheet_paths("commitments/<str:key>/record", "commitment", views.commitment_sheet),
]
