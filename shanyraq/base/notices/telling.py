"""What there is to tell: kinds of notices, and who derives them. Higher rooms register both; letters ask.

``add_kind(Kind("mentions", …))``: people choose for themselves how often to hear of it.
``tell("desk", "module:function")``: ``function(readers, at)`` derives the notices of all readers in a fixed number of
statements; the number of an account → its notices. ``date_with("desk", …)`` does the same for calendars of one reader.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import Any

from django.urls import reverse

from shanyraq.base.access.models import Grant
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.notices.vocabulary import Pace
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notices: what it is called, what it tells, and how often where nobody chose.

    ``title`` and ``help`` are English texts, for translators.
    """

    name: str
    title: str
    help: str
    pace: Pace


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is told: what they may see at this moment, and through which grants."""

    actor: Actor
    grants: tuple[Grant, ...] = ()

    @property
    def person(self) -> int:
        assert self.actor.person is not None
        return self.actor.person

    def since(self, permission: Permission, framework: str) -> datetime | None:
        """Since when a role gives them a right in a framework: nothing was theirs before."""
        given = [
            grant.given_at
            for grant in self.grants
            if grant.framework in {"", framework} and permission in ROLES[Role(grant.role)].rights
        ]
        return min(given, default=None)

    def came(self, at: datetime, permission: Permission, framework: str) -> datetime:
        """When something came up for them: not before they got the role through which it is theirs."""
        return max(at, self.since(permission, framework) or at)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that waits for somebody, or happened and is theirs to know.

    ``page``, ``args`` and ``asks`` name the page where it is done or read, and what its form begins with. ``since``:
    when it came up; ``due_on``: where there is a day. ``is_news``: there is nothing to do about it.
    """

    kind: str
    said: Sentence
    framework: str
    page: str
    args: tuple[str | int, ...]
    since: datetime
    due_on: date | None = None
    is_past: bool = False
    is_news: bool = False
    asks: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of its page."""
        return reverse(self.page, args=self.args, query=self.asks or None)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day in a calendar. ``uid`` stays when words or the day change; ``edition`` then counts up.

    ``title`` is all that leaves the house; it names no person.
    """

    uid: str
    day: date
    title: Sentence
    path: str
    stamp: datetime
    edition: int = 0
    framework: str = field(default="", kw_only=True)


Told = Callable[[Sequence[Reader], datetime], Mapping[int, Sequence[Notice]]]
Dates = Callable[[Reader, date], Sequence[Dated]]

_kinds: dict[str, Kind] = {}
_tellers: dict[str, str] = {}
_dates: dict[str, str] = {}


def add_kind(kind: Kind) -> None:
    """Registers a kind; the same name again replaces it."""
    _kinds[kind.name] = kind


def kinds() -> dict[str, Kind]:
    """Every kind by its name, in the order in which they were registered."""
    return dict(_kinds)


def tell(name: str, function: str) -> None:
    """Registers who derives notices, as ``module:function``; the same name again replaces it."""
    _tellers[name] = function


def date_with(name: str, function: str) -> None:
    """Registers who derives the days of calendars, as ``module:function``; the same name again replaces it."""
    _dates[name] = function


def told(readers: Sequence[Reader], at: datetime) -> dict[int, list[Notice]]:
    """Everything that there is to tell at a moment: the number of an account → its notices."""
    found: dict[int, list[Notice]] = {reader.person: [] for reader in readers}
    for function in _tellers.values():
        derive: Told = _imported(function)
        for person, notices in derive(readers, at).items():
            found[person] += notices
    return found


def dated(reader: Reader, day: date) -> list[Dated]:
    """Every day of the calendar of a reader, in their order."""
    found: list[Dated] = []
    for function in _dates.values():
        derive: Dates = _imported(function)
        found += derive(reader, day)
    return sorted(found, key=lambda each: (each.day, each.uid))


def _imported(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
