"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.engagement.web import moderating, public, sending
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("feedback/", public.listed, name="feedback"),
    *sheet_paths("feedback", "feedback", public.every_sheet),
    path("feedback/send/", sending.send, name="feedback-send"),
    path("feedback/queue/", moderating.waiting, name="feedback-queue"),
    path("feedback/<number:number>/", public.one, name="feedback-one"),
    path("feedback/<number:number>/files/<number:place>", public.file, name="feedback-file"),
    path("feedback/receipt/<str:receipt>/", sending.receipt, name="feedback-receipt"),
]
