"""Lines of money of a sub-output: by entity, contributing partner, kind of source and year. Pure.

Of no line more is available than required, or more spent than available; flaws are put in afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from shanyraq.domains.packages.schema.training_plans import Donor
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.training.dating import gone, months_in
from shanyraq.domains.workplans.training.drawn import DrawnLine
from shanyraq.domains.workplans.vocabulary import Status

ROUND = 500
"""Amounts are multiples of so many dollars: nobody plans single ones."""
THERE = (1.0, 1.0, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Which shares of what a year requires are available once it has begun."""
AHEAD = (1.0, 0.8, 0.5, 0.4, 0.2, 0.0)
"""The same of a year that has not begun."""
MOST_DONORS = 2
STOPPED = frozenset({Status.SUSPENDED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Paid:
    """Who does something, who pays, what it costs a year (least and most), from when to when, how far it has got."""

    entities: Sequence[str]
    donors: Sequence[Donor]
    cost: tuple[int, int]
    starts: date
    ends: date
    status: Status


def value_of(donor: Donor) -> str:
    """A donor as a sub-output names it: by its key, or as it is written."""
    return donor.key or (donor.name if isinstance(donor.name, str) else next(iter(donor.name.values())))


def givers(chance: Random, donors: Sequence[Donor]) -> list[Donor]:
    """One or two of the donors."""
    return chance.sample(list(donors), min(chance.choice((1, 1, MOST_DONORS)), len(donors)))


def lines(chance: Random, paid: Paid, on: date) -> Iterator[DrawnLine]:
    """The lines of all years in which it runs; of years to come there are none where the work has stopped."""
    starts, ends = paid.starts, paid.ends
    shares = [(entity, donor) for entity in paid.entities for donor in paid.donors]
    a_year = chance.uniform(*paid.cost)
    for year in range(starts.year, ends.year + 1):
        if paid.status in STOPPED and year > on.year:
            continue
        whole = a_year * months_in(year, starts, ends) / 12
        for entity, donor in shares:
            required = _rounded(whole / len(shares) * chance.uniform(0.8, 1.2)) or ROUND
            share = chance.choice(THERE if year <= on.year or year == starts.year else AHEAD)
            available = _rounded(required * share)
            spent = _spent(chance, available, gone(year, starts, ends, on), paid.status)
            sums = Sums(Decimal(required), Decimal(available), None if spent is None else Decimal(spent))
            yield DrawnLine(year, entity, value_of(donor), donor.instrument, sums)


def _spent(chance: Random, available: int, passed: float, status: Status) -> int | None:
    """What was spent of what is available: nearly all when the year has passed, less while it runs."""
    if status in (Status.PIPELINE, Status.CANCELLED) or not passed:
        return None
    part = chance.uniform(0.85, 1.0) if passed == 1 else passed * chance.uniform(0.6, 0.95)
    return min(available, max(_rounded(available * part), ROUND if available else 0))


def _rounded(amount: float) -> int:
    return round(amount / ROUND) * ROUND
