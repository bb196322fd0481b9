"""Reading a row for judgement: its target, baseline, direction, deciding value, and what is amiss.

No verdict is reached here; ``progress.py`` does that, step by step, over the ``Case``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.rules.bands import Bands, bands_on
from shanyraq.domains.indicators.rules.counting import (
    Baseline,
    by_side_of_start,
    find_baseline,
    find_observed,
    newest,
    stands_before,
)
from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput
from shanyraq.domains.indicators.rules.pending import state_of
from shanyraq.domains.indicators.rules.targets import Targets, choose_targets
from shanyraq.domains.indicators.rules.values import Point, in_other_unit
from shanyraq.domains.indicators.rules.wording import Remark
from shanyraq.domains.indicators.vocabulary import Direction, Kind, Reason, RemarkCode

COMPARED = (RemarkCode.MEASURE_READ_AS_SAME,)
"""Remarks on how baseline and target are compared: not said where they are not compared at all."""


@dataclass(frozen=True, slots=True)
class Case:
    """A row as the method reads it. ``problem`` is the flaw that forbids any judgement.

    ``other_measure`` is the latest baseline where none measures what the target does.
    """

    given: ProgressInput
    bands: Bands
    direction: Direction | None
    baseline: Point | None
    other_measure: Point | None
    latest: Point | None
    target: Point | None
    target_year: int
    yearly_target: Point | None
    newer_before_start: Point | None
    problem: Reason | None
    remarks: tuple[Remark, ...]

    @property
    def start(self) -> Point:
        """The baseline, where an earlier step made sure that there is one; so too below."""
        assert self.baseline is not None
        return self.baseline

    @property
    def now(self) -> Point:
        assert self.latest is not None
        return self.latest

    @property
    def goal(self) -> Point:
        assert self.target is not None
        return self.target

    def meets(self, value: Decimal, target: Decimal) -> bool:
        """Whether a value is as good as a target, in the desired direction."""
        return value >= target if self.direction is Direction.INCREASE else value <= target

    def is_worse(self, value: Decimal, other: Decimal) -> bool:
        """Whether a value falls short of another, in the desired direction."""
        return not self.meets(value, other)

    @property
    def no_baseline(self) -> Reason:
        """Why there is no baseline to count from, where there is none."""
        return Reason.NO_BASELINE if self.other_measure is None else Reason.QUALIFIERS_DIFFER

    @property
    def promise(self) -> PendingTarget | None:
        """The promise of a target where none is printed that lies under the framework."""
        if self.target is None or stands_before(self.target_year, self.given.starts_on):
            return self.given.pending
        return None

    @property
    def lapsed(self) -> PendingTarget | None:
        """The promise of another target, not kept, where the year of the printed one is over without a value."""
        promise = self.given.pending
        if promise is None or not self.target_year_passed:
            return None
        return promise if state_of(promise, self.given.as_of) is Reason.NOT_SET_IN_TIME else None

    @property
    def target_year_passed(self) -> bool:
        """Whether the target's year is over, and neither it nor a later year has a value.

        A target for a year before the framework is over from the beginning, which says nothing.
        """
        if self.given.as_of.year <= self.target_year or stands_before(self.target_year, self.given.starts_on):
            return False
        return self.latest is None or self.latest.in_year < self.target_year

    @property
    def met_at_baseline(self) -> bool:
        """Whether the effective baseline met the target before anything was observed."""
        if self.baseline is None or self.target is None or self.problem is not None:
            return False
        return self.meets(self.baseline.value, self.target.value)


def read_case(given: ProgressInput) -> Case:
    """Chooses target, baseline, direction and deciding value, in this order."""
    given = by_side_of_start(given)
    bands = bands_on(given.as_of)
    targets = choose_targets(given, bands)
    mark = targets.final.qualifier if targets.final else ""
    baseline = find_baseline(given, mark)
    direction = _direction(given, baseline.point, targets.final)
    measure = mark or (baseline.point.qualifier if baseline.point else "")
    observed = find_observed(given, baseline.point, measure)
    latest = newest(observed.counted, targets.final_year if targets.final else None)
    problem = targets.problem or _problem(given, bands, baseline, targets, direction)
    return Case(
        given=given,
        bands=bands,
        direction=direction,
        baseline=baseline.point,
        other_measure=baseline.other_measure,
        latest=latest,
        target=targets.final,
        target_year=targets.final_year,
        yearly_target=targets.yearly.get(latest.year) if latest and latest.year else None,
        newer_before_start=observed.before_start,
        problem=problem,
        remarks=(
            *targets.remarks,
            *(remark for remark in baseline.remarks if not problem or remark.code not in COMPARED),
            *(() if problem else _on_direction(given, baseline.point, targets.final, direction)),
            *observed.remarks,
            *_other_units(given),
            *_later_than_target(observed.counted, latest),
        ),
    )


def _direction(given: ProgressInput, baseline: Point | None, target: Point | None) -> Direction | None:
    """Upwards on a scale; as stated; else the way from the baseline to the target."""
    if given.kind is not Kind.QUANTITATIVE:
        return Direction.INCREASE
    if given.desired is not None or baseline is None or target is None or baseline.value == target.value:
        return given.desired
    return Direction.INCREASE if target.value > baseline.value else Direction.DECREASE


def _problem(
    given: ProgressInput, bands: Bands, found: Baseline, targets: Targets, direction: Direction | None
) -> Reason | None:
    """What in the design of the row forbids a judgement, whatever is observed."""
    baseline = found.point
    if found.other_measure is not None:
        return Reason.QUALIFIERS_DIFFER if direction is None else None
    if baseline is None and any(in_other_unit(reading, given) for reading in given.printed):
        return Reason.OTHER_UNIT
    if baseline is not None and targets.final is not None:
        if given.kind is Kind.QUANTITATIVE and bands.breaks(baseline.value, targets.final.value):
            return Reason.UNIT_CHANGE
        if baseline.year is not None and targets.final_year <= baseline.year:
            return Reason.TARGET_NOT_AFTER_BASELINE
    return Reason.NO_DIRECTION if direction is None else None


def _on_direction(
    given: ProgressInput, baseline: Point | None, target: Point | None, direction: Direction | None
) -> list[Remark]:
    """Where the direction was read from, and the two cases in which nothing remains to be gained."""
    if baseline is None or target is None or direction is None:
        return []
    remarks = []
    if given.kind is Kind.QUANTITATIVE and given.desired is None:
        remarks.append(Remark.of(RemarkCode.DIRECTION_FROM_TARGET))
    gain = target.value.compare(baseline.value) * direction.sign
    if gain == 0:
        remarks.append(Remark.of(RemarkCode.TARGET_EQUALS_BASELINE, baseline=baseline.text))
    elif gain < 0:
        values = {"target": target.text, "baseline": baseline.text}
        remarks.append(Remark.of(RemarkCode.TARGET_WORSE_THAN_BASELINE, **values))
    return remarks


def _other_units(given: ProgressInput) -> list[Remark]:
    """Values printed in another unit than the row's, which no value is compared with."""
    return [
        Remark.of(
            RemarkCode.OTHER_UNIT_LEFT_OUT,
            value=reading.value if reading.value is not None else reading.printed,
            year=str(reading.year or "–"),
            unit=reading.unit_name or reading.unit,
        )
        for reading in (*given.printed, *given.targets, *given.observations)
        if in_other_unit(reading, given)
    ]


def _later_than_target(counted: Sequence[Point], latest: Point | None) -> list[Remark]:
    """Values newer than the one for the target's own year, which decides."""
    if latest is None or latest.year is None:
        return []
    return [
        Remark.of(RemarkCode.LATER_THAN_TARGET_LEFT_OUT, value=point.text, year=str(point.year))
        for point in counted
        if point.year is not None and point.year > latest.year
    ]
