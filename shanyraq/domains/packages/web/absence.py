"""What a page says where there is nothing: the framework around the address, and since when it is on record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import first_day, versions_in_force
from shanyraq.domains.packages.web.pages import FrameworkPage, page_on
from shanyraq.kernel.days import read_day


def around(request: HttpRequest) -> Mapping[str, Any]:
    """The context of a page that is not there: that of its framework, as it stands today.

    The shell shows the framework too. ``before`` and ``since`` tell that a day in the address lies
    before the first that is on record.
    """
    page = getattr(request, "framework", None) or _today(request)
    if page is None:
        return {}
    request.framework = page  # type: ignore[attr-defined]
    since, day = first_day(page.code), _day(request)
    return {
        "version": page.version,
        "framework_code": page.code,
        "framework_language": page.version.language,
        "as_of": page.as_of,
        "asked_as_of": page.asked,
        "since": since,
        "before": day if day and since and day < since else None,
    }


def _today(request: HttpRequest) -> FrameworkPage | None:
    code = request.path_info.lstrip("/").partition("/")[0]
    version: Version | None = versions_in_force().filter(framework__code=code).first() if code else None
    return page_on(request, version, None) if version else None


def _day(request: HttpRequest) -> date | None:
    try:
        return read_day(request.GET.get("as_of", ""))
    except ValueError:
        return None
