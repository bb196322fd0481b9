"""Lines of money of a sub-output: by entity, contributing partner, kind of source and year. Pure.

Of no line more is available than required, or more spent than available; flaws are put in afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from shanyraq.domains.packages.schema.training_words import Donor
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.training.dating import gone, months_in
from shanyraq.domains.workplans.training.drawn import DrawnLine
from shanyraq.domains.workplans.vocabulary import Status

ROUND = 500
"""Amounts are multiples of so many dollars: nobody plans single ones."""
THERE = (1.0, 1.0, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Which shares of what a year requires are available once it has begun."""
SCARCE = (0.8, 0.6, 0.5, 0.5, 0.4, 0.3, 0.2)
"""The same where money is scarce."""
AHEAD = (1.0, 0.8, 0.5, 0.4, 0.2, 0.0)
"""The same of a year that has not begun."""
MOST_DONORS = 2
SPEEDS = ((0.4, 1.0), (0.7, 1.3), (0.8, 1.4), (1.0, 2.0))
"""How much of a year's money goes in each quarter beside the others: least and most."""
STOPPED = frozenset({Status.SUSPENDED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Paid:
    """Who does something, who pays, what it costs a year (least and most), from when to when, how far it has got, and
    whether much of the money is missing."""

    entities: Sequence[str]
    donors: Sequence[Donor]
    cost: tuple[int, int]
    starts: date
    ends: date
    status: Status
    scarce: bool = False


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
            share = chance.choice(
                (SCARCE if paid.scarce else THERE) if year <= on.year or year == starts.year else AHEAD
            )
            available = _rounded(required * share)
            spent = _spent(chance, available, gone(year, starts, ends, on), paid.status)
            sums = Sums(Decimal(required), Decimal(available), None if spent is None else Decimal(spent))
            line = DrawnLine(year, entity, value_of(donor), donor.instrument, sums)
            yield replace(line, quarters=_quarters(line, starts, ends, on)) if spent else line


def _spent(chance: Random, available: int, passed: float, status: Status) -> int | None:
    """What was spent of what is available: nearly all when the year has passed, less while it runs."""
    if status in (Status.PIPELINE, Status.CANCELLED) or not passed:
        return None
    part = chance.uniform(0.85, 1.0) if passed == 1 else passed * chance.uniform(0.6, 0.95)
    return min(available, max(_rounded(available * part), ROUND if available else 0))


def _quarters(line: DrawnLine, starts: date, ends: date, on: date) -> tuple[Decimal | None, ...]:
    """What was spent in each quarter that has passed or begun. Of a line in seven nobody told it, and of the running
    quarter seldom, so that then a part of the spent is told of none. Money leaves slowly at first and fast at the end.

    The chance is of the line itself: what else is drawn stays as it was before quarters were.
    """
    chance = Random(f"{line.year} {line.entity} {line.contributor} {line.sums.spent} {starts} {ends}")  # noqa: S311
    days = [(date(line.year, month, 1), date(line.year, month + 2, 28)) for month in (1, 4, 7, 10)]
    ran = [first <= min(on, ends) and last >= starts for first, last in days]
    if chance.random() < 1 / 7 or not any(ran):
        return ()
    weights = [chance.uniform(*spread) if so else 0.0 for so, spread in zip(ran, SPEEDS, strict=True)]
    spent, left = int(line.sums.spent or 0), int(line.sums.spent or 0)
    told: list[Decimal | None] = [None] * 4
    for place in [place for place, so in enumerate(ran) if so][:-1]:
        part = min(left, _rounded(spent * weights[place] / sum(weights)))
        told[place], left = Decimal(part), left - part
    last = max(place for place, so in enumerate(ran) if so)
    if on > days[last][1] or chance.random() < 1 / 3:
        told[last] = Decimal(left)
    return tuple(told) if any(told) else ()


def _rounded(amount: float) -> int:
    return round(amount / ROUND) * ROUND
