"""Where to read of things that events and comments are about, also of those that there are not any more."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.subjects import address_of


class Place(NamedTuple):
    """Which thing: its kind, its framework, its key."""

    kind: str
    framework: str
    key: str


Standing = Callable[[Collection[Place]], Collection[Place]]

_standing: dict[str, Standing] = {}


def end_with_versions(kinds: Iterable[str], standing: Standing) -> None:
    """Says that things of these kinds may end with a version of their framework; only its feed tells of one then.

    ``standing`` gives back those of the things that there are now, in one statement.
    """
    _standing.update(dict.fromkeys(kinds, standing))


def ended(places: Iterable[Place]) -> set[Place]:
    """Those that there are not any more. At most a statement for each domain whose things may end."""
    asked: dict[Standing, set[Place]] = {}
    for place in places:
        if place.kind in _standing and place.framework:
            asked.setdefault(_standing[place.kind], set()).add(place)
    return {place for standing, those in asked.items() for place in those - set(standing(those))}


def addresses(events: Iterable[Event]) -> dict[Place, str | None]:
    """The page of each thing that events are about; of one that ended, what happened to it."""
    places = {place_of(event) for event in events}
    gone = ended(places)
    return {place: feed_of(place) if place in gone else address_of(*place) for place in places}


def place_of(event: Event) -> Place:
    """What an event is about."""
    return Place(event.kind, event.framework, event.key)


def feed_of(place: Place) -> str:
    """What happened to one thing, in the trail of its framework."""
    return f"{reverse('trail', args=[place.framework])}?{urlencode({'kind': place.kind, 'key': place.key})}"
