"""What to expect of a row, and what it would take: values carried on to the year of the target.

The known values of the row's own measure are carried on by their mean yearly change (a random walk with drift), from
the newest one. How much single years strayed from that change in the past says how wide the interval is. It never
enters a verdict: a forecast is no observation.

With values y₁ … yₙ of the years t₁ … tₙ, T = tₙ − t₁ and h years to go:

* drift d = (yₙ − y₁) ÷ T, expected yₙ + h·d;
* σ² = Σ (Δyᵢ − d·Δtᵢ)² ÷ Δtᵢ ÷ (n − 2);
* interval ± q·σ·√(h·(1 + h ÷ T)), with q the 90 % quantile of Student's t with n − 2 degrees of freedom.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise

from shanyraq.domains.indicators.rules.case import Case, read_case
from shanyraq.domains.indicators.rules.flagging import WHOLE_PERCENT
from shanyraq.domains.indicators.rules.inputs import ProgressInput
from shanyraq.domains.indicators.rules.pace import EXACT, ROUNDED, change_per_year, derived, plain
from shanyraq.domains.indicators.rules.values import Point, of_measure, points
from shanyraq.domains.indicators.vocabulary import OUTLOOKS, Formula, Kind, Outlook, Reason
from shanyraq.domains.packages.rules.design_rules.units import never_negative, unit_family
from shanyraq.domains.packages.rules.series import break_between
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import Threshold, read_thresholds

RULE = "indicators.forecast"

METHOD = Source(
    document="R. J. Hyndman, G. Athanasopoulos: Forecasting: Principles and Practice",
    clause="5.2 Some simple forecasting methods (drift), 5.5 Distributional forecasts and prediction intervals",
    edition="3rd edition, 2021",
    url="https://otexts.com/fpp3/prediction-intervals.html",
)

QUANTILES = {
    **{1: "3.078", 2: "1.886", 3: "1.638", 4: "1.533", 5: "1.476", 6: "1.440", 7: "1.415", 8: "1.397", 9: "1.383"},
    **{10: "1.372", 11: "1.363", 12: "1.356", 13: "1.350", 14: "1.345", 15: "1.341", 16: "1.337", 17: "1.333"},
    **{18: "1.330", 19: "1.328", 20: "1.325"},
}
"""Degrees of freedom → the 90 % quantile of Student's t, so that four cases of five lie between the two ends.

From the table of critical values in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
"""

PER_YEAR = ("needed", "so_far")

PASSED_OVER = (None, Reason.NO_TARGET)
"""Without a target values can be carried on all the same."""

EXPECTED = gettext_noop(
    "If it goes on as from {first} to {last}, it will be about {expected} in {year}; in four cases of five between "
    "{low} and {high}."
)
WITHIN = gettext_noop("The target, {target}, lies within that.")
SHORT = gettext_noop("Even the better end of that falls short of the target, {target}.")
BEYOND = gettext_noop("Even the worse end of that meets the target, {target}.")
MET = gettext_noop("The newest value, {last}, meets the target, {target}: it is to be kept.")
NEEDED = gettext_noop("To get from {last} to {target} in {year}, it would have to change by {needed} a year.")
SO_FAR = gettext_noop("So far it changed by {so_far} a year.")
TOO_FEW = gettext_noop("Comparable values: {count}. With fewer than {least} no honest interval can be told.")
NO_SHARE = gettext_noop("A share lies between 0 and 100: the straight line leads beyond, and is cut off there.")
NO_LESS = gettext_noop("There cannot be fewer than none: the straight line leads beyond, and is cut off at 0.")
DATED = gettext_noop("{value} ({year})")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What to expect in ``year``, and what it would take.

    ``expected``, ``low``, ``high``: in the row's unit; None where the values are too few. ``needed``: the yearly change
    from the newest value to the target; None without a target that is still to be met. ``so_far``: the mean yearly
    change of the values used; None for a single one.
    """

    outlook: Outlook
    used: tuple[Point, ...]
    year: int
    target: Point | None
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    needed: Decimal | None
    so_far: Decimal | None
    explanation: tuple[Sentence, ...]
    rule: str = RULE

    @property
    def last(self) -> Point:
        return self.used[-1]

    @property
    def label(self) -> str:
        """How the target lies to the interval, as the interface says it, for translation."""
        return OUTLOOKS[self.outlook]

    def shown(self, name: str) -> Decimal | None:
        """One of the computed numbers with as many decimals as pages show; a yearly change with one more."""
        value: Decimal | None = getattr(self, name)
        if value is None:
            return None
        targets = [self.target.value] if self.target else []
        made_from = [*(point.value for point in self.used), *targets]
        return derived(value, *made_from, finer=name in PER_YEAR)


@cache
def thresholds() -> Mapping[str, Threshold]:
    """The dated numbers of this module, from ``thresholds.yaml`` beside it."""
    return read_thresholds(__package__)


@rule(
    id=RULE,
    title=gettext_noop("A forecast carries on the mean yearly change, and its interval shows how much years strayed."),
    source=METHOD,
)
def forecast(given: ProgressInput) -> Forecast | None:
    """Carries the known values on to the target's year, with the interval for four cases of five.

    None for answers on a scale, for a row whose design forbids a judgement, without any value, and once the year has
    come. Without a target it goes to the last year of the framework.
    """
    case = read_case(given)
    used = _used(case)
    year = case.target_year if case.target else given.ends_on.year
    if given.kind is not Kind.QUANTITATIVE or case.problem not in PASSED_OVER or not used or used[-1].in_year >= year:
        return None
    so_far = _so_far(used)
    least = int(thresholds()["forecast-values"].on(given.as_of))
    if len(used) < least:
        needed, said = _needed(case, used[-1], year)
        few = Sentence(TOO_FEW, {"count": len(used), "least": least})
        return Forecast(Outlook.UNKNOWN, used, year, case.target, None, None, None, needed, so_far, (few, *said))
    return _carried_on(case, used, year)


def _carried_on(case: Case, used: tuple[Point, ...], year: int) -> Forecast:
    ends_of = _bounds(case)
    beyond = _interval(used, year)
    expected, low, high = (_within(value, *ends_of) for value in beyond)
    outlook, reached = _outlook(case, expected, low, high)
    needed, said = _needed(case, used[-1], year)
    found = Forecast(outlook, used, year, case.target, expected, low, high, needed, _so_far(used), ())
    told = {name: found.shown(name) for name in ("expected", "low", "high")}
    ends = {"first": _dated(used[0]), "last": _dated(used[-1]), "year": str(year)}
    sentences = (Sentence(EXPECTED, {**ends, **told}), *_cut_off(ends_of, beyond), *reached, *said)
    if needed is not None:
        sentences += (Sentence(SO_FAR, {"so_far": found.shown("so_far")}),)
    return replace(found, explanation=sentences)


def _used(case: Case) -> tuple[Point, ...]:
    """One value for each year of the target's measure, oldest first: since the last break, and not of long ago.

    Of two for one year the later in the list holds: what was observed before what is printed.
    """
    given = case.given
    mark = case.target.qualifier if case.target else case.baseline.qualifier if case.baseline else ""
    known = of_measure(points((*given.printed, *given.observations), given), mark)
    by_year = {point.in_year: point for point in known if point.year is not None and point.year <= given.as_of.year}
    ordered = [by_year[year] for year in sorted(by_year)]
    back = int(thresholds()["forecast-years"].on(given.as_of))
    recent = [point for point in ordered if point.in_year >= ordered[-1].in_year - back]
    for place, (before, after) in reversed(list(enumerate(pairwise(recent), 1))):
        years = after.in_year - before.in_year
        if break_between(given.unit, float(before.value), float(after.value), years, given.as_of):
            return tuple(recent[place:])
    return tuple(recent)


def _so_far(used: Sequence[Point]) -> Decimal | None:
    first, last = used[0], used[-1]
    if first.in_year == last.in_year:
        return None
    return change_per_year(first.value, last.value, last.in_year - first.in_year, Formula.LINEAR)


def _interval(used: Sequence[Point], year: int) -> tuple[Decimal, Decimal, Decimal]:
    """What is expected, and the two ends."""
    first, last = used[0], used[-1]
    years, ahead, free = last.in_year - first.in_year, year - last.in_year, len(used) - 2
    drift = change_per_year(first.value, last.value, years, Formula.LINEAR)
    with localcontext(EXACT):
        strayed = sum(
            (
                (after.value - before.value - drift * (after.in_year - before.in_year)) ** 2
                / (after.in_year - before.in_year)
                for before, after in pairwise(used)
            ),
            Decimal(0),
        )
        spread = (strayed / free * ahead * (1 + Decimal(ahead) / years)).sqrt()
        half = Decimal(QUANTILES[min(free, max(QUANTILES))]) * spread
        expected = last.value + ahead * drift
        low, high = expected - half, expected + half
        return plain(ROUNDED.plus(expected)), plain(ROUNDED.plus(low)), plain(ROUNDED.plus(high))


def _bounds(case: Case) -> tuple[Decimal | None, Decimal | None]:
    """Between which numbers every value of the unit lies; None where there is no end, or where a value or a target lies
    beyond: growth in percent is no share.
    """
    given, unit = case.given, case.given.unit
    least = Decimal(0) if never_negative(unit) or unit_family(unit) == "percent" else None
    most = Decimal(WHOLE_PERCENT) if unit_family(unit) == "percent" else None
    known = points((*given.printed, *given.observations, *given.targets), given)
    if any(point.value != _within(point.value, least, most) for point in known):
        return None, None
    return least, most


def _within(value: Decimal, least: Decimal | None, most: Decimal | None) -> Decimal:
    above = value if least is None else max(value, least)
    return above if most is None else min(above, most)


def _cut_off(ends_of: tuple[Decimal | None, Decimal | None], beyond: Iterable[Decimal]) -> tuple[Sentence, ...]:
    """That something was cut off, where the straight way leaves what there can be."""
    if all(value == _within(value, *ends_of) for value in beyond):
        return ()
    return (Sentence(NO_LESS if ends_of[1] is None else NO_SHARE),)


def _outlook(case: Case, expected: Decimal, low: Decimal, high: Decimal) -> tuple[Outlook, tuple[Sentence, ...]]:
    """How the target lies to the interval."""
    if case.target is None or case.direction is None:
        return Outlook.UNKNOWN, ()
    target = {"target": case.target.text}
    worse, better = (low, high) if case.direction.sign > 0 else (high, low)
    if case.meets(worse, case.target.value):
        return Outlook.BEYOND, (Sentence(BEYOND, target),)
    if case.meets(better, case.target.value):
        found = Outlook.WITHIN if case.meets(expected, case.target.value) else Outlook.POSSIBLE
        return found, (Sentence(WITHIN, target),)
    return Outlook.SHORT, (Sentence(SHORT, target),)


def _needed(case: Case, last: Point, year: int) -> tuple[Decimal | None, tuple[Sentence, ...]]:
    """The yearly change from the newest value to the target, where that is still to be met."""
    if case.target is None or case.direction is None:
        return None, ()
    said = {"last": _dated(last), "target": case.target.text, "year": str(year)}
    if case.meets(last.value, case.target.value):
        return None, (Sentence(MET, said),)
    needed = change_per_year(last.value, case.target.value, year - last.in_year, Formula.LINEAR)
    return needed, (Sentence(NEEDED, {**said, "needed": derived(needed, last.value, case.target.value, finer=1)}),)


def _dated(point: Point) -> Sentence:
    return Sentence(DATED, {"value": point.text, "year": str(point.in_year)})
