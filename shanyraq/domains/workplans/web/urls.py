"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.workplans.web import documents, plans, views

urlpatterns = [
    path("workplans/", views.plan_board, name="workplans"),
    *sheet_paths("workplans", "workplans", views.board_sheet),
    path("workplans/quality/", views.quality, name="workplan-quality"),
    *sheet_paths("workplans/quality", "workplan-quality", views.quality_sheet),
    path("workplans/uninfo.xlsx", views.uninfo, name="workplans-uninfo"),
    path("workplans/plans/", plans.every, name="work-plans"),
    path("workplans/plans/<str:outcome>/<number:year>/", plans.one, name="work-plan"),
    path("workplans/plans/<str:outcome>/<number:year>/differences/", plans.apart, name="work-plan-differences"),
    path("workplans/plans/<str:outcome>/<number:year>/matrix/", plans.matrix, name="work-plan-matrix"),
    *sheet_paths("workplans/plans/<str:outcome>/<number:year>/matrix", "work-plan-matrix", plans.matrix_sheet),
    path("workplans/programme-documents/", documents.every, name="programme-documents"),
    *sheet_paths("workplans/programme-documents", "programme-documents", documents.every_sheet),
    path("workplans/programme-documents/<number:number>/", documents.one, name="programme-document"),
    path("workplans/<number:number>/", views.one, name="sub-output"),
]
