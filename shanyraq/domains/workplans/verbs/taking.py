"""Sub-outputs written many at once: what a file brings is written by a few statements, with an event for each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.statements import insert_lines, insert_rows
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.mapping.cells import standing_cells
from shanyraq.domains.workplans.mapping.values import plain, subject_of, telling
from shanyraq.domains.workplans.models import Narrative, SubOutput, Tag
from shanyraq.domains.workplans.queries.kept import COLUMNS, Kept
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.domains.workplans.vocabulary import LISTS
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

SOME = 500
"""Rows that are changed by one statement."""
TAG = f"INSERT INTO {Tag._meta.db_table} (sub_output_id, kind, value, place) VALUES"
NARRATIVE = f"INSERT INTO {Narrative._meta.db_table} (sub_output_id, year, text) VALUES"
ADDED, CHANGED = "added", "changed"


@dataclass(frozen=True)
class Wanted:
    """A sub-output as it is to be. ``stands``: as it is kept; None for a new one.

    ``taken``: its values as the file has them; ``printed``: cells as they stood in the file. ``told``: what its event
    tells beside its values.
    """

    stands: Kept | None
    facts: Facts
    printed: dict[str, str]
    taken: dict[str, Any]
    told: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def changes(self) -> bool:
        """Whether it is new or becomes another, or prints otherwise what it says. Else only ``taken`` is kept: the file
        says by now what stands here.
        """
        if self.stands is None:
            return True
        was = plain(self.stands.facts)
        now = was if self.facts is self.stands.facts else plain(self.facts)
        return now != was or standing_cells(now, self.taken) != standing_cells(was, self.stands.taken)


@dataclass(frozen=True, slots=True)
class Place:
    """The framework that sub-outputs belong to: its number in the database, and its code."""

    pk: int
    code: str


def in_place(place: Place, *_: Any, **__: Any) -> Scope:
    """The framework."""
    return Scope(framework=place.code)


@verb(
    "workplans.sub_output.take",
    title=gettext_noop("Take sub-outputs from a file"),
    said=gettext_noop("{actor} took {name} from a file: {what}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_place,
    doors=frozenset(),
)
def take(trail: Trail, place: Place, wanted: Sequence[Wanted]) -> None:
    """Writes sub-outputs as a file brings them, with an event for each that is new or that it changes."""
    written(trail, place, wanted)


def written(trail: Trail, place: Place, wanted: Sequence[Wanted]) -> list[int]:
    """Writes sub-outputs with their lists and the sums of their money; gives the numbers that the new ones have in the
    database, in their order. Each that is new or becomes another has an event of the verb whose trail it is.
    """
    became = [(each.stands.facts if each.stands else None, each.facts) for each in wanted]
    ask_open(trail, version_in_force(place.code), became)
    new = [each for each in wanted if each.stands is None]
    changed = [(each.stands, each) for each in wanted if each.stands is not None]
    created = _created(place, new, trail.at)
    _changed(changed, trail.at)
    pks = [*created.values(), *(stands.pk for stands, _ in changed)]
    every = [*new, *(each for _, each in changed)]
    write_lists(pks, [each.facts for each in every], of_old=[stands.pk for stands, _ in changed])
    money().keep({pk: each.facts.money for pk, each in zip(pks, every, strict=True)})
    numbers = [*created, *(stands.number for stands, _ in changed)]
    with holding_events(savepoints=True) as events:
        for number, each in zip(numbers, every, strict=True):
            if each.changes:
                tell(trail, place, number, each)
        events.write()
    if not every:
        trail.nothing_to_do()
    return list(created.values())


def tell(trail: Trail, place: Place, number: int, wanted: Wanted) -> None:
    """The event of one sub-output: what it was and what it is, of what differs."""
    subject = subject_of(place.code, number, wanted.facts)
    stands, facts = wanted.stands, wanted.facts
    was, now = (plain(stands.facts), plain(facts)) if stands else ({}, telling(facts))
    trail.record(subject, {"what": CHANGED if stands else ADDED, **wanted.told}, before=was, after=now)


def _created(place: Place, new: Sequence[Wanted], at: datetime) -> dict[int, int]:
    """Writes new ones; gives their numbers in the database by those that people see, in the order of these."""
    if not new:
        return {}
    own = SubOutput.objects.filter(framework=place.pk)
    first = next_number(own)
    rows = [
        SubOutput(
            framework_id=place.pk,
            number=number,
            made_at=at,
            printed=each.printed,
            taken=each.taken,
            **columns(each.facts),
        )
        for number, each in enumerate(new, first)
    ]
    insert_rows(rows)
    return dict(own.filter(number__gte=first).order_by("number").values_list("number", "pk"))


def _changed(changed: Iterable[tuple[Kept, Wanted]], at: datetime) -> None:
    rows = [
        SubOutput(
            pk=stands.pk,
            number=stands.number,
            made_at=at,
            revision=stands.revision + 1,
            printed=each.printed,
            taken=each.taken,
            **columns(each.facts),
        )
        for stands, each in changed
    ]
    if rows:
        SubOutput.objects.bulk_update(rows, [*COLUMNS, "printed", "taken", "revision"], batch_size=SOME // 5)


def columns(facts: Facts) -> dict[str, Any]:
    """The fields of the table of sub-outputs."""
    found = {name: getattr(facts, name) for name in COLUMNS}
    return {**found, "title": dict(facts.title), "description": dict(facts.description)}


def lists_of(facts: Facts) -> list[Any]:
    """What a sub-output says beside its own row: in tags and narratives."""
    return [*(tuple(getattr(facts, name)) for name in LISTS.values()), facts.narratives]


def write_lists(pks: Sequence[int], facts: Sequence[Facts], *, of_old: Sequence[int]) -> None:
    """Writes tags and narratives; those of ``of_old`` are written anew."""
    for first in range(0, len(of_old), SOME):
        some = of_old[first : first + SOME]
        Tag.objects.filter(sub_output__in=some).delete()
        Narrative.objects.filter(sub_output__in=some).delete()
    tags = [
        (pk, kind.value, value, number)
        for pk, each in zip(pks, facts, strict=True)
        for kind, name in LISTS.items()
        for number, value in enumerate(getattr(each, name))
    ]
    insert_lines(TAG, tags)
    told = [
        (pk, year, json.dumps(dict(text)))
        for pk, each in zip(pks, facts, strict=True)
        for year, text in each.narratives.items()
        if any(text.values())
    ]
    insert_lines(NARRATIVE, told)
