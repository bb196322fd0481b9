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
from shanyraq.domains.learning.vocabulary import ASSUMED, CORRECTED, COURSES, REVIEWED, SECTIONS, Reviewed
from shanyraq.domains.learning.web.course import called
from shanyraq.domains.learning.web.reviews import OPEN, review_at
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.web.views import for_members

HEADER = (
    *(
        "number",
        "year",
        "outcome",
        "outcome_title",
        "state",
        "state_name",
        "prepared_on",
        "discussed_on",
        "concluded_on",
    ),
    *("rows", "rows_assessed", "assumptions", "assumptions_judged", "risks", "risks_updated"),
    *("corrections", "corrections_open"),
)
ROOM_HEADER = ("part", "key", "name", "standing", "standing_name", "text", "by_whom", "due_on", "value", "note")
"""``standing``: verdict, course or state as a code, which is the same in every language; ``standing_name``: in words.
``value`` of a correction: how many changes of its plan there were when it was done.
"""
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
    return [number, *of, state, _(REVIEWED[Reviewed(state)]), *days, *(counts or [None] * 8)]


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
        yield _one("section", name, _(title), text=pick(getattr(row, name), own).text)
    for one in queries.judged(version, row):
        name, text = pick(one.assumption.said.text, own).text, pick(one.judgement, own).text
        standing = (one.verdict, ASSUMED)
        key = one.assumption.key
        yield _one("assumption", key, name, standing, text=text, by_whom=one.owner, value=one.indicator)
    for each in queries.updated(version, row):
        name, text = pick(each.risk.title, own).text, pick(each.judgement, own).text
        yield _one("risk", each.risk.key, name, (each.course, COURSES), text=text, by_whom=each.owner)


def _one(part: str, key: Any, name: Any, standing: tuple[str, Mapping[str, str]] = ("", {}), **said: Any) -> list[Any]:
    """A line of the room's file. ``standing``: a code, and what its codes are called."""
    code, titles = standing
    told = {"standing": code, "standing_name": _(titles[code]) if code else "", **said}
    return [part, key, name, *(None if told.get(field) == "" else told.get(field) for field in ROOM_HEADER[3:])]


def _corrections(version: Version, corrections: list[Correction]) -> Iterator[list[Any]]:
    named = around(version).named if corrections else {}
    for each in corrections:
        about = _("outcome %(outcome)s, %(year)s") % {"outcome": each.outcome, "year": each.year}
        who = "; ".join(pick(name, version.language).text for name in called(each.who, named))
        said = {"text": pick(each.what, version.language).text, "by_whom": who, "due_on": each.due_on}
        said |= {"value": each.changes, "note": each.note}
        name = about if each.outcome else each.year
        yield _one("correction", each.number, name, (each.state, CORRECTED), **said)


def _figures(figures: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The figures from which it was prepared, each by where it stands: ``progress.total``."""
    for part in ("progress", "money", "work", "told", "plan"):
        for name, value in (figures.get(part) or {}).items():
            if part == "plan" or name in COUNTED:
                yield _one("figure", f"{part}.{name}", None, value=value)
            elif name == "by_status":
                for status, number in value.items():
                    yield _one("figure", f"{part}.{name}.{status}", None, value=number)
