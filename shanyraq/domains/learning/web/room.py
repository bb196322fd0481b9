"""What the room of a review shows: its figures as they were taken, sections, assumptions, course corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.beforehand import Beforehand
from shanyraq.base.verbs.numbered import named
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.elsewhere import said_elsewhere
from shanyraq.domains.learning.queries.left import left_of
from shanyraq.domains.learning.rules.reviews import CORRECTION, REVIEW, refused_step
from shanyraq.domains.learning.vocabulary import SECTIONS, Corrected, Reviewed
from shanyraq.domains.learning.web.course import WHOLE, Way, because, called, way_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.plans import plans
from shanyraq.domains.workplans.vocabulary import STATUSES
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True, slots=True)
class Shown:
    """A course correction with who is to do it, what may be done with it, and how it gets into its plan."""

    row: Correction
    who: list[Any]
    acts: list[str]
    way: Way | None
    because: str


def room_page(
    page: FrameworkPage, row: Review, corrections: Sequence[Correction], others: Sequence[Review]
) -> dict[str, Any]:
    """The context of ``learning/review.html``. What stood on an earlier day is read; nothing is done with it."""
    organisations = around(page.version).named
    known = _plans(page, corrections)
    outcome = next((each for each in outcomes_of(page.version) if each.code == row.outcome), None)
    is_open = row.state != Reviewed.CONCLUDED and not page.asked
    return {
        "row": row,
        "address": row.outcome or WHOLE,
        "outcome": outcome,
        "acts": [] if page.asked else [f"learning.review.{act}" for act in REVIEW.acts(row.state)],
        "is_open": is_open,
        "figures": _figures(page.version, row.figures, organisations),
        "figures_replaced": row.figures is None and row.prepared_on is not None,
        "sections": [(name, title, getattr(row, name)) for name, title in SECTIONS.items()],
        "judged": queries.judged(page.version, row),
        "updated": queries.updated(page.version, row),
        "verdicts_elsewhere": said_elsewhere(row, others),
        "courses_elsewhere": said_elsewhere(row, others, "risk_updates", "course"),
        "corrections": [_shown(page, each, organisations, known) for each in corrections],
    }


def _plans(page: FrameworkPage, corrections: Sequence[Correction]) -> Mapping[tuple[str, int], str]:
    """Outcome and year → the state of their plan. One statement where a correction was accepted, else none."""
    if page.asked or all(each.state != Corrected.ACCEPTED for each in corrections):
        return {}
    return {(each.outcome, each.year): each.state for each in plans(page.version)}


def _shown(page: FrameworkPage, each: Correction, organisations: Any, known: Mapping[tuple[str, int], str]) -> Shown:
    acts = [] if page.asked else [f"learning.correction.{act}" for act in CORRECTION.acts(each.state)]
    accepted = each.state == Corrected.ACCEPTED and not page.asked
    way = way_of(page.code, each, known.get((each.outcome, each.year))) if accepted else None
    return Shown(each, called(each.who, organisations), acts, way, because(each))


def _lagging(
    titles: Mapping[str, Any], key: str, code: str, worst: str, row: Any = "", whole: str = ""
) -> tuple[str, Any, str, Any, str]:
    """An indicator that lags behind, as the figures hold it; those that were taken earlier name no row."""
    return key, code or titles.get(key, key), worst, row, whole


def _figures(version: Version, kept: dict[str, Any] | None, organisations: Any) -> dict[str, Any]:
    """The kept figures as pages show them: amounts as numbers, the day as a day, keys as names."""
    if not kept:
        return {}
    money = {name: None if text is None else Decimal(text) for name, text in kept["money"].items()}
    titles = {each.key: each.title for outcome in recent_package(version).outcomes for each in outcome.indicators}
    lagging = [_lagging(titles, *each) for each in kept["progress"]["lagging"]]
    narratives = [
        {**each, "entities": called(each["entities"], organisations), "status": STATUSES.get(each["status"], "")}
        for each in kept.get("told", {}).get("narratives", ())  # a review that was prepared earlier has none
    ]
    return {
        **kept,
        "as_of": date.fromisoformat(kept["as_of"]),
        "money": money,
        "lagging": lagging,
        "narratives": narratives,
    }


def concluding(entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """Before a review is concluded: what is still to be said, with where it is said."""
    one = named(entered)
    if one is None or not may(by, Permission.SEE_WORKPLANS, Scope(one[0])):
        return None
    try:
        row = queries.review(*one)
    except NotFound:
        return None
    left = left_of(version_in_force(one[0]), row)
    if refused_step(row.state, "conclude") or not (left.sections or left.assumptions or left.corrections):
        return None
    room = reverse("review", args=[one[0], row.year, row.outcome or WHOLE])
    return Beforehand("learning/left.html", {"left": left, "room": room, "number": row.number, "framework": one[0]})
