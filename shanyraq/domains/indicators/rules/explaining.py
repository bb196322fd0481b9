"""Puts a case's numbers into the sentences of ``wording.py``.

Numbers stay numbers (pages format them by language); years are text. A value has the decimals that
are printed; a pace has one more (``derived``). Ratios and percentages are rounded downwards, so that
what is shown never reaches a bound that the value misses.
"""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from itertools import product
from typing import Any

from shanyraq.domains.indicators.rules import wording
from shanyraq.domains.indicators.rules.case import Case
from shanyraq.domains.indicators.rules.inputs import Name
from shanyraq.domains.indicators.rules.pace import (
    EXACT,
    Pace,
    derived,
    difference,
    in_percent,
    plain,
    share_of_way,
    shown_down,
)
from shanyraq.domains.indicators.rules.values import Point, scale_of
from shanyraq.domains.indicators.vocabulary import Formula, Status
from shanyraq.kernel.sentences import Sentence

PLACES = 2
"""Decimals of a ratio in a sentence."""
CLOSE, MOST_FINER = Decimal("0.005"), 6
"""How near the quotient of two paces as shown must come to their ratio, and how many decimals that may cost."""
ROUNDINGS = ((ROUND_HALF_UP, ROUND_HALF_UP), (ROUND_UP, ROUND_DOWN), (ROUND_DOWN, ROUND_UP))
"""How the actual and the required pace are rounded for that, the usual way first."""


def about_inputs(case: Case, values: Mapping[str, Any], *, decides: bool) -> tuple[Sentence, ...]:
    """Baseline, target and newest value, as far as they are known; whether that value decides.

    ``values``: those of ``reason_values``.
    """
    sentences = []
    if case.baseline is not None:
        template = wording.BASELINE if case.baseline.year is not None else wording.BASELINE_UNDATED
        sentences.append(Sentence(template, {"baseline": values["baseline"], "year": values["baseline_year"]}))
    if case.target is not None:
        sentences.append(Sentence(wording.TARGET, {"target": values["target"], "year": values["year"]}))
    if case.latest is not None:
        latest = {"latest": values["latest"], "year": str(case.latest.year)}
        sentences.append(Sentence(wording.LATEST if decides else wording.NEWEST, latest))
    return tuple(sentences)


def about_pace(case: Case, pace: Pace) -> tuple[Sentence, ...]:
    """Why the pace is compound or linear, and the formula with its numbers."""
    now, start, goal = case.now.value, case.start.value, case.goal.value
    actual, required = _paces(case, pace)
    ratio = shown_down(pace.ratio, PLACES)
    values = {
        "latest": now,
        "baseline": start,
        "target": goal,
        "years": case.now.in_year - case.start.in_year,
        "required_years": case.target_year - case.start.in_year,
        "actual": actual,
        "required": required,
        "ratio": ratio,
    }
    return (*_why(case, pace.formula), Sentence(wording.FORMULAS[pace.formula], values), *_cut(ratio, pace.ratio))


def _cut(shown: Decimal, ratio: Decimal) -> tuple[Sentence, ...]:
    """Says that the ratio shown is not rounded as a reader would expect."""
    return () if shown == ratio else (Sentence(wording.ROUNDED_DOWN),)


def _paces(case: Case, pace: Pace) -> tuple[Decimal, Decimal]:
    """The actual and the required pace, with as many decimals as let a reader divide one by the other.

    Their quotient is near the ratio and, rounded downwards, the one shown. Where both have no end and the ratio
    lies on its last decimal (4/3 ÷ 2/3), no number of decimals does that, and they are rounded apart.
    """
    compound = pace.formula is Formula.COMPOUND
    exact = [in_percent(each) if compound else each for each in (pace.actual, pace.required)]
    ratio = shown_down(pace.ratio, PLACES)
    for (one, other), finer in product(ROUNDINGS, range(MOST_FINER + 1)):
        actual = derived(exact[0], case.start.value, case.now.value, finer=finer, rounding=one)
        required = derived(exact[1], case.start.value, case.goal.value, finer=finer, rounding=other)
        quotient = EXACT.divide(actual, required)
        if shown_down(quotient, PLACES) == ratio and abs(difference(quotient, pace.ratio)) < CLOSE:
            break
    return actual, required


def _why(case: Case, formula: Formula) -> tuple[Sentence, ...]:
    scale = scale_of(case.given)
    if scale:
        return (Sentence(wording.STEPS, {"scale": " < ".join(scale)}),)
    if formula is Formula.COMPOUND:
        return (Sentence(wording.WHY_COMPOUND),)
    if case.given.unit in case.bands.linear_units:
        return (Sentence(wording.WHY_LINEAR_UNIT),)
    return (Sentence(wording.WHY_LINEAR_VALUES),)


def about_yearly_target(case: Case, yearly: Decimal, ratio: Decimal) -> tuple[Sentence, ...]:
    """The change made beside the change due by the year of the value."""
    baseline, latest, shown = case.start.value, case.now.value, shown_down(ratio, PLACES)
    values = {
        "latest": latest,
        "baseline": baseline,
        "yearly": yearly,
        "year": str(case.now.in_year),
        "made": difference(latest, baseline),
        "due": difference(yearly, baseline),
        "ratio": shown,
    }
    return (Sentence(wording.FORMULAS[Formula.YEARLY_TARGET], values), *_cut(shown, ratio))


def in_band(case: Case, status: Status, ratio: Decimal) -> Sentence:
    """The bound that decided."""
    bands = case.bands
    values = {
        "ratio": shown_down(ratio, PLACES),
        "on_track": bands.on_track,
        "acceleration_needed": bands.acceleration_needed,
        "insufficient": plain(bands.insufficient),
    }
    return Sentence(wording.BANDS[status], values)


def percent_of_way(case: Case) -> Decimal | None:
    """The part of the way from baseline to target in percent; None where there is no way to go."""
    if case.baseline is None or case.latest is None or case.target is None or case.problem is not None:
        return None
    if case.met_at_baseline:
        return None
    return in_percent(share_of_way(case.baseline.value, case.target.value, case.latest.value))


def about_way(percent: Decimal | None) -> tuple[Sentence, ...]:
    """The part of the way, in words; nothing where there is no way to go."""
    if percent is None:
        return ()
    return (Sentence(wording.WAY, {"percent": shown_down(percent, 1)}),)


def reason_values(case: Case) -> dict[str, Any]:
    """The values that the sentences of reasons may name; a sentence takes those that it needs."""
    yearly, marked = case.yearly_target, case.baseline or case.other_measure
    return {
        "baseline": _text(case.baseline),
        "baseline_year": _year(case.baseline),
        "baseline_mark": (marked.reading.mark if marked else "") or "–",
        "latest": _text(case.latest),
        "target": _text(case.target),
        "target_mark": (case.target.reading.mark if case.target else "") or "–",
        "year": str(case.target_year),
        "yearly": _text(yearly),
        "factor": case.bands.magnitude_break,
        "units": _units(case),
        "unclear": case.given.unclear,
    }


def _units(case: Case) -> list[Name]:
    """The row's unit and those that values of it are printed in, each by its name where it has one."""
    given = case.given
    names = {given.unit: given.unit_name}
    for reading in (*given.printed, *given.targets):
        names.setdefault(reading.unit, reading.unit_name)
    return [name or code for code, name in names.items() if code]


def _text(point: Point | None) -> Decimal | str:
    if point is None:
        return "–"
    return point.text


def _year(point: Point | None) -> str:
    return "–" if point is None or point.year is None else str(point.year)
