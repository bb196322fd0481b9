"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.workplans.web import overlaps, views

urlpatterns = [
    path("workplans/", views.plan_board, name="workplans"),
    *sheet_paths("workplans", "workplans", views.board_sheet),
    path("workplans/quality/", views.quality, name="workplan-quality"),
    *sheet_paths("workplans/quality", "workplan-quality", views.quality_sheet),
    path("workplans/overlaps/", overlaps.overlap_list, name="overlaps"),
    *sheet_paths("workplans/overlaps", "overlaps", overlaps.overlap_sheet),
    path("workplans/initiatives/", overlaps.initiative_list, name="initiatives"),
    path("workplans/uninfo.xlsx", views.uninfo, name="workplans-uninfo"),
    path("workplans/<int:number>/", views.one, name="sub-output"),
]
