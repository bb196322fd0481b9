"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.workplans.web import (
    cooperation,
    deliverables,
    documents,
    editor,
    matrix,
    output_indicators,
    output_values,
    overlaps,
    plans,
    views,
    where,
)

urlpatterns = [
    path("workplans/", views.plan_board, name="workplans"),
    *sheet_paths("workplans", "workplans", views.board_sheet),
    path("workplans/quality/", views.quality, name="workplan-quality"),
    *sheet_paths("workplans/quality", "workplan-quality", views.quality_sheet),
    path("workplans/overlaps/", overlaps.overlap_list, name="overlaps"),
    *sheet_paths("workplans/overlaps", "overlaps", overlaps.overlap_sheet),
    path("workplans/initiatives/", overlaps.initiative_list, name="initiatives"),
    path("workplans/places/", where.places, name="places"),
    *sheet_paths("workplans/places", "places", where.places_sheet),
    path("workplans/who-does-what-where/", where.who_where, name="who-where"),
    *sheet_paths("workplans/who-does-what-where", "who-where", where.who_where_sheet),
    path("workplans/cooperation/", cooperation.cooperation, name="cooperation"),
    *sheet_paths("workplans/cooperation", "cooperation", cooperation.cooperation_sheet),
    path("workplans/uninfo.xlsx", views.uninfo, name="workplans-uninfo"),
    path("workplans/plans/", plans.every, name="work-plans"),
    path("workplans/plans/<str:outcome>/<number:year>/", plans.one, name="work-plan"),
    path("workplans/plans/<str:outcome>/<number:year>/differences/", plans.apart, name="work-plan-differences"),
    path("workplans/plans/<str:outcome>/<number:year>/quality/", plans.to_mend, name="work-plan-quality"),
    path("workplans/plans/<str:outcome>/<number:year>/matrix/", matrix.matrix, name="work-plan-matrix"),
    *sheet_paths("workplans/plans/<str:outcome>/<number:year>/matrix", "work-plan-matrix", matrix.matrix_sheet),
    path("workplans/programme-documents/", documents.every, name="programme-documents"),
    *sheet_paths("workplans/programme-documents", "programme-documents", documents.every_sheet),
    path("workplans/programme-documents/<number:number>/", documents.one, name="programme-document"),
    path("workplans/deliverables/", deliverables.every, name="deliverables"),
    *sheet_paths("workplans/deliverables", "deliverables", deliverables.every_sheet),
    path("workplans/output-indicators/", output_indicators.every, name="output-indicators"),
    *sheet_paths("workplans/output-indicators", "output-indicators", output_indicators.every_sheet),
    path("workplans/output-indicators/<number:number>/", output_values.indicator, name="output-indicator"),
    path("workplans/output-values/", output_values.every, name="output-values"),
    *sheet_paths("workplans/output-values", "output-values", output_values.every_sheet),
    path("workplans/output-values/<number:number>/", output_values.one, name="output-value"),
    path("workplans/<number:number>/", views.one, name="sub-output"),
    path("workplans/<number:number>/write/", editor.editor, name="sub-output-editor"),
]
