"""What the chooser tells of each framework: its size, and what lapses next. A fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from shanyraq.domains.packages.models import Version

COUNTED = ("outcomes", "outputs", "indicators")


@dataclass(frozen=True, slots=True)
class Lapse:
    """A target that must be set by a day, or what it measures is not monitored."""

    due_on: date
    indicator: str
    code: str | None
    title: Any


@dataclass(frozen=True, slots=True)
class Card:
    """A framework as the chooser shows it. ``lapses`` are those of the next day that has any."""

    version: Version
    counts: Mapping[str, int]
    lapses: tuple[Lapse, ...]


def cards(versions: Sequence[Version], today: date) -> list[Card]:
    """The frameworks in the order given, in four statements whatever their number."""
    every = Version.objects.filter(pk__in=[version.pk for version in versions])
    counts = {name: dict(every.values_list("pk").annotate(held=Count(name))) for name in COUNTED}
    lapses: dict[int, list[Lapse]] = {}
    columns = ("indicators__rows__pending_due_on", "indicators__key", "indicators__code", "indicators__title")
    pending = every.filter(
        indicators__rows__pending_due_on__gte=today, indicators__rows__pending_otherwise="not_monitored"
    )
    for pk, *found in pending.order_by(columns[0], "indicators__order").values_list("pk", *columns):
        lapse = Lapse(*found)
        known = lapses.setdefault(pk, [])
        if not known or (known[0].due_on == lapse.due_on and lapse not in known):
            known.append(lapse)
    return [
        Card(
            version,
            {name: counts[name].get(version.pk, 0) for name in COUNTED},
            tuple(lapses.get(version.pk, ())),
        )
        for version in versions
    ]
