"""When the value of a row is expected, by which day it is due, and how it stands. Pure.

How often the source of an indicator has a value, the coordination office states; where it did not, the table in
``collecting.yaml`` holds (decision record 0056). What is stated makes nothing late at once (decision record 0060).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from shanyraq.domains.indicators.rules.periods import IN_A_YEAR, Period
from shanyraq.domains.indicators.vocabulary import Frequency, Stage, Standing
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import counting, read_table


def decided(paragraph: str) -> Source:
    """The record of decisions on when a value is expected, at the paragraph that a rule carries out."""
    return Source(
        document="Shanyraq, decision record 0056: when a value is expected",
        clause=paragraph,
        edition="November 2026",
    )


PARTS = {Frequency.HALF_YEARLY: ("S1", "S2"), Frequency.QUARTERLY: ("Q1", "Q2", "Q3", "Q4")}
"""The periods of a year in which the source has values, where it has more than one a year."""
GIVEN = frozenset({Stage.SUBMITTED, Stage.ASSURED})
"""The stages of a value that the monitoring group has and that is not published yet."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How often a source has a value, and how many months after a period it is due.

    ``every``: of a survey, its distance in years; ``first``: a year in which it has one.
    """

    frequency: str
    months: int
    every: int = 1
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """When values are due, and since which day that is stated; None: it holds where nothing is."""

    timing: Timing
    on: date | None


@dataclass(frozen=True, slots=True)
class RoundOf:
    """A collection round as the rules take it: the period that it asks for, from which day, by which day."""

    period: Period
    opens_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Default:
    """What holds where nobody stated anything, and how many days before its day a value is reminded of."""

    timing: Timing
    reminder_days: int


@cache
def _table() -> tuple[tuple[date, Default], ...]:
    found = [
        (entry["from"], Default(Timing(entry["frequency"], entry["months"]), entry["reminder_days"]))
        for entry in read_table(__package__, "collecting.yaml")
    ]
    return tuple(sorted(found, key=lambda each: each[0]))


def default_on(day: date) -> Default:
    """What holds on a day where nothing is stated of an indicator."""
    return counting(_table(), day)


@rule(
    id="indicators.value_expected",
    title=gettext_noop("A value is expected of every period in which its source has one."),
    source=decided("1. Yearly, half a year after the year"),
)
def expected_periods(timing: Timing, first: int, last: int) -> tuple[str, ...]:
    """The periods from the year ``first`` to the year ``last``, in their order.

    A survey of every so many years has a value in the year that is named, and so many years before and after it; where
    none is named, the first year counts.
    """
    return tuple(_periods(timing, first, last))


def _periods(timing: Timing, first: int, last: int) -> Iterator[str]:
    survey = first if timing.first is None else timing.first
    for year in range(first, last + 1):
        if timing.frequency == Frequency.EVERY_YEARS and (year - survey) % timing.every:
            continue
        parts = PARTS.get(Frequency(timing.frequency))
        yield from (f"{year}-{part}" for part in parts) if parts else (str(year),)


@rule(
    id="indicators.value_due",
    title=gettext_noop("A value is due so many months after its period, or on the day of the round that asks for it."),
    source=decided("2. A round sets the day"),
)
def due_day(
    timing: Timing,
    period: Period,
    rounds: Sequence[RoundOf],
    stated_on: date | None = None,
    earlier: Sequence[Stated] = (),
) -> date:
    """The last day on which the value comes in time.

    A round asks for what lies in its period. Of several the one that opened last holds; none excuses what was late
    already when it opened. When values are due may be stated after their day: then they are due when the days of the
    reminder have passed since, unless they were due before that without the statement: as it was stated ``earlier``,
    the oldest first, or as holds where nothing is.
    """
    stated = stated_on or date.min
    earliest = date.min if stated_on is None else _not_at_once(period, rounds, stated_on, earlier)
    due = max(_months_after(period.ends_on, timing.months), earliest)
    for each in sorted(rounds, key=lambda each: each.opens_on):
        if each.period.holds(period) and due >= each.opens_on:
            due = each.due_on if each.opens_on >= stated else max(each.due_on, earliest)
    return due


def _not_at_once(period: Period, rounds: Sequence[RoundOf], stated_on: date, earlier: Sequence[Stated]) -> date:
    """The first day on which a value may be due of which it was stated on a day when it is; no later than the day on
    which it was due before, where one was expected.
    """
    default = default_on(stated_on)
    earliest = stated_on + timedelta(days=default.reminder_days)
    before = earlier[-1] if earlier else Stated(default.timing, None)
    if not _has_value(before.timing, period):
        return earliest
    opened = [each for each in rounds if each.opens_on < stated_on]
    return min(earliest, due_day(before.timing, period, opened, before.on, earlier[:-1]))


def _has_value(timing: Timing, period: Period) -> bool:
    return period.text in _periods(timing, period.year, period.year)


def asks_for_more(before: Timing | None, stated: Timing) -> bool:
    """Whether values are due by a statement that were not due before, or were due later: its day counts then."""
    if before is None:
        return True
    return stated.months < before.months or replace(stated, months=before.months) != before


def _months_after(day: date, months: int) -> date:
    """The last day of the month that lies so many months after the month of a day."""
    count = day.year * IN_A_YEAR + day.month + months  # the month after the one in question, counted from zero
    return date(count // IN_A_YEAR, count % IN_A_YEAR + 1, 1) - timedelta(days=1)


@rule(
    id="indicators.value_late",
    title=gettext_noop("A value is late from the day after it was due until it is submitted."),
    source=decided("3. Submitted is reported"),
)
def standing_of(period: Period, due_on: date, stage: str, on: date) -> Standing:
    """How an expected value stands on a day. ``stage``: that of its observation; empty where there is none.

    Drafts and values that were returned are not reported: nobody but whoever entered them can count on them.
    """
    if stage == Stage.PUBLISHED:
        return Standing.PUBLISHED
    if stage in GIVEN:
        return Standing.REPORTED
    if on > due_on:
        return Standing.LATE
    return Standing.ASKED if on > period.ends_on else Standing.AHEAD


def reminded_from(period: Period, due_on: date, rounds: Sequence[RoundOf], on: date) -> date:
    """The first day on which whoever reports is asked: when a round opens, and else some days before the value is due;
    never before its period is over.
    """
    opened = [each.opens_on for each in rounds if each.period.holds(period) and each.due_on == due_on]
    first = min(opened, default=due_on - timedelta(days=default_on(on).reminder_days))
    return max(first, period.ends_on + timedelta(days=1))
