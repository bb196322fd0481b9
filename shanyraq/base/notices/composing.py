"""Who is to be told what in the letter of a turn: derived from the records at the moment of sending.

A fixed number of statements, whatever the number of people.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from shanyraq.base.access.models import Person
from shanyraq.base.notices.models import Choice, Sent
from shanyraq.base.notices.queries import readers
from shanyraq.base.notices.telling import Kind, Notice, Reader, kinds, told
from shanyraq.base.notices.turns import is_due, is_told, last_turn
from shanyraq.base.notices.vocabulary import Pace


@dataclass(frozen=True, slots=True)
class Part:
    """What a letter tells of a kind. ``after``: the turn that was told before; None where there was none."""

    kind: Kind
    pace: Pace
    after: datetime | None
    turn: datetime
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A letter to somebody: ``parts`` are the kinds whose turn it is, also those of which there is nothing to tell."""

    person: Person
    reader: Reader
    parts: tuple[Part, ...]

    @property
    def told(self) -> tuple[Part, ...]:
        """The parts that tell something."""
        return tuple(part for part in self.parts if part.notices)

    @property
    def count(self) -> int:
        return sum(len(part.notices) for part in self.parts)


def digests(at: datetime) -> Iterator[Digest]:
    """The letters whose turn it is, in the order of names; whoever has nothing to be told is among them."""
    due = {person.pk: (person, parts) for person, parts in _due(at)}
    found = readers((person for person, _ in due.values()), at.date())
    notices = told(found, at)
    for reader in found:
        person, parts = due[reader.person]
        yield Digest(person, reader, tuple(_filled(part, notices[person.pk]) for part in parts))


def _due(at: datetime) -> Iterator[tuple[Person, tuple[Part, ...]]]:
    """Everybody with an account, and the kinds whose turn it is for them: three statements."""
    turns = {pace: last_turn(pace, at, settings.NOTICES_HOUR, timezone.get_default_timezone()) for pace in Pace}
    chosen: Mapping[int, dict[str, Pace]] = defaultdict(dict)
    for pk, name, pace in Choice.objects.values_list("person", "kind", "pace"):
        chosen[pk][name] = Pace(pace)
    sent: Mapping[int, dict[str, datetime]] = defaultdict(dict)
    for pk, name, moment in Sent.objects.values_list("person", "kind", "turn"):
        sent[pk][name] = moment
    for person in Person.objects.filter(is_active=True):
        parts = []
        for kind in kinds().values():
            pace = chosen[person.pk].get(kind.name, kind.pace)
            turn, after = turns[pace], sent[person.pk].get(kind.name)
            if turn is not None and is_due(turn, after, person.joined_at):
                parts.append(Part(kind, pace, after, turn))
        if parts:
            yield person, tuple(parts)


def _filled(part: Part, notices: list[Notice]) -> Part:
    own = (each for each in notices if each.kind == part.kind.name)
    new = tuple(each for each in own if is_told(each.since, each.due_on, part.after, part.turn))
    return Part(part.kind, part.pace, part.after, part.turn, new)
