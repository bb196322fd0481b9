"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.indicators.web import groups, sdgs, views
from shanyraq.domains.packages.web.downloads import SHEETS, sheet_paths

urlpatterns = [
    path("results/", views.results, name="results"),
    *sheet_paths("results", "results", views.results_sheet),
    path("indicators/", views.progress, name="indicators"),
    *sheet_paths("indicators", "indicators", views.progress_sheet),
    path("indicators/<str:key>/chart.svg", views.indicator_svg, name="indicator-svg"),
    *sheet_paths("indicators/<str:key>/rows", "indicator", views.indicator_sheet, SHEETS),
    path("indicators/<str:key>", views.indicator, name="indicator"),
    path("sdgs/", sdgs.matrix, name="sdgs"),
    *sheet_paths("sdgs", "sdgs", sdgs.matrix_sheet),
    path("sdgs/<number:goal>/", sdgs.goal, name="sdg"),
    *sheet_paths("sdgs/<number:goal>/targets", "sdg", sdgs.goal_sheet),
    path("groups/", groups.groups, name="lnob"),
    *sheet_paths("groups", "lnob", groups.groups_sheet),
]
