"""What is odd about a value: it stays possible, and is said to whoever enters and whoever assures it. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from shanyraq.domains.indicators.rules.aggregating import counted_per, decided
from shanyraq.domains.indicators.rules.recency import thresholds
from shanyraq.domains.indicators.vocabulary import OPEN
from shanyraq.domains.packages.rules.design_rules.units import never_negative
from shanyraq.domains.packages.rules.series import break_between, comes_and_goes
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import counting, read_table

ODD = decided("3. What is odd is said")
FIRST_YEAR = 1990
WHOLE_PERCENT = 100
STANDARD = Source(
    document="SDMX content-oriented guidelines, concept UNIT_MEASURE",
    clause="values of one series are in one unit",
    edition="2009",
    url="https://sdmx.org/",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a value is compared with.

    ``unit``: that of the row. ``before``: the values that stand for other years of the row, by year. ``dimensions``:
    those of the row. ``siblings``: what stands for the same period in the other rows, with their dimensions.
    ``standing``: what stands for the row and period from somebody else, or from the national source. ``called``: the
    periods of ``before`` that are no whole years, by year.
    """

    unit: str
    before: Mapping[int, Decimal] = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)
    siblings: Sequence[tuple[Mapping[str, str], Decimal]] = ()
    standing: Decimal | None = None
    called: Mapping[int, str] = field(default_factory=dict)

    def period(self, year: int) -> str:
        """The period of the value that stands for a year."""
        return self.called.get(year, str(year))


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it is entered: year, unit (empty: that of the row), what it is a ratio of, whether it runs on.
    ``period``: what it is of, where that is no whole year.
    """

    value: Decimal
    year: int
    unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    cumulative: bool = False
    period: str = ""


@dataclass(frozen=True, slots=True)
class Partitions:
    """Which codes of a dimension make the whole, and which units add up."""

    wholes: Mapping[str, frozenset[str]]
    adds_up: frozenset[str]


@cache
def _tables() -> tuple[tuple[date, Partitions], ...]:
    return tuple(
        sorted(
            ((entry["from"], _partitions(entry)) for entry in read_table(__package__, "partitions.yaml")),
            key=lambda each: each[0],
        )
    )


def _partitions(entry: Mapping[str, Any]) -> Partitions:
    wholes = {name: frozenset(codes) for name, codes in entry["wholes"].items()}
    return Partitions(wholes, frozenset(entry["adds_up"]))


def partitions_on(day: date) -> Partitions:
    """The table that counts on a day."""
    return counting(_tables(), day)


@rule(
    id="indicators.odd.break",
    field="value",
    title=gettext_noop("A value follows the one before it without a break."),
    source=ODD,
)
def odd_break(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Compares the value with the nearest earlier one and the nearest later one of the row, as the check of a framework
    does. A jump by half and more within a year is rarely development, and a fall to nothing is none; of single cases
    there may be none.
    """
    year = broken_beside(given, beside, on)
    if year is None:
        return []
    message = gettext_noop("{value} for {year} beside {other} for {other_year}: a break in the level?")
    mine, theirs = given.period or str(given.year), beside.period(year)
    values = {"value": given.value, "year": mine, "other": beside.before[year], "other_year": theirs}
    return [Finding("indicators.odd.break", Severity.WARNING, Sentence(message, values))]


def broken_beside(given: Given, beside: Beside, on: date) -> int | None:
    """The year of the neighbour beside which a value is a break in the level; None where it is none."""
    for year in _neighbours(given.year, beside.before):
        other, apart = beside.before[year], abs(given.year - year)
        first, last = (other, given.value) if year < given.year else (given.value, other)
        factor = break_between(beside.unit, float(first), float(last), apart, on)
        if factor or (given.value == 0 != other and not comes_and_goes(beside.unit)):
            return year
    return None


def _neighbours(year: int, known: Mapping[int, Any]) -> list[int]:
    earlier, later = [each for each in known if each < year], [each for each in known if each > year]
    return [*([max(earlier)] if earlier else []), *([min(later)] if later else [])]


@rule(
    id="indicators.odd.repeated",
    field="value",
    title=gettext_noop("A new value is a new observation."),
    source=ODD,
)
def odd_repeated(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Looks whether the number of the year before was entered again. Nothing and all of a share may well repeat."""
    last = beside.before.get(given.year - 1)
    if last is None or last != given.value or given.value in (0, WHOLE_PERCENT):
        return []
    message = gettext_noop("{value} stands for {year} already; was it observed again?")
    values = {"value": given.value, "year": beside.period(given.year - 1)}
    return [Finding("indicators.odd.repeated", Severity.WARNING, Sentence(message, values))]


@rule(
    id="indicators.odd.unit",
    field="unit",
    title=gettext_noop("A value is in the unit of its row."),
    source=STANDARD,
)
def odd_unit(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Compares the units. A value in another one is kept as it is and compared with nothing."""
    if not given.unit or given.unit == beside.unit:
        return []
    message = gettext_noop("The row is in {unit}, the value in {other}: it will not be compared with the target")
    return [
        Finding("indicators.odd.unit", Severity.WARNING, Sentence(message, {"unit": beside.unit, "other": given.unit}))
    ]


@rule(
    id="indicators.odd.share",
    field="value",
    title=gettext_noop("A share in percent lies between nothing and all; a count or a rate is not negative."),
    source=ODD,
)
def odd_share(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Looks at the bounds of shares, and at the sign of what adds up."""
    if (given.unit or beside.unit) == "PT" and not 0 <= given.value <= WHOLE_PERCENT:
        message = gettext_noop("{value} percent is no share of a whole")
    elif given.value < 0 and (beside.unit in partitions_on(on).adds_up or never_negative(beside.unit)):
        message = gettext_noop("{value} is fewer than none")
    else:
        return []
    return [Finding("indicators.odd.share", Severity.WARNING, Sentence(message, {"value": given.value}))]


@rule(
    id="indicators.odd.ratio",
    field="numerator",
    title=gettext_noop("A ratio is what its numerator and denominator say."),
    source=ODD,
)
def odd_ratio(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Works the value out from numerator and denominator, to the decimals that were entered."""
    if given.numerator is None or not given.denominator:
        return []
    worked_out = given.numerator / given.denominator * counted_per(given.unit or beside.unit)
    if abs(worked_out - given.value) <= _last_place(given.value) * Decimal(str(thresholds()["rounding"].on(on))):
        return []
    message = gettext_noop("{numerator} of {denominator} is {other}, not {value}")
    values = {"numerator": given.numerator, "denominator": given.denominator, "value": given.value}
    return [
        Finding("indicators.odd.ratio", Severity.WARNING, Sentence(message, {**values, "other": round(worked_out, 2)}))
    ]


@rule(
    id="indicators.odd.falls",
    field="value",
    title=gettext_noop("What counts everything up to a period does not fall."),
    source=ODD,
)
def odd_falls(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Compares a cumulative value with the one before it."""
    earlier = [year for year in beside.before if year < given.year]
    if not given.cumulative or not earlier or given.value >= beside.before[max(earlier)]:
        return []
    message = gettext_noop("{value} is less than {other} of {year}, though it counts everything up to its period")
    values = {"value": given.value, "other": beside.before[max(earlier)], "year": beside.period(max(earlier))}
    return [Finding("indicators.odd.falls", Severity.WARNING, Sentence(message, values))]


@rule(
    id="indicators.odd.parts",
    field="value",
    title=gettext_noop("A total is what its parts make."),
    source=ODD,
)
def odd_parts(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Looks at dimensions whose codes make the whole, women and men say, where all of them stand for the period.

    What adds up is added up; of shares and rates the total lies between the smallest and the largest part.
    """
    table = partitions_on(on)
    rows = [*beside.siblings, (beside.dimensions, given.value)]
    for name, codes in table.wholes.items():
        total, parts = _total_and_parts(rows, name, codes, beside.dimensions)
        if total is None or len(parts) != len(codes):
            continue
        if beside.unit in table.adds_up:
            off = abs(sum(parts, Decimal()) - total)
            room = max(map(_last_place, (*parts, total))) * len(parts) * Decimal(str(thresholds()["rounding"].on(on)))
            if off > room:
                message = gettext_noop("The parts by {dimension} add up to {sum}, the total is {total}")
                values = {"sum": sum(parts, Decimal()), "total": total, "dimension": name}
                return [Finding("indicators.odd.parts", Severity.WARNING, Sentence(message, values))]
        elif not min(parts) <= total <= max(parts):
            message = gettext_noop("The total {total} lies outside its parts by {dimension}, {least} to {most}")
            values = {"total": total, "least": min(parts), "most": max(parts), "dimension": name}
            return [Finding("indicators.odd.parts", Severity.WARNING, Sentence(message, values))]
    return []


def _total_and_parts(
    rows: Sequence[tuple[Mapping[str, str], Decimal]], name: str, codes: frozenset[str], own: Mapping[str, str]
) -> tuple[Decimal | None, list[Decimal]]:
    """The total over one dimension, and its parts, where all other dimensions are those of the row."""
    others = {key: code for key, code in own.items() if key != name}
    of = {}
    for dimensions, value in rows:
        if {key: code for key, code in dimensions.items() if key != name} == others:
            of[dimensions.get(name, "")] = value
    return of.get(""), [of[code] for code in sorted(codes) if code in of]


@rule(
    id="indicators.odd.differs",
    field="value",
    title=gettext_noop("One place holds one value."),
    source=decided("1. A place holds one value"),
)
def odd_differs(given: Given, beside: Beside, on: date) -> list[Finding]:
    """Compares the value with the one that stands for the row and period."""
    if beside.standing is None or beside.standing == given.value:
        return []
    message = gettext_noop("{other} is published for this row and period; {value} would take its place")
    return [
        Finding(
            "indicators.odd.differs",
            Severity.WARNING,
            Sentence(message, {"other": beside.standing, "value": given.value}),
        )
    ]


ODDITIES: tuple[Callable[[Given, Beside, date], list[Finding]], ...] = (
    *(odd_break, odd_repeated, odd_unit, odd_share),
    *(odd_ratio, odd_falls, odd_parts, odd_differs),
)
"""Every rule that remarks on a value, in the order in which they are told."""


def remarks(given: Given, beside: Beside, on: date) -> list[Finding]:
    """What the rules remark on a value. In another unit than the row's only that is said."""
    other = odd_unit(given, beside, on)
    return other or [finding for odd in ODDITIES for finding in odd(given, beside, on)]


def still_odd(flags: Sequence[str], stage: str) -> list[str]:
    """Which remarks on a value hold still: that another one stands in its place does until it takes that itself."""
    return [each for each in flags if each != "indicators.odd.differs" or stage in OPEN]


def _last_place(value: Decimal) -> Decimal:
    """One in the last decimal that is written."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
