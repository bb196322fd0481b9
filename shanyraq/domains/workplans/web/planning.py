"""What the pages of plans show: states, steps, contents, differences, in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.dates import format_month
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.models import Edition
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.plans import PlanNow
from shanyraq.domains.workplans.rules.cycle import PLAN, STATES, State
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.web.words import Text, word
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope


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


MATRIX_FIELDS = ("entities", "implementers", "contributors", "places", "sdg_targets", "groups")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A sub-output in the matrix of a plan: its lists in words, and the money of the year."""

    number: int
    code: str
    title: Text
    lists: Sequence[str]
    period: str
    markers: str
    sums: Sums
    gap: Decimal | None


def matrix_row(line: Line, year: int, there: Around, own: str) -> MatrixRow:
    """One sub-output."""
    facts, sums = line.facts, line.sums(year)
    listed = {**{name: getattr(facts, name) for name in MATRIX_FIELDS}, "entities": facts.led}
    lists = ["; ".join(pick(word(name, each, there), own).text for each in values) for name, values in listed.items()]
    period = " – ".join(format_month(day) if day else "…" for day in (facts.starts_on, facts.ends_on))
    marks = (facts.gender, facts.rights, facts.peace)
    markers = " / ".join("–" if each is None else str(each) for each in marks)
    return MatrixRow(line.number, facts.code, facts.title, lists, period, markers, sums, sums.gap)


def edition_title(edition: Edition) -> str:
    """What an edition is, in words."""
    if edition.is_closing:
        return _("as the year was closed")
    if edition.published_at:
        return _("endorsed")
    if edition.dropped_at:
        return _("not endorsed")
    return _("cleared, waits for the committee") if edition.cleared_at else _("submitted, waits for the country team")


def lines_of(content: Mapping[int, Facts], outcome: str) -> list[Line]:
    """Sub-outputs of a plan as lines of a board."""
    return [Line(number, facts, outcome) for number, facts in content.items()]
