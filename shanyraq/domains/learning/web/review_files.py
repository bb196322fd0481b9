"""Annual reviews as files: a line for each, and one for everything that a review says."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.framework.queries.theory import assumptions
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.concluded import concluded_reviews
from shanyraq.domains.learning.vocabulary import ASSUMED, CORRECTED, COURSES, REVIEWED, SECTIONS, Corrected, Reviewed
from shanyraq.domains.learning.web.course import called
from shanyraq.domains.learning.web.reviews import OPEN, review_at
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.web.views import for_members

HEADER = (
    *("number", "year", "outcome", "outcome_title", "state", "prepared_on", "discussed_on", "concluded_on"),
    *("rows", "rows_assessed", "assumptions", "assumptions_judged", "risks", "risks_updated"),
    *("corrections", "corrections_open"),
)
ROOM_HEADER = ("part", "key", "name", "standing", "text", "by_whom", "due_on", "value")
COUNTED = (
    "total",
    "assessed",
    "sub_outputs",
    "due",
    "delivered",
    "late",
    "untold",
    *("required", "available", "spent"),
)
"""The figures of a review that are single numbers."""


@framework_page
def every(page: FrameworkPage, form: str) -> HttpResponseBase:
    """A line for each review; for whoever has no role in the framework one for each that was concluded."""
    rows = _whole(page) if holds(page, Permission.SEE_WORKPLANS) else _concluded(page)
    return sheet_file(form, f"{page.code}-reviews", HEADER, list(rows))


def _titles(version: Version) -> dict[str, str]:
    titles = {each.code: pick(each.title, version.language).text for each in outcomes_of(version)}
    return {"": _("The whole framework"), **titles}


def _concluded(page: FrameworkPage) -> Iterator[list[Any]]:
    titles = _titles(page.version)
    for year, each in concluded_reviews(page.version, page.asked).items():
        for outcome, day in each.items():
            if day is not None:
                yield _line(None, (year, outcome, titles.get(outcome, outcome)), Reviewed.CONCLUDED, (None, None, day))


def _whole(page: FrameworkPage) -> Iterator[list[Any]]:
    version, titles = page.version, _titles(page.version)
    known = assumptions(version)
    for row, corrections in queries.whole_reviews(version, page.asked):
        progress = (row.figures or {}).get("progress", {})
        judged, updated = queries.judged(version, row, known), queries.updated(version, row)
        yield _line(
            row.number,
            (row.year, row.outcome, titles.get(row.outcome, row.outcome)),
            row.state,
            (row.prepared_on, row.discussed_on, row.concluded_on),
            [
                *(progress.get("total"), progress.get("assessed")),
                *(len(judged), sum(bool(each.verdict) for each in judged)),
                *(len(updated), sum(bool(each.course) for each in updated)),
                *(len(corrections), sum(each.state in OPEN for each in corrections)),
            ],
        )


def _line(
    number: int | None,
    of: tuple[int, str, str],
    state: str,
    days: tuple[date | None, date | None, date | None],
    counts: list[int | None] | None = None,
) -> list[Any]:
    return [number, *of, _(REVIEWED[Reviewed(state)]), *days, *(counts or [None] * 8)]


@framework_page
@for_members
def room(page: FrameworkPage, year: int, outcome: str, form: str) -> HttpResponseBase:
    """Everything that one review says, a line for each."""
    row, corrections = review_at(page, year, outcome)
    lines = [*_said(page.version, row), *_corrections(page.version, corrections), *_figures(row.figures or {})]
    return sheet_file(form, f"{page.code}-review-{year}-{outcome}", ROOM_HEADER, lines)


def _said(version: Version, row: Review) -> Iterator[list[Any]]:
    """Sections, then assumptions with their verdicts, then risks with their courses."""
    own = version.language
    for name, title in SECTIONS.items():
        yield ["section", name, _(title), None, pick(getattr(row, name), own).text or None, None, None, None]
    for one in queries.judged(version, row):
        standing = _(ASSUMED[one.verdict]) if one.verdict else None
        name, text = pick(one.assumption.said.text, own).text, pick(one.judgement, own).text
        yield ["assumption", one.assumption.key, name, standing, text or None, one.owner or None, None, one.indicator]
    for each in queries.updated(version, row):
        standing = _(COURSES[each.course]) if each.course else None
        name, text = pick(each.risk.title, own).text, pick(each.judgement, own).text
        yield ["risk", each.risk.key, name, standing, text or None, each.owner or None, None, None]


def _corrections(version: Version, corrections: list[Correction]) -> Iterator[list[Any]]:
    named = around(version).named if corrections else {}
    for each in corrections:
        about = _("outcome %(outcome)s, %(year)s") % {"outcome": each.outcome, "year": each.year}
        who = "; ".join(pick(name, version.language).text for name in called(each.who, named))
        text = pick(each.what, version.language).text
        state = _(CORRECTED[Corrected(each.state)])
        yield ["correction", each.number, about if each.outcome else each.year, state, text, who, each.due_on, None]


def _figures(figures: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The figures from which it was prepared, each by where it stands: ``progress.total``."""
    for part in ("progress", "money", "work", "told", "plan"):
        for name, value in (figures.get(part) or {}).items():
            if part == "plan" or name in COUNTED:
                yield ["figure", f"{part}.{name}", None, None, None, None, None, value]
            elif name == "by_status":
                for status, number in value.items():
                    yield ["figure", f"{part}.{name}.{status}", None, None, None, None, None, number]
