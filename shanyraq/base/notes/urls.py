"""Addresses of single comments and documents, below a framework's code."""

from django.urls import path

from shanyraq.base.attachments.web import attached_file
from shanyraq.base.notes.web import attached, comment

urlpatterns = [
    path("comments/<int:number>", comment, name="comment"),
    path("attached/<int:number>", attached, name="attached"),
    path("attached/<int:number>/file", attached_file, name="attached-file"),
]
