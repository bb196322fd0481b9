"""What the pages of plans show: states, steps, contents, differences, in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.models import Edition
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.plans import PlanNow
from shanyraq.domains.workplans.rules.cycle import PLAN, STATES, State
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class Step:
    """A state on the way of a plan: what it is called, whether it is passed, whether the plan is there."""

    title: str
    passed: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a plan: its verb, and who does it."""

    verb: str
    who: str


def steps(state: str) -> list[Step]:
    """The way of a plan, with where it is."""
    order = list(STATES)
    place = order.index(State(state))
    return [Step(STATES[each], number < place, number == place) for number, each in enumerate(order)]


def acts(state: str, *, was_endorsed: bool) -> list[Act]:
    """What can be done in a state; to drop a revision is none of it where nothing was endorsed."""
    ways = [each for each in PLAN.transitions if each.source == state]
    return [Act(f"workplans.plan.{each.act}", each.who) for each in ways if was_endorsed or each.act != "keep"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The plan of an outcome in a year, in the grid of all. ``state`` None: it was not opened."""

    outcome: str
    year: int
    state: str | None
    title: str
    href: str
    due_on: date | None = None
    scope: Scope | None = None
    opens: bool = False
    """Whether its form is offered: it is that of this year or the next, or of the first of a framework to come."""


def grid(page: FrameworkPage, found: Sequence[PlanNow]) -> list[tuple[Any, list[Cell]]]:
    """Each outcome with its plan of each year of the framework."""
    known = {(each.outcome, each.year): each for each in found}
    years = range(page.version.starts_on.year, page.version.ends_on.year + 1)
    return [
        (outcome, [_cell(page, known.get((outcome.code, year)), outcome.code, year) for year in years])
        for outcome in recent_package(page.version).outcomes
    ]


def _cell(page: FrameworkPage, row: PlanNow | None, outcome: str, year: int) -> Cell:
    day = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    href = reverse("work-plan", args=[page.code, outcome, year]) + day if row else ""
    title = STATES[State(row.state)] if row else ""
    scope, first = Scope(page.code, frozenset({outcome})), max(page.as_of.year, page.version.starts_on.year)
    opens = not (row or page.asked) and may(_actor(page), Permission.REVIEW_WORKPLANS, scope) and year - first in (0, 1)
    return Cell(outcome, year, row.state if row else None, title, href, row.due_on if row else None, scope, opens)


def _actor(page: FrameworkPage) -> Actor:
    actor: Actor = page.request.actor  # type: ignore[attr-defined]
    return actor


def edition_title(edition: Edition) -> str:
    """What an edition is, in words."""
    if edition.is_closing:
        return _("as the year was closed")
    if edition.published_at:
        return _("endorsed")
    if edition.dropped_at:
        return _("not endorsed")
    return _("cleared, waits for the committee") if edition.cleared_at else _("submitted, waits for the country team")


def standing(state: str, edition: Edition | None) -> Sentence:
    """What a plan is that lies on paper: an edition with the day on which it became what it is, or its state."""
    if edition is None:
        return Sentence(gettext_noop("As it stands: {state}"), {"state": Sentence(STATES[State(state)])})
    day = (edition.published_at or edition.dropped_at or edition.cleared_at or edition.made_at).date()
    if edition.is_closing:
        message = gettext_noop("Edition {number}, as the year was closed on {day}")
    elif edition.published_at:
        message = gettext_noop("Edition {number}, endorsed on {day}")
    elif edition.dropped_at:
        message = gettext_noop("Edition {number}, not endorsed, dropped on {day}")
    elif edition.cleared_at:
        message = gettext_noop("Edition {number}, cleared for the country team on {day}, not endorsed yet")
    else:
        message = gettext_noop("Edition {number}, submitted on {day}, not endorsed yet")
    return Sentence(message, {"number": str(edition.number), "day": day})


def lines_of(content: Mapping[int, Facts], outcome: str) -> list[Line]:
    """Sub-outputs of a plan as lines of a board."""
    return [Line(number, facts, outcome) for number, facts in content.items()]
