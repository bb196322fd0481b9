"""Reads of the bodies: all of them with their place in the structure, and one with what it is for."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from shanyraq.domains.framework.queries.texts import Cited, Text, shaped
from shanyraq.domains.governance.models import Body, Chair, Mandate, Member
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class Person:
    """Who chairs, leads or belongs to a body, as printed; ``party`` and ``name`` where one is meant."""

    role: str
    """``chair``, ``co_chair``, ``lead``, ``member`` or ``invited``."""
    side: str | None
    text: str
    party: str | None
    name: Text | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At least so many meetings per ``year``, ``quarter`` or ``month``, and the printed words."""

    at_least: int
    per: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Cited):
    text: str


@dataclass(frozen=True, slots=True)
class OutcomeOf:
    """The outcome that a body is for; ``place`` counts outcomes from one."""

    code: str
    title: Text
    place: int


@dataclass(frozen=True, slots=True)
class BodyItem:
    key: str
    name: Text
    short_name: str | None
    kind: str
    status: str
    parent: str | None
    outcome: OutcomeOf | None
    rhythm: Rhythm | None
    chairs: tuple[Person, ...]
    members: tuple[Person, ...]
    mandates: tuple[Task, ...]
    clauses: tuple[str, ...]
    reconstructed: Text | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Node:
    """A body with the bodies below it."""

    body: BodyItem
    children: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BodyName:
    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class BodyPage:
    body: BodyItem
    parent: BodyItem | None
    children: tuple[BodyItem, ...]


def bodies(version: Version) -> list[BodyItem]:
    """Every body of the version, in four statements."""
    inside = _Inside(version)
    rows = Body.objects.filter(version=version).select_related("outcome", "parent")
    return [_body(row, inside) for row in rows]


def structure(items: list[BodyItem]) -> list[Node]:
    """The bodies that stand under none, with those below them."""
    nodes = {item.key: Node(item) for item in items}
    for item in items:
        if item.parent in nodes:
            nodes[item.parent].children.append(nodes[item.key])
    return [nodes[item.key] for item in items if item.parent not in nodes]


def body(version: Version, key: str) -> BodyPage:
    """A body with what is above and below it.

    :raises NotFound: when the version has no such body.
    """
    known = {item.key: item for item in bodies(version)}
    if key not in known:
        raise NotFound(Sentence(gettext_noop("body {key}"), {"key": str(key)}))
    item = known[key]
    return BodyPage(
        item,
        known.get(item.parent or ""),
        tuple(other for other in known.values() if other.parent == key),
    )


def bodies_for(version: Version, outcome: str) -> tuple[BodyName, ...]:
    """The bodies that are there for an outcome, in one statement."""
    rows = Body.objects.filter(version=version, outcome__code=outcome).values_list("key", "name")
    return tuple(BodyName(key, name) for key, name in rows)


class _Inside:
    """Chairs, members and tasks of every body, by its primary key, in three statements."""

    def __init__(self, version: Version) -> None:
        self.chairs: dict[int, list[Person]] = defaultdict(list)
        self.members: dict[int, list[Person]] = defaultdict(list)
        self.tasks: dict[int, list[Task]] = defaultdict(list)
        for chair in Chair.objects.filter(version=version).select_related("party"):
            self.chairs[chair.body_id].append(_person(chair, chair.role, chair.side))
        for member in Member.objects.filter(version=version).select_related("party"):
            self.members[member.body_id].append(_person(member, member.standing, None))
        for row in Mandate.objects.filter(version=version):
            self.tasks[row.body_id].append(shaped(row, Task))


def _body(row: Body, inside: _Inside) -> BodyItem:
    outcome = row.outcome
    return BodyItem(
        row.key,
        row.name,
        row.short_name,
        row.kind,
        row.status,
        row.parent.key if row.parent else None,
        OutcomeOf(outcome.code, outcome.title, outcome.order + 1) if outcome else None,
        Rhythm(**row.rhythm) if row.rhythm else None,
        tuple(inside.chairs[row.pk]),
        tuple(inside.members[row.pk]),
        tuple(inside.tasks[row.pk]),
        tuple(row.clauses),
        row.reconstructed,
        row.note,
    )


def _person(row: Any, role: str, side: str | None) -> Person:
    party = row.party
    name = (party.short_name or party.name) if party else None
    return Person(role, side, row.text, party.key if party else None, name)
