"""Which values count: the effective baseline, the values observed under the framework, the deciding one.

* A value for a year of the framework is an observation, also where the document prints it.
* The *effective baseline* is the latest baseline that the document prints for a year at or before
  the framework's start. Progress under the framework counts from there.
* A yearly value stands for the middle of its year, 1 July. That decides on which side of the start
  it lies: for a start on 1 January 2026 the value of 2025 lies before, for 1 July 2026 that of 2026.
* What is left out is named in a remark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.indicators.rules.inputs import Name, ProgressInput, Reading
from shanyraq.domains.indicators.rules.values import Point, in_other_unit, of_measure, points
from shanyraq.domains.indicators.rules.wording import Remark
from shanyraq.domains.indicators.vocabulary import RemarkCode


@dataclass(frozen=True, slots=True)
class Baseline:
    """The effective baseline, or why there is none.

    ``other_measure`` is the latest baseline where the document prints those of other measures only: it is
    shown, and nothing is counted from it.
    """

    point: Point | None
    other_measure: Point | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """The values observed under the framework, and the newest one known from before its start."""

    counted: tuple[Point, ...]
    before_start: Point | None
    remarks: tuple[Remark, ...]


def stands_before(year: int, starts_on: date) -> bool:
    """Whether a yearly value, standing for 1 July, lies at or before the framework's start."""
    return date(year, 7, 1) <= starts_on


def by_side_of_start(given: ProgressInput) -> ProgressInput:
    """The row with what is printed for years of the framework among its observations.

    What the document itself calls the first baseline stays one as long as no other comes before it.
    """
    printed = tuple(reading for reading in given.latest if not _starts_later(reading, given))
    later = tuple(reading for reading in given.latest if _starts_later(reading, given))
    first = given.baseline
    if first is not None and _starts_later(first, given) and points(printed, given):
        return replace(given, baseline=None, latest=printed, observations=(first, *later, *given.observations))
    if not later:
        return given
    return replace(given, latest=printed, observations=(*later, *given.observations))


def _starts_later(reading: Reading, given: ProgressInput) -> bool:
    return reading.year is not None and not stands_before(reading.year, given.starts_on)


def find_baseline(given: ProgressInput, mark: str) -> Baseline:
    """The effective baseline of the measure that the target's mark names."""
    printed = points(given.printed, given)
    comparable = of_measure(printed, mark)
    point = effective_baseline(comparable, given.baseline, given.starts_on)
    if point is None:
        return Baseline(None, effective_baseline(printed, given.baseline, given.starts_on), ())
    remarks = _other_measures(printed, comparable)
    if given.targets and point.qualifier != mark:
        remarks.append(Remark.of(RemarkCode.MEASURE_READ_AS_SAME, mark=_said(given, mark, point)))
    if _starts_later(point.reading, given):
        remarks.append(Remark.of(RemarkCode.BASELINE_AFTER_START))
    return Baseline(point, None, tuple(remarks))


def effective_baseline(printed: Sequence[Point], first: Reading | None, starts_on: date) -> Point | None:
    """The latest dated baseline at or before the start.

    A later baseline printed without a year is the latest where no later baseline has a year. Where
    only the first baseline is printed, it, even for a year after the start. None where nothing is printed.
    """
    before = [point for point in printed if point.year is not None and stands_before(point.year, starts_on)]
    later = [point for point in printed if point.reading is not first]
    undated = [point for point in later if point.year is None]
    if undated and not any(point in later for point in before):
        return undated[-1]
    if before:
        return max(reversed(before), key=_year)
    return printed[0] if printed else None


def find_observed(given: ProgressInput, baseline: Point | None, mark: str) -> Observed:
    """The values newer than the baseline, up to the as-of date, on either side of the start."""
    observed = points(given.observations, given)
    remarks = _unreadable(given, observed) + _unusable(observed, given)
    under = [point for point in observed if _under(point, given, baseline)]
    counted = of_measure(under, mark)
    before = [
        point
        for point in of_measure(observed, mark)
        if point.year is not None and stands_before(point.year, given.starts_on) and _after(point, baseline)
    ]
    for point in before:
        remarks.append(Remark.of(RemarkCode.BEFORE_START_LEFT_OUT, value=point.text, year=str(point.year)))
    remarks += _other_measures(under, counted)
    compared = baseline.qualifier == mark if baseline else bool(given.targets)
    if counted and compared and mark != counted[-1].qualifier:
        seen = _said(given, mark, counted[-1])
        remarks.append(Remark.of(RemarkCode.MEASURE_READ_AS_SAME, mark=seen))
    return Observed(tuple(counted), newest(before, None), tuple(remarks))


def newest(observed: Sequence[Point], target_year: int | None) -> Point | None:
    """The observation that decides: that of the target's own year, else the newest.

    Of two values for one year the later in the list holds.
    """
    dated = [point for point in reversed(observed) if point.year is not None]
    in_target_year = [point for point in dated if point.year == target_year]
    return max(in_target_year or dated, key=_year, default=None)


def _year(point: Point) -> int:
    return point.year or 0


def _after(point: Point, baseline: Point | None) -> bool:
    return baseline is None or baseline.year is None or _year(point) > baseline.year


def _under(point: Point, given: ProgressInput, baseline: Point | None) -> bool:
    """Whether a value was observed under the framework: dated, after its start, not in the future."""
    if point.year is None or point.year > given.as_of.year:
        return False
    return not stands_before(point.year, given.starts_on) and _after(point, baseline)


def _unusable(observed: Sequence[Point], given: ProgressInput) -> list[Remark]:
    """Observations without a year, and those of a year that had not begun on the as-of date."""
    remarks = []
    for point in observed:
        if point.year is None:
            remarks.append(Remark.of(RemarkCode.UNDATED_LEFT_OUT, value=point.text))
        elif point.year > given.as_of.year:
            values = {"value": point.text, "year": str(point.year), "as_of": given.as_of}
            remarks.append(Remark.of(RemarkCode.FUTURE_LEFT_OUT, **values))
    return remarks


def _unreadable(given: ProgressInput, observed: Sequence[Point]) -> list[Remark]:
    """Observations that are no number, or no answer on the scale."""
    understood = {id(point.reading) for point in observed}
    return [
        Remark.of(RemarkCode.UNREADABLE_LEFT_OUT, value=reading.printed or reading.state or "")
        for reading in given.observations
        if id(reading) not in understood and not in_other_unit(reading, given)
    ]


def _said(given: ProgressInput, mark: str, point: Point) -> Name:
    """A mark in the words of the value that bears it; without one, that of the point."""
    bearers = points((*given.targets, *given.printed), given) if mark else [point]
    return next((each.reading.mark for each in bearers if each.qualifier == mark or not mark), mark)


def _other_measures(found: Sequence[Point], comparable: Sequence[Point]) -> list[Remark]:
    """Values that bear another mark than the target."""
    return [
        Remark.of(RemarkCode.OTHER_MEASURE_LEFT_OUT, value=point.text, mark=point.reading.mark or "–")
        for point in found
        if point not in comparable
    ]
