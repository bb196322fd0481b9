"""Addresses of forms."""

from django.urls import path

from shanyraq.base.doors.web import views

urlpatterns = [
    path("do/<str:name>", views.do, name="do"),
    path("do/<str:name>/check/<str:field>", views.checked, name="do-check"),
    path("do/<str:name>/choices/<str:field>", views.offered, name="do-choices"),
]
