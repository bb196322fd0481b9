"""Events placed into years."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a year. ``state`` is a verdict code or empty; ``when`` a date in words."""

    year: int
    label: str
    href: str = ""
    when: str = ""
    state: str = ""


def years(events: Iterable[Event], first: int, last: int) -> list[dict[str, Any]]:
    """One entry per year from ``first`` to ``last``, with its events in the given order."""
    placed = list(events)
    return [
        {"year": year, "events": [event for event in placed if event.year == year]} for year in range(first, last + 1)
    ]
