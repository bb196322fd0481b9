"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.learning.web import evaluating, evaluation_room, follow_up, judging, review_files, reviews, views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("plan/", views.plan, name="monitoring-plan"),
    path("plan/timeline/", views.plan_timeline, name="plan-timeline"),
    path("plan/activities/<str:key>/", views.activity, name="plan-activity"),
    path("plan.ics", views.plan_ics, name="monitoring-plan-ics"),
    *sheet_paths("plan", "monitoring-plan", views.plan_sheet),
    path("reviews/", reviews.every, name="reviews"),
    *sheet_paths("reviews", "reviews", review_files.every),
    *sheet_paths("reviews/<number:year>/<str:outcome>", "review", review_files.room),
    path("reviews/number/<number:number>/", reviews.numbered, name="review-numbered"),
    path("reviews/<number:year>/<str:outcome>/judge/", judging.judge, name="review-judge"),
    path("reviews/<number:year>/<str:outcome>/", reviews.room, name="review"),
    path("evaluations/", evaluating.every, name="evaluations"),
    *sheet_paths("evaluations", "evaluations", evaluating.every_sheet),
    path("evaluations/<number:number>/", evaluation_room.room, name="evaluation"),
    path("recommendations/", follow_up.board, name="recommendations"),
    *sheet_paths("recommendations", "recommendations", follow_up.board_sheet),
    path("recommendations/<number:number>/", follow_up.one, name="recommendation"),
    path("recommendations/actions/<number:number>/", follow_up.of_action, name="follow-up-action"),
]
