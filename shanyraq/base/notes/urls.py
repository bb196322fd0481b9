"""Addresses of single comments and documents, below a framework's code."""

from django.urls import path

from shanyraq.base.attachments.web import attached_file
from shanyraq.base.notes.web import attached, comment

urlpatterns = [
    path("comments/<number:number>", comment, name="comment"),
    path("attached/<number:number>", attached, name="attached"),
    path("attached/<number:number>/file", attached_file, name="attached-file"),
]
