"""Addresses of notices."""

from django.urls import path

from shanyraq.base.notices.web import calendar, stops

urlpatterns = [
    path("account/notices/stop/<str:token>/", stops.stop, name="notices-stop"),
    path("do/notices.calendar.make", calendar.make, name="calendar-make"),
    path("calendar/<str:secret>.ics", calendar.feed, name="calendar"),
]
