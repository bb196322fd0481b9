"""Search over everything that a framework says, or that all of them say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from shanyraq.base.ui.filters import choices
from shanyraq.domains.framework.queries.search import find
from shanyraq.domains.framework.web.finds import EACH, FIRST, direct_lines, found_groups, kind_filter, question_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.pages import asked_day
from shanyraq.portal.found import found_beside, nowhere

FRAMEWORKS = 12
"""So many frameworks are offered to search in one of them."""


@framework_page
def search(page: FrameworkPage) -> HttpResponse:
    """What one framework says, by kind."""
    return page.render("portal/search.html", **_found([page.version], page.request.GET, page.asked, page))


def search_all(request: HttpRequest) -> HttpResponse:
    """What all frameworks say, by kind. A copy for training only repeats, and is searched on its own."""
    day = asked_day(request)
    versions = [version for version in versions_in_force(day) if not version.is_copy]
    found = _found(versions, request.GET, day)
    return render(request, "portal/search.html", {"asked_as_of": day, **found})


def _found(
    versions: Sequence[Version], query: QueryDict, day: date | None, page: FrameworkPage | None = None
) -> dict[str, Any]:
    """What the page shows; of each kind the first finds, unless one kind is asked for."""
    words, kind = query.get("q", "").strip(), query.get("kind", "")
    asked = question_of(versions, words)
    found = find(versions, asked, kind, None if kind else EACH)
    beside = found_beside(asked.words, page, kind) if versions else []
    found = replace(
        found,
        counts=found.counts + Counter({group.kind: group.number for group in beside}),
        nowhere=nowhere(asked.words, found.nowhere, page),
    )
    return {
        "words": words,
        "kind": kind,
        "found": found,
        "total": found.counts.total() + len(found.direct),
        "frameworks": found.frameworks.most_common(FRAMEWORKS),
        "direct": direct_lines(found, asked, day)[:EACH],
        "direct_cut": len(found.direct) > EACH,
        "kinds": choices(kind_filter(found, kind), query),
        "groups": [
            *found_groups(found, asked, day, None if kind else FIRST),
            *(group for group in beside if kind in {"", group.kind}),
        ],
    }
