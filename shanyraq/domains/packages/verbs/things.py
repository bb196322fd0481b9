"""What a new version changed of the things that have a page of their own: an event for each, with before and after."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.apart import apart, place_of
from shanyraq.domains.packages.comparing import MEMBER, Action, Change
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

THINGS = {
    "body": "body",
    "commitment": "commitment",
    "indicator": "indicator",
    "organisation": "entity",
    "outcome": "outcome",
    "output": "output",
}
"""The word in the path of a change → the kind of thing whose page tells what happened to it."""


@dataclass
class Told:
    """What is told of one thing. ``added``, ``ended``: what of it, or nothing where it is the thing itself."""

    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    @property
    def what(self) -> str:
        """What became of the thing itself."""
        return "added" if "" in self.added else "ended" if "" in self.ended else "changed"

    def hear(self, inside: str, change: Change) -> None:
        """Takes a change of the thing, or of something inside it."""
        if change.action is Action.ADD:
            self.added.append(inside)
        elif change.action is Action.END:
            self.ended.append(inside)
        for each in change.fields:
            for path, before, after in apart(each.before, each.after, (each.field,)):
                place = f"{inside}, {place_of(path)}" if inside else place_of(path)
                self.before[place], self.after[place] = before, after


def things(changes: Iterable[Change]) -> dict[tuple[str, str], Told]:
    """The things that changes are about, by kind and key, in their order. What has no page is left out."""
    found: dict[tuple[str, str], Told] = {}
    for change in changes:
        parts = change.item.split(" › ")
        for place in reversed(range(len(parts))):
            member = MEMBER.fullmatch(parts[place])
            if member and member["kind"] in THINGS:
                thing = (THINGS[member["kind"]], member["own"])
                found.setdefault(thing, Told()).hear(", ".join(parts[place + 1 :]), change)
                break
    return found


def of_version(version: Version, told: Any, reason: str) -> Scope:
    """The framework that the version is of."""
    return Scope(framework=version.code)


@verb(
    "packages.thing.change",
    title=gettext_noop("Change things with a version of their framework"),
    said=gettext_noop("{actor} wrote version {version} of the framework: {name} {what}"),
    permission=Permission.OWN_ACCOUNT,
    scope=of_version,
    doors=frozenset(),
)
def change_things(trail: Trail, version: Version, told: dict[tuple[str, str], Told], reason: str) -> None:
    """Writes an event for each thing. The verb that wrote the version was let pass, and says why."""
    for (kind, key), each in told.items():
        facts = {"version": version.number, "what": each.what, "added": each.added, "ended": each.ended}
        trail.record(Subject(kind, key, version.code, key), facts, before=each.before, after=each.after, reason=reason)


def tell_things(version: Version, changes: Iterable[Change], trail: Trail, reason: str) -> None:
    """Tells of every thing that the version changed, in the name of whoever wrote it, and why."""
    told = things(changes)
    if told:
        change_things(version, told, reason, by=trail.by, at=trail.at)
