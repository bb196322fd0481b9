"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.learning.web import evaluating, follow_up, room, views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("plan/", views.plan, name="monitoring-plan"),
    path("plan.ics", views.plan_ics, name="monitoring-plan-ics"),
    *sheet_paths("plan", "monitoring-plan", views.plan_sheet),
    path("evaluations/", evaluating.every, name="evaluations"),
    *sheet_paths("evaluations", "evaluations", evaluating.every_sheet),
    path("evaluations/<number:number>/", room.room, name="evaluation"),
    path("recommendations/", follow_up.board, name="recommendations"),
    *sheet_paths("recommendations", "recommendations", follow_up.board_sheet),
    path("recommendations/<number:number>/", follow_up.one, name="recommendation"),
    path("recommendations/actions/<number:number>/", follow_up.of_action, name="follow-up-action"),
]
