"""From when to when a sub-output runs, and how far it has got on a day. Pure."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

from shanyraq.domains.workplans.vocabulary import Status

BEGINNINGS = (1, 2, 3, 4, 6, 7, 9)
"""Months in which work begins, on the first day."""
MONTHS = (4, 6, 9, 12, 12, 15, 18, 24)
"""How long it takes, in months."""
CLOSING = timedelta(days=120)
"""How long after the end accounts are being closed."""
SUSPENDED, CANCELLED = 0.03, 0.03
"""Shares of what goes on that rests, and of what should have begun that never did."""


def run(chance: Random, first: date, last: date) -> tuple[date, date]:
    """The first and the last day of a sub-output, both within these days; most begin in the first year."""
    year = chance.choice([first.year, *range(first.year, last.year + 1)])
    starts = max(date(year, chance.choice(BEGINNINGS), 1), first)
    ends = min(_end(starts, chance.choice(MONTHS)), last)
    return min(starts, ends), ends


def _end(starts: date, months: int) -> date:
    year, month = divmod(starts.month - 1 + months - 1, 12)
    return date(starts.year + year, month + 1, monthrange(starts.year + year, month + 1)[1])


def status(chance: Random, starts: date, ends: date, on: date) -> Status:
    """How far it has got: the dates decide, but for the few that rest or were cancelled."""
    luck = chance.random()
    if starts > on:
        return Status.PIPELINE
    if luck < CANCELLED:
        return Status.CANCELLED
    if ends >= on:
        return Status.SUSPENDED if luck < CANCELLED + SUSPENDED else Status.IMPLEMENTATION
    return Status.FINALISATION if on - ends <= CLOSING else Status.CLOSED


def months_in(year: int, starts: date, ends: date) -> int:
    """In how many months of a year it runs."""
    first, last = max(starts, date(year, 1, 1)), min(ends, date(year, 12, 31))
    return max(0, last.month - first.month + 1) if first <= last else 0


def gone(year: int, starts: date, ends: date, on: date) -> float:
    """Which share of its days in a year has passed on a day: from 0 to 1."""
    first, last = max(starts, date(year, 1, 1)), min(ends, date(year, 12, 31))
    days = (last - first).days + 1
    return min(1.0, max(0.0, ((on - first).days + 1) / days)) if days > 0 else 0.0
