"""The address of everything. The portal's own addresses come last: they begin with any code."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from shanyraq.api import api
from shanyraq.config.failures import nothing_there
from shanyraq.config.metrics import metrics
from shanyraq.portal.views import choose_language

urlpatterns = [
    path("api/v1/", api.urls),
    re_path(r"^api/?$", RedirectView.as_view(url="/api/v1/", permanent=True, query_string=True)),
    re_path(r"^api/(?P<path>.*)$", nothing_there, name="unknown_address"),
    path("metrics", metrics, name="metrics"),
    path("i18n/setlang/", choose_language, name="set_language"),
    path("", include("shanyraq.base.accounts.web.urls")),
    path("", include("shanyraq.base.notices.web.urls")),
    path("", include("shanyraq.base.doors.web.urls")),
    path("", include("shanyraq.base.workbooks.web.urls")),
    path("", include("shanyraq.base.hooks.web.urls")),
    path("<slug:code>/", include("shanyraq.base.notes.urls")),
    path("", include("shanyraq.portal.urls")),
]
handler400 = "shanyraq.config.failures.bad_request"
handler404 = "shanyraq.config.failures.not_found"
handler500 = "shanyraq.config.failures.server_error"
