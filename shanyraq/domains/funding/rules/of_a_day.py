"""Contributions as they stood on a day, told by what was done until then. What no event says is not made up.

An event of a contribution keeps the rate by which its amount is turned into dollars, and one by which a reallocation
takes effect keeps where the money went from and to. Those before did not: then the rate is that of the last event that
entered the rate of the month, which was asked for at the time; and what a reallocation moves never changed since it was
proposed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from shanyraq.domains.funding.vocabulary import DOLLAR, Consent

ANEW = frozenset({"amount", "currency", "agreed_on"})
"""What is entered with a rate: where one of them changes, the rate of the month is asked for again."""
MOVED = ("entity", "source", "source_year", "target", "target_year")
"""What an event keeps of a reallocation that takes effect, beside its amount and contribution."""
Place = tuple[int, int, int, str]
"""Contribution, sub-output, year, entity."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of money: of what it is, what its sentence says, and what it wrote."""

    kind: str
    key: str
    at: datetime
    change: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Day:
    """What stood. ``contributions``: number → fields as events write them, with ``rate`` (None: not known),
    ``made_at`` and ``ended_at``. ``allocated``: what of them goes where, never zero. ``consents``: reallocation → how
    far it had got. ``rates``: currency and month → rate and source.
    """

    contributions: dict[int, dict[str, Any]] = field(default_factory=dict)
    allocated: dict[Place, Decimal] = field(default_factory=dict)
    consents: dict[int, str] = field(default_factory=dict)
    rates: dict[str, dict[str, Any]] = field(default_factory=dict)

    def allocated_of(self, number: int) -> Decimal:
        """What of a contribution was allocated."""
        return sum((amount for place, amount in self.allocated.items() if place[0] == number), Decimal(0))


def day_of(events: Iterable[Told], proposed: Mapping[int, Mapping[str, Any]]) -> Day:
    """What stood after these events, in their order. ``proposed``: what each reallocation is to move, for events that
    do not say it.
    """
    day = Day()
    for event in events:
        if event.kind == "rate":
            day.rates.setdefault(event.key, {}).update(event.after)
        elif event.kind == "reallocation":
            _consented(day, event, proposed)
        elif "sub_output" in event.change:
            _allocated(day, event)
        else:
            _written(day, event)
    return day


def _written(day: Day, event: Told) -> None:
    """A contribution was added, amended, moved on, ended or restored."""
    row = day.contributions.setdefault(int(event.key), {"made_at": event.at, "ended_at": None})
    row.update(event.after)
    if "ended" in row:
        row["ended_at"] = event.at if row.pop("ended") else None
    if "rate" in event.after:
        row["rate"] = Decimal(event.after["rate"])
    elif ANEW & event.after.keys():
        row["rate"] = _rate(day, row)
    for sub_output, year, entity, amount in event.change.get("allocations", ()):  # of a copy for training: all at once
        _put(day, (int(event.key), int(sub_output), int(year), entity), Decimal(amount))


def _rate(day: Day, row: Mapping[str, Any]) -> Decimal | None:
    """The rate that was asked for when the amount was entered; None: no event tells it."""
    if row.get("currency") == DOLLAR:
        return Decimal(1)
    entered = day.rates.get(f"{row.get('currency')} {str(row.get('agreed_on'))[:7]}", {}).get("rate")
    return None if entered is None else Decimal(entered)


def _allocated(day: Day, event: Told) -> None:
    said = event.change
    place = (int(event.key), int(said["sub_output"]), int(said["year"]), str(said["entity"]))
    _put(day, place, Decimal(said["amount"]))


def _consented(day: Day, event: Told, proposed: Mapping[int, Mapping[str, Any]]) -> None:
    """A reallocation went on; when both sides had consented, the money was moved."""
    number, said = int(event.key), event.change
    day.consents[number] = str(event.after.get("consent", day.consents.get(number, "")))
    if event.after.get("consent") != Consent.EFFECTIVE:
        return
    of = said if "source" in said else proposed[number]
    amount, contribution = Decimal(said["amount"]), int(said["contribution"])
    for end, change in (("source", -amount), ("target", amount)):
        place = (contribution, int(of[end]), int(of[f"{end}_year"]), str(of["entity"]))
        _put(day, place, day.allocated.get(place, Decimal(0)) + change)


def _put(day: Day, place: Place, amount: Decimal) -> None:
    if amount > 0:
        day.allocated[place] = amount
    else:
        day.allocated.pop(place, None)
