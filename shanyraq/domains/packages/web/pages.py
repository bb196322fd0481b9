"""``@framework_page``: resolves code and ``?as_of=`` before a view runs, once for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from shanyraq.base.ui.filters import FilterGroup, all_known
from shanyraq.base.verbs.turn import turn
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.days import read_day
from shanyraq.kernel.errors import NotFound

View = Callable[..., HttpResponseBase]


class NotADay(BadRequest):
    """What an address asks for as a day is none; the text is what it says."""


@dataclass(frozen=True)
class FrameworkPage:
    """What a page is about: a version, read on a day.

    ``asked`` is the day in the address, if any; ``lies_ahead`` tells that it has not come yet.
    """

    request: HttpRequest
    version: Version
    as_of: date
    asked: date | None
    lies_ahead: bool = False

    @property
    def code(self) -> str:
        """The framework's code, as in the address."""
        return self.version.code

    def render(self, template: str, *, filters: Sequence[FilterGroup] = (), **context: Any) -> HttpResponse:
        """Renders a template of this framework; an htmx request gets the same page.

        An address that asks a filter for a value that there is not is answered with the page that
        says so, as «not found». A known value that leaves nothing is found, and empty.
        """
        return render(
            self.request,
            template,
            {
                "page": self,
                "version": self.version,
                "framework_code": self.code,
                "framework_language": self.version.language,
                "as_of": self.as_of,
                "asked_as_of": self.asked,
                "filters": filters,
                **context,
            },
            status=HTTPStatus.OK if all_known(filters, self.request.GET) else HTTPStatus.NOT_FOUND,
        )


def framework_page(view: View) -> View:
    """Calls ``view(page, …)`` for ``/<code>/…``; an unknown code or day is «not found».

    :raises Http404: for an unknown framework, or a day before it.
    :raises NotADay: for a day that is no date.
    """

    @wraps(view)
    def run(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = asked_day(request)
        try:
            with turn():
                version = version_in_force(code, asked)
                page = page_on(request, version, asked)
                request.framework = page  # type: ignore[attr-defined]
                return view(page, *args, **kwargs)
        except NotFound as error:
            raise Http404(str(error)) from error

    return run


def page_on(request: HttpRequest, version: Version, asked: date | None) -> FrameworkPage:
    """A page of a version on the day asked for, or today."""
    today = timezone.now().date()
    return FrameworkPage(request, version, asked or today, asked, asked is not None and asked > today)


def asked_day(request: HttpRequest) -> date | None:
    """The day of ``?as_of=``; an empty one, as a form may send it, asks for none.

    :raises NotADay: when it is not a date in the one form that pages and the API read.
    """
    text = request.GET.get("as_of", "")
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        raise NotADay(text) from error
