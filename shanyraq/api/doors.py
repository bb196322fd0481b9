"""What holds for every address of the API, whatever operation answers there: not too often, nothing unknown."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.operation import Operation

from shanyraq.api.failures import slow_down
from shanyraq.base.limits import address_of, must_wait
from shanyraq.domains.packages.api import problem

View = Callable[..., HttpResponse]
ZERO = "\x00"
"""No text in a PostgreSQL database can hold it, so nothing can be found by it."""
ANYTHING = "{path:"
"""In the path of the operation that answers where there is nothing, whatever was asked."""
JSON = "application/json"
FORM = "multipart/form-data"
LONGEST = 4_000
"""Characters of the longest query string; a cursor and a search are far below it."""


def met(view: View) -> View:
    """``HEAD`` is answered as ``GET`` is, without the body; what nothing can answer is told as a problem."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refused = _too_often(request) or _refused(request)
        if refused:
            return refused
        method = request.method
        if method == "HEAD":
            request.method = "GET"
        try:
            response = view(request, *args, **kwargs)
        finally:
            request.method = method
        if response.status_code == 405:
            methods = {each.strip() for each in response["Allow"].split(",")}
            allowed = ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
            response = problem(405, "Not allowed here", _("This address answers %(methods)s.") % {"methods": allowed})
            response["Allow"] = allowed
        return response

    return run


def _too_often(request: HttpRequest) -> HttpResponse | None:
    """Reads are counted by address. Whatever writes needs a token, by which it is counted."""
    if request.method not in {"GET", "HEAD"}:
        return None
    wait = must_wait("reads", address_of(request), timezone.now())
    return None if wait is None else slow_down(wait)


def _refused(request: HttpRequest) -> HttpResponse | None:
    """What no operation is asked to understand."""
    if ZERO in request.path:
        return problem(404, "Not found", _("There is nothing at an address with a zero byte."))
    if len(request.META.get("QUERY_STRING", "")) > LONGEST:
        words = _("The part of the address after «?» has at most %(most)s characters.")
        return problem(422, "Not understood", words % {"most": LONGEST})
    try:
        lists = list(request.GET.lists())
    except SuspiciousOperation:
        return problem(422, "Not understood", _("The address has too many parameters."))
    if any(ZERO in text for name, values in lists for text in (name, *values)):
        return problem(422, "Not understood", _("A parameter holds a zero byte."))
    twice = sorted(name for name, values in lists if len(values) > 1)
    if twice:
        return _misunderstood(dict.fromkeys(twice, _("stands twice")))
    return None


def only_known(run: View) -> View:
    """Refuses a parameter that the operation does not have: a misspelt ``as_of`` would be answered as of today."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    known = sorted(
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    )

    @wraps(run)
    def strict(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        unknown = sorted(set(request.GET) - set(known))
        if unknown and ANYTHING not in operation.path:
            there = _("is not a parameter here; known are: %(known)s") % {"known": ", ".join(known)}
            return _misunderstood(dict.fromkeys(unknown, there if known else _("is not a parameter here")))
        return run(request, **kwargs)

    return strict


def json_only(run: View) -> View:
    """A body is JSON and says so, or a file with a token: no form of another site can be sent here by a browser."""
    operation: Operation = unwrap(run).__self__
    sources = {model.__ninja_param_source__ for model in operation.models}
    wanted, needs_one = FORM if "file" in sources else JSON, bool(sources & {"file", "body", "form"})

    @wraps(run)
    def strict(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        is_nothing = not needs_one and not request.content_type and not request.body  # a browser names a type
        if request.method == "POST" and request.content_type != wanted and not is_nothing:
            return problem(415, "Not understood", _("What is sent must be %(type)s.") % {"type": wanted})
        return run(request, **kwargs)

    return strict


def _misunderstood(problems: dict[str, str]) -> HttpResponse:
    errors = [{"at": f"query.{name}", "problem": problem} for name, problem in problems.items()]
    detail = "; ".join(f"{each['at']} {each['problem']}" for each in errors)
    return problem(422, "Not understood", detail, errors=errors)
