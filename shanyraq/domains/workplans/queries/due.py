"""Deliverables that are due soon or late, with what their sub-outputs belong to: whoever edits these is to act."""

from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Deliverable, Tag
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.rules.deliverables import OPEN, State, deliverable_state
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True, slots=True)
class Due:
    """A deliverable that is due soon or late, and what its sub-output belongs to."""

    row: Deliverable
    state: State
    scope: Scope


def due(version: Version, today: date) -> list[Due]:
    """Those of a framework. Two statements; one where nothing is due."""
    found = [
        (row, state)
        for row in counted(deliverables(version))
        if (state := deliverable_state(row.due_on, row.delivered_on, today)) in OPEN
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
