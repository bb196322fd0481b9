"""What is due by a day, with what it belongs to: drafts of plans, deliverables. Whoever edits sub-outputs is to act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Deliverable, Tag
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.queries.plans import PlanNow
from shanyraq.domains.workplans.rules import cycle
from shanyraq.domains.workplans.rules.deliverables import OPEN, State, deliverable_state
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True, slots=True)
class Due:
    """A deliverable that was not delivered, and what its sub-output belongs to."""

    row: Deliverable
    state: State
    scope: Scope


@dataclass(frozen=True, slots=True)
class Drafts:
    """A plan of which drafts are due by a day, and what these belong to."""

    plan: PlanNow
    due_on: date
    scope: Scope


def drafts(version: Version, plans: Sequence[PlanNow]) -> list[Drafts]:
    """Of the plans of a framework those that are drafted until a day. Two statements; none where there is none."""
    found = [(row, row.due_on) for row in plans if row.state == cycle.State.DRAFT and row.due_on]
    if not found:
        return []
    there = around(version)
    entities: dict[str, set[str]] = {row.outcome: set() for row, _day in found}
    for line in there.outputs:
        if line.outcome in entities:
            entities[line.outcome].update(there.of_output[line.code].entities)
    return [Drafts(row, day, _scope(version.code, row.outcome, entities[row.outcome])) for row, day in found]


def due(version: Version, today: date) -> list[Due]:
    """The deliverables of a framework that are due soon or late. Two statements; one where nothing is due."""
    return _undelivered(version, today, OPEN)


def undelivered(version: Version, today: date) -> list[Due]:
    """The same, and those that are due later."""
    return _undelivered(version, today, {State.AHEAD, *OPEN})


def _undelivered(version: Version, today: date, states: Collection[State]) -> list[Due]:
    found = [
        (row, state)
        for row in counted(deliverables(version))
        if (state := deliverable_state(row.due_on, row.delivered_on, today)) in states
    ]
    entities: dict[int, set[str]] = {row.sub_output_id: set() for row, _state in found}
    if entities:
        tags = Tag.objects.filter(sub_output__in=entities, kind=Kind.ENTITY)
        for pk, entity in tags.values_list("sub_output", "value"):
            entities[pk].add(entity)
    outcomes = {line.code: line.outcome for line in around(version).outputs} if found else {}
    return [
        Due(row, state, _scope(version.code, outcomes.get(row.sub_output.output, ""), entities[row.sub_output_id]))
        for row, state in found
    ]


def _scope(code: str, outcome: str, entities: set[str]) -> Scope:
    return Scope(code, frozenset({outcome}) if outcome else frozenset(), frozenset(entities))
