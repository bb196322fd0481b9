"""The address of everything. The portal's own addresses come last: they begin with any code."""

from django.urls import include, path

from shanyraq.api import api
from shanyraq.portal.views import choose_language

urlpatterns = [
    path("api/v1/", api.urls),
    path("i18n/setlang/", choose_language, name="set_language"),
    path("", include("shanyraq.portal.urls")),
]
