"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.indicators.web import (
    areas,
    collecting,
    entry,
    groups,
    monitoring,
    national_page,
    observation_page,
    sdgs,
    views,
)
from shanyraq.domains.packages.web.downloads import SHEETS, sheet_paths

urlpatterns = [
    path("results/", views.results, name="results"),
    *sheet_paths("results", "results", views.results_sheet),
    path("indicators/", views.progress, name="indicators"),
    *sheet_paths("indicators", "indicators", views.progress_sheet),
    path("indicators/<str:key>/chart.svg", views.indicator_svg, name="indicator-svg"),
    *sheet_paths("indicators/<str:key>/rows", "indicator", views.indicator_sheet, SHEETS),
    path("indicators/<str:key>/areas/", areas.areas, name="indicator-areas"),
    *sheet_paths("indicators/<str:key>/areas/values", "indicator-areas", areas.areas_sheet),
    path("indicators/<str:key>", views.indicator, name="indicator"),
    path("monitoring/", monitoring.monitoring, name="monitoring"),
    *sheet_paths("monitoring", "monitoring", monitoring.monitoring_sheet),
    path("monitoring/<number:number>/", observation_page.one, name="observation"),
    path("monitoring/collection/", collecting.collection, name="collection"),
    *sheet_paths("monitoring/collection/values", "collection", collecting.collection_sheet),
    *sheet_paths("monitoring/collection/entities", "collection-entities", collecting.entities_sheet),
    path("monitoring/entry/", entry.value_grid, name="value-grid"),
    path("sdgs/", sdgs.matrix, name="sdgs"),
    *sheet_paths("sdgs", "sdgs", sdgs.matrix_sheet),
    path("sdgs/<number:goal>/", sdgs.goal, name="sdg"),
    *sheet_paths("sdgs/<number:goal>/targets", "sdg", sdgs.goal_sheet),
    path("groups/", groups.groups, name="lnob"),
    *sheet_paths("groups", "lnob", groups.groups_sheet),
    path("data/national/", national_page.national, name="national-data"),
    *sheet_paths("data/national", "national-data", national_page.national_sheet),
    *sheet_paths("data/national/remarks", "national-remarks", national_page.remarks_sheet),
]
