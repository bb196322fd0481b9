"""How values become one: over the periods of a year, and over the entities that contribute. Pure.

An indicator states both (decision record 0052). Absence is no zero: what is not there is left out, and said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from shanyraq.domains.indicators.rules.periods import Period
from shanyraq.domains.indicators.vocabulary import Measure, Over
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source


def decided(paragraph: str) -> Source:
    """The record of decisions on observations, at the paragraph that a rule carries out."""
    return Source(
        document="Shanyraq, decision record 0052: how an observation comes to count",
        clause=paragraph,
        edition="November 2026",
    )


UNASKED = decided("4. Nothing is added up unasked")


@dataclass(frozen=True, slots=True)
class Observed:
    """A published value as it is added up: of which period and measure, whose part (empty: of all), and its parts."""

    period: Period
    measure: str
    part: str
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What became of several: the value, whose parts are in it, and why there is none where there is none.

    ``of``: the periods that it was made of.
    """

    value: Decimal | None
    parts: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    said: str = ""


NOT_OVER_ENTITIES = gettext_noop("parts of entities are not added up: the indicator does not say how")
NOT_OVER_TIME = gettext_noop("values of parts of the year are not put together: the indicator does not say how")
NOT_OVER_YEARS = gettext_noop("values of several years are not put together: the indicator does not say how")
NO_RATIO = gettext_noop("a numerator or a denominator is missing, or the denominators add up to zero")
NOT_ALL = gettext_noop("the periods do not make a whole year")
NOT_ENDED = gettext_noop("the last part of the year has no value yet")


DECEMBER = 12


@lru_cache
def counted_per(unit: str) -> Decimal:
    """By how many a ratio in a unit is counted: 100 for a share in percent, 1,000 per 1,000 births, else 1."""
    found = re.fullmatch(r"PER_(\d+)_\w+", unit)
    return Decimal(100 if unit == "PT" else found[1] if found else 1)


@rule(
    id="indicators.aggregated",
    title=gettext_noop("Values of entities and of parts of a year become one only as the indicator states."),
    source=UNASKED,
)
def of_year(values: Sequence[Observed], over_time: str, over_entities: str, per: Decimal = Decimal(1)) -> Whole:
    """Puts together what was observed in one year of one row: first over entities within each period, then over time.

    A value of the whole year, of all entities, is taken as it is. A cumulative value stands for everything up to its
    period: the last one of a year is that of the year, whatever is stated over time. A year of which the last part is
    not known has no latest value yet: that of a half is not that of the year. ``per``: what a ratio is counted
    by, as ``counted_per`` gives it for the unit.
    """
    whole = [each for each in values if not each.part and each.period.is_year]
    if whole:
        return Whole(whole[-1].value, (), (whole[-1].period.text,))
    periods = sorted({each.period for each in values})
    of_periods = [
        (period, over_the_entities([each for each in values if each.period == period], over_entities, per))
        for period in periods
    ]
    years = [(period, each) for period, each in of_periods if period.is_year]
    if years:
        return _named(years[-1][1], [years[-1][0]])
    refused = next((each for _, each in of_periods if each.value is None), None)
    if refused is not None:
        return refused
    cumulative = {each.measure for each in values} == {Measure.CUMULATIVE}
    over = Over.LATEST if cumulative else over_time
    if periods and over == Over.LATEST and periods[-1].ends_on.month < DECEMBER:
        return _over_time(of_periods, Over.NONE, values, per, NOT_ENDED)
    if over in (Over.SUM, Over.AVERAGE, Over.RATIO, Over.MAXIMUM) and not _make_a_year(periods):
        return _over_time(of_periods, Over.NONE, values, per, NOT_ALL)
    return _over_time(of_periods, over, values, per, NOT_OVER_TIME)


@rule(
    id="indicators.aggregated_years",
    title=gettext_noop("Values of several years become one only as the indicator states."),
    source=UNASKED,
)
def of_years(values: Sequence[Observed], over_time: str, over_entities: str, per: Decimal = Decimal(1)) -> Whole:
    """Puts together what was observed in several years: first over entities within each year, then over the years.

    Values are those of whole years. A year in which nothing was observed is left out; ``of`` tells which are in it.
    """
    periods = sorted({each.period for each in values})
    of_periods = [
        (period, over_the_entities([each for each in values if each.period == period], over_entities, per))
        for period in periods
    ]
    refused = next((each for _, each in of_periods if each.value is None), None)
    return refused or _over_time(of_periods, over_time, values, per, NOT_OVER_YEARS)


def over_the_entities(values: Sequence[Observed], over: str, per: Decimal = Decimal(1)) -> Whole:
    """One value of one period out of the parts of entities; a value of all is taken as it is."""
    of_all = [each for each in values if not each.part]
    if of_all:
        return Whole(of_all[-1].value)
    parts = tuple(sorted({each.part for each in values}))
    if over == Over.NONE:
        return Whole(None, parts, (), NOT_OVER_ENTITIES)
    value = _together(values, over, per)
    return Whole(value, parts, (), "" if value is not None else NO_RATIO)


def _over_time(
    of_periods: Sequence[tuple[Period, Whole]], over: str, values: Sequence[Observed], per: Decimal, unmade: str
) -> Whole:
    """``unmade``: what is said where nothing is stated over time."""
    parts = tuple(sorted({part for _, each in of_periods for part in each.parts}))
    names = tuple(period.text for period, _ in of_periods)
    if over == Over.NONE or not of_periods:
        return Whole(None, parts, names, unmade if of_periods else "")
    if over == Over.LATEST:
        return Whole(of_periods[-1][1].value, of_periods[-1][1].parts, (names[-1],))
    if over == Over.RATIO:
        value = _together(values, over, per)
        return Whole(value, parts, names, "" if value is not None else NO_RATIO)
    found = [Observed(period, "", "", each.value) for period, each in of_periods]
    return Whole(_together(found, over, per), parts, names)


def _make_a_year(periods: Sequence[Period]) -> bool:
    """Whether periods, none over another, fill the year."""
    months = [month for period in periods for month in range(period.starts_on.month, period.ends_on.month + 1)]
    return len(months) == len(set(months)) == 12


def _together(values: Sequence[Observed], over: str, per: Decimal) -> Decimal | None:
    """The sum, the average, the largest, or the ratio of sums. None where a part of a ratio is missing."""
    if over == Over.RATIO:
        above = [each.numerator for each in values if each.numerator is not None]
        below = [each.denominator for each in values if each.denominator is not None]
        complete = len(above) == len(below) == len(values)
        divisor = sum(below, Decimal())
        return sum(above, Decimal()) / divisor * per if complete and divisor else None
    numbers = [each.value for each in values if each.value is not None]
    if not numbers:
        return None
    if over == Over.MAXIMUM:
        return max(numbers)
    total = sum(numbers, Decimal())
    return total / len(numbers) if over == Over.AVERAGE else total


def _named(whole: Whole, periods: Sequence[Period]) -> Whole:
    return Whole(whole.value, whole.parts, tuple(period.text for period in periods), whole.said)
