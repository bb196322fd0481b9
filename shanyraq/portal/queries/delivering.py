"""What deliverables of sub-outputs ask of people who edit these: what is due soon, and what is late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Deliverable, Tag
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables
from shanyraq.domains.workplans.rules.deliverables import OPEN, State, asked_from, deliverable_state
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import PLANS

DUE = gettext_noop("A deliverable is due: {name}")
LATE = gettext_noop("A deliverable is late: {name}")


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


def deliverables_waiting(reader: Reader, version: Version, found: Sequence[Due], today: date) -> Iterator[Notice]:
    """The deliverables of a framework that wait for somebody who edits their sub-output."""
    for each in found:
        row = each.row
        if not may(reader.actor, Permission.EDIT_WORKPLANS, each.scope):
            continue
        came = max(row.made_at, datetime.combine(asked_from(row.due_on, today), time(), UTC))
        name = by_language(row.title, version.language)
        yield Notice(
            kind=PLANS,
            said=Sentence(LATE if each.state == State.LATE else DUE, {"name": name}),
            framework=version.code,
            page="sub-output",
            args=(version.code, row.sub_output.number),
            since=reader.came(came, Permission.EDIT_WORKPLANS, version.code),
            due_on=row.due_on,
            is_past=each.state == State.LATE,
        )
