"""What is said where no view answers: a problem below ``/api/``, a page everywhere else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from shanyraq.domains.packages.api import problem
from shanyraq.domains.packages.web.absence import around
from shanyraq.domains.packages.web.pages import NotADay

API = ("/api", "/api/")


def nothing_there(request: HttpRequest, path: str = "") -> HttpResponse:
    """An address below ``/api/`` of no release of the API."""
    return problem(404, "Not found", f"There is nothing at {request.path}. The API begins at /api/v1/.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be understood, whatever its address."""
    if _of_api(request):
        return problem(400, "Not understood", "The request cannot be understood.")
    if isinstance(exception, NotADay):
        return render(request, "400.html", {**around(request), "said": str(exception)}, status=400)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address at which there is nothing. Below a framework its shell stays."""
    return render(request, "404.html", {**around(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of the software outside every view."""
    if _of_api(request):
        return problem(500, "Fault", "The software failed; nothing was changed. The log says where.")
    return defaults.server_error(request)


def _of_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)
