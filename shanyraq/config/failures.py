"""What is said where no view answers: a problem below ``/api/``, a page everywhere else."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from shanyraq.domains.packages.api import problem
from shanyraq.domains.packages.web.absence import around
from shanyraq.domains.packages.web.pages import NotADay

API = ("/api", "/api/")


def nothing_there(request: HttpRequest, path: str = "") -> HttpResponse:
    """An address below ``/api/`` of no release of the API."""
    return problem(
        404, "Not found", _("There is nothing at %(path)s. The API begins at /api/v1/.") % {"path": request.path}
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be understood, whatever its address."""
    if _of_api(request):
        return problem(400, "Not understood", _("The request cannot be understood."))
    if isinstance(exception, NotADay):
        return render(request, "400.html", {**around(request), "said": str(exception)}, status=400)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address at which there is nothing. Below a framework its shell stays."""
    return render(request, "404.html", {**around(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of the software outside every view; or a database that is away, or held by others for too long."""
    if isinstance(sys.exception(), OperationalError):
        return _busy(request)
    if _of_api(request):
        return problem(500, "Fault", "The software failed; nothing was changed. The log says where.")
    return defaults.server_error(request)


def _busy(request: HttpRequest) -> HttpResponse:
    """Asks for nothing in the database: it would be as busy again."""
    if _of_api(request):
        response = problem(503, "Busy", "The database does not answer; nothing was changed. Ask again.")
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = "60"
    return response


def _of_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)
