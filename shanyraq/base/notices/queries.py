"""Reads of notices: who reads, what they chose, whose calendar it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import counting, hashed
from shanyraq.base.notices.models import Calendar, Choice
from shanyraq.base.notices.telling import Kind, Reader, kinds
from shanyraq.base.notices.vocabulary import PACES, Pace
from shanyraq.kernel.actors import Actor, Door, Holding


@dataclass(frozen=True, slots=True)
class Chosen:
    """A kind, and how often its letters come to somebody."""

    kind: Kind
    pace: Pace

    @property
    def said(self) -> str:
        """How often, in English."""
        return PACES[self.pace]


@dataclass(frozen=True, slots=True)
class OwnNotices:
    """What somebody sees of their notices on the page of their account."""

    chosen: tuple[Chosen, ...]
    calendar: Calendar | None


def own_notices(person: Person) -> OwnNotices:
    """In two statements."""
    made = dict(Choice.objects.filter(person=person).values_list("kind", "pace"))
    chosen = tuple(Chosen(kind, Pace(made.get(kind.name, kind.pace))) for kind in kinds().values())
    return OwnNotices(chosen, Calendar.objects.filter(person=person, ended_at=None).first())


def readers(people: Iterable[Person], day: date) -> list[Reader]:
    """People with the grants that count on a day: one statement for all. Ended accounts read nothing."""
    active = [person for person in people if person.is_active]
    held: dict[int, list[Grant]] = {person.pk: [] for person in active}
    for grant in counting(Grant.objects.filter(person__in=held), day):
        held[grant.person_id].append(grant)
    return [_reader(person, held[person.pk]) for person in active]


def _reader(person: Person, grants: list[Grant]) -> Reader:
    holdings = tuple(Holding(grant.role, grant.reach) for grant in grants)
    return Reader(Actor(person.name, Door.WEB, person.pk, holdings), tuple(grants))


def calendar_of(secret: str) -> Calendar | None:
    """The calendar under this secret, while it counts and its person has an account."""
    found = Calendar.objects.filter(secret=hashed(secret), ended_at=None, person__is_active=True)
    return found.select_related("person").first()
