"""Progress, case by case. Read a table as: baseline, value observed, target → status, and why.

The framework runs from 2026 to 2030. Where a case says nothing else, the baseline is of 2023, the
target for 2030, and the value of 2027.
"""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from shanyraq.domains.indicators.rules.bands import bands_on
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.sources import source_of
from shanyraq.domains.indicators.vocabulary import (
    Direction,
    Formula,
    Reason,
    RemarkCode,
    Status,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2030, 12, 31),
    unit="PT",
)
of = Reading.of


def codes(verdict):
    return {remark.code for remark in verdict.remarks}


def said(verdict):
    return "\n".join(str(sentence) for sentence in verdict.explanation)


# The bands, each bound from both sides. From 40 (2023) to 47 (2030) one point a year is required.


@pytest.mark.parametrize(
    ("value", "status", "ratio"),
    [
        pytest.param("44.00", Status.ON_TRACK, "1", id="exactly the required pace: on track"),
        pytest.param("43.80", Status.ON_TRACK, "0.95", id="0.95 of it, the bound: on track"),
        pytest.param("43.79", Status.ACCELERATION_NEEDED, "0.9475", id="just below 0.95: acceleration needed"),
        pytest.param("42.40", Status.ACCELERATION_NEEDED, "0.6", id="0.60, the bound: acceleration needed"),
        pytest.param("42.39", Status.INSUFFICIENT, "0.5975", id="just below 0.60: insufficient"),
        pytest.param("40.00", Status.INSUFFICIENT, "0", id="no change at all, the bound: insufficient"),
        pytest.param("39.99", Status.MOVING_AWAY, "-0.0025", id="just below the baseline: moving away"),
    ],
)
def test_bands_with_linear_pace(value, status, ratio):
    verdict = assess(row(desired=UP, baseline=of(40, 2023), targets=(of(47, 2030),), observations=(of(value, 2027),)))
    assert (verdict.status, verdict.reason) == (status, Reason.PACE)
    assert (verdict.formula, verdict.ratio) == (Formula.LINEAR, Decimal(ratio))


# From 1000 (2024) to 2000 (2030): 12.25 % a year compound are required. After two years that is 1259.92.


@pytest.mark.parametrize(
    ("value", "status"),
    [
        pytest.param("1259.93", Status.ON_TRACK, id="the required 12.25 % a year: on track"),
        pytest.param("1246.22", Status.ON_TRACK, id="just above 0.95 of the required rate: on track"),
        pytest.param("1246.21", Status.ACCELERATION_NEEDED, id="just below 0.95: acceleration needed"),
        pytest.param("1152.36", Status.ACCELERATION_NEEDED, id="just above 0.60: acceleration needed"),
        pytest.param("1152.35", Status.INSUFFICIENT, id="just below 0.60: insufficient"),
        pytest.param("1000", Status.INSUFFICIENT, id="no change: insufficient"),
        pytest.param("999.99", Status.MOVING_AWAY, id="below the baseline: moving away"),
        pytest.param("0", Status.MOVING_AWAY, id="fallen to zero: moving away, by linear pace"),
        pytest.param("-5", Status.MOVING_AWAY, id="fallen below zero: moving away, by linear pace"),
    ],
)
def test_bands_with_compound_pace(value, status):
    verdict = assess(
        row(
            desired=UP,
            unit="KZT_TH",
            baseline=of(1000, 2024),
            targets=(of(2000, 2030),),
            observations=(of(value, 2026),),
        )
    )
    assert verdict.status is status
    assert verdict.formula is (Formula.COMPOUND if Decimal(value) > 0 else Formula.LINEAR)


@pytest.mark.parametrize(
    ("unit", "baseline", "target", "value", "formula"),
    [
        pytest.param("HA_TH", 312.2, 1362.2, 600, Formula.COMPOUND, id="hectares: compound"),
        pytest.param("PT", 36.7, 50, 40, Formula.LINEAR, id="percent: linear, the scale has ends"),
        pytest.param("PS", 18, 0, 9, Formula.LINEAR, id="a target of zero: linear"),
        pytest.param("PS", 0, 18, 9, Formula.LINEAR, id="a baseline of zero: linear"),
        pytest.param("USD", -5, 5, 1, Formula.LINEAR, id="a change of sign on the way: linear"),
        pytest.param("USD", -10, -5, -8, Formula.COMPOUND, id="all below zero: compound, mirrored"),
    ],
)
def test_compound_where_unit_and_values_allow_it(unit, baseline, target, value, formula):
    verdict = assess(
        row(
            unit=unit,
            baseline=of(baseline, 2023),
            targets=(of(target, 2030),),
            observations=(of(value, 2026),),
        )
    )
    assert verdict.formula is formula


def test_a_target_too_close_for_a_rate_of_growth_has_a_linear_pace():
    nearly_one = Decimal("1." + "0" * 45 + "1")
    verdict = assess(
        row(unit="HA_TH", baseline=of(1, 2023), targets=(of(nearly_one, 2030),), observations=(of(1, 2027),))
    )
    assert (verdict.formula, verdict.ratio) == (Formula.LINEAR, 0)


# The target is met, kept, lost, missed.


@pytest.mark.parametrize(
    ("desired", "baseline_value_target", "status", "reason"),
    [
        pytest.param(UP, (50, 60, 60), Status.ACHIEVED, Reason.TARGET_MET, id="exactly met"),
        pytest.param(UP, (50, 75, 60), Status.ACHIEVED, Reason.TARGET_MET, id="overshot"),
        pytest.param(DOWN, (30, 20, 20), Status.ACHIEVED, Reason.TARGET_MET, id="falling, exactly met"),
        pytest.param(DOWN, (30, 10, 20), Status.ACHIEVED, Reason.TARGET_MET, id="falling, overshot"),
        pytest.param(DOWN, (18, 0, 0), Status.ACHIEVED, Reason.TARGET_MET, id="a target of zero, met"),
        pytest.param(UP, (60, 60, 60), Status.ACHIEVED, Reason.TARGET_KEPT, id="maintain: kept"),
        pytest.param(UP, (60, 59, 60), Status.MOVING_AWAY, Reason.TARGET_LOST, id="maintain: lost"),
        pytest.param(DOWN, (1.7, 1.6, 1.9), Status.ACHIEVED, Reason.TARGET_KEPT, id="target worse: better"),
        pytest.param(DOWN, (1.7, 1.8, 1.9), Status.ACHIEVED, Reason.TARGET_KEPT, id="target worse: kept"),
        pytest.param(DOWN, (1.7, 2.0, 1.9), Status.MOVING_AWAY, Reason.TARGET_LOST, id="target worse: lost"),
    ],
)
def test_target_met_kept_or_lost(desired, baseline_value_target, status, reason):
    baseline, value, target = baseline_value_target
    verdict = assess(
        row(
            desired=desired,
            baseline=of(baseline, 2023),
            targets=(of(target, 2030),),
            observations=(of(value, 2027),),
        )
    )
    assert (verdict.status, verdict.reason) == (status, reason)
    assert verdict.met_at_baseline is (reason is not Reason.TARGET_MET)


def test_target_met_at_the_baseline_is_not_an_achievement_before_anything_is_observed():
    verdict = assess(row(desired=UP, latest=(of(81.3, 2023), of(87.7, 2024)), targets=(of(83, 2030),)))
    assert (verdict.status, verdict.met_at_baseline) == (Status.NO_NEW_DATA, True)
    assert RemarkCode.TARGET_WORSE_THAN_BASELINE in codes(verdict)


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        pytest.param([(76.9, 2028)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="99 % of the way: missed"),
        pytest.param([(77, 2028)], Status.ACHIEVED, Reason.TARGET_MET, id="met in its year"),
        pytest.param([(60, 2028)], Status.MOVING_AWAY, Reason.TARGET_MISSED, id="below the baseline"),
        pytest.param([(77, 2029)], Status.ACHIEVED, Reason.TARGET_MET, id="met a year late: met"),
        pytest.param([(70, 2029)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="not met a year late"),
        pytest.param(
            [(77, 2028), (70, 2029)],
            Status.ACHIEVED,
            Reason.TARGET_MET,
            id="met in its year, later lost: met",
        ),
        pytest.param([(70, 2028), (78, 2029)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="its year decides"),
        pytest.param([(76.9, 2027)], Status.NO_NEW_DATA, Reason.TARGET_YEAR_PASSED, id="none for it: not known"),
    ],
)
def test_the_target_year_has_come(values, status, reason):
    observations = tuple(of(value, year) for value, year in values)
    verdict = assess(row(desired=UP, baseline=of(61.6, 2024), targets=(of(77, 2028),), observations=observations))
    assert (verdict.status, verdict.reason) == (status, reason)


# Targets printed year by year: 6.8 (2025), 6.7 (2026), 6.6 (2027) … 6.3 (2030), to be brought down.

YEARLY = tuple(of(value, year) for value, year in [(6.8, 2025), (6.7, 2026), (6.6, 2027), (6.4, 2029), (6.3, 2030)])


@pytest.mark.parametrize(
    ("baseline", "value", "year", "status", "reason"),
    [
        pytest.param(7.6, 6.6, 2027, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, id="meets that of its year"),
        pytest.param(7.6, 6.65, 2027, Status.ON_TRACK, Reason.YEARLY_TARGET, id="0.95 of the change due"),
        pytest.param(7.6, 6.66, 2027, Status.ACCELERATION_NEEDED, Reason.YEARLY_TARGET, id="just below 0.95"),
        pytest.param(7.6, 7.0, 2027, Status.ACCELERATION_NEEDED, Reason.YEARLY_TARGET, id="0.60 of it"),
        pytest.param(7.6, 7.01, 2027, Status.INSUFFICIENT, Reason.YEARLY_TARGET, id="just below 0.60"),
        pytest.param(7.6, 7.6, 2027, Status.INSUFFICIENT, Reason.YEARLY_TARGET, id="no change"),
        pytest.param(7.6, 7.61, 2027, Status.MOVING_AWAY, Reason.YEARLY_TARGET, id="worse than the baseline"),
        pytest.param(7.6, 6.3, 2027, Status.ACHIEVED, Reason.TARGET_MET, id="meets the last one already"),
        pytest.param(6.5, 6.6, 2027, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, id="baseline better: met"),
        pytest.param(6.5, 6.61, 2027, Status.MOVING_AWAY, Reason.YEARLY_TARGET_LOST, id="baseline better: lost"),
        pytest.param(7.6, 7.0, 2028, Status.ACCELERATION_NEEDED, Reason.PACE, id="none for its year: by pace"),
        pytest.param(7.6, 6.31, 2030, Status.INSUFFICIENT, Reason.TARGET_MISSED, id="the last year: missed"),
    ],
)
def test_yearly_targets(baseline, value, year, status, reason):
    verdict = assess(row(desired=DOWN, baseline=of(baseline, 2024), targets=YEARLY, observations=(of(value, year),)))
    assert (verdict.status, verdict.reason) == (status, reason)


def test_a_yearly_target_needs_no_year_of_the_baseline():
    """The child mortality row: its latest baseline is printed without a year, and beats every target."""
    targets = (of(9.75, 2025), of(9.7, 2026), of(9.65, 2027), of(9.5))
    child_mortality = partial(row, desired=DOWN, unit="PER_1000", baseline=of(12.11, 2015), latest=(of(9.3),))
    status = {
        value: assess(child_mortality(targets=targets, observations=(of(value, 2026),))).status
        for value in (9.4, 9.6, 9.8)
    }
    assert status == {9.4: Status.ACHIEVED, 9.6: Status.ON_TRACK, 9.8: Status.MOVING_AWAY}


# The explanation holds the inputs, the formula with its numbers, the bound and the source.


def test_explanation_in_full():
    verdict = assess(
        row(
            as_of=date(2028, 6, 1),
            desired=DOWN,
            baseline=of(2.6, 2015),
            latest=(of(5.2, 2023),),
            targets=(of(5.0, 2030),),
            observations=(of(5.1, 2027),),
        )
    )
    assert [str(sentence) for sentence in verdict.explanation] == [
        "Progress counts from 5.2 (2023), the effective baseline.",
        "The target is 5.0 by 2030.",
        "The value that decides is 5.1 (2027).",
        "The actual pace is compared with the pace required to reach 5.0 by 2030.",
        "The pace is linear, because the unit has a fixed scale.",
        "Actual pace: (5.1 − 5.2) ÷ 4 = -0.025 a year. Required pace: (5.0 − 5.2) ÷ 7 = -0.0286 a year. "
        "Actual ÷ required = 0.87.",
        "The ratio is shown rounded down, so that it never seems to reach a bound that it misses.",
        "0.87 is below 0.95 and at least 0.60: acceleration needed.",
        "Distance covered from the baseline to the target: 50 %.",
    ]
    assert (verdict.ratio, verdict.percent) == (Decimal("0.875"), Decimal(50))
    assert verdict.rule == "indicators.progress"
    assert verdict.source == verdict.used.bands.linear_units_source
    assert "progress method" in verdict.source.document


def test_the_compound_example_of_the_published_method():
    verdict = assess(
        row(
            desired=UP,
            unit="KZT_TH",
            latest=(of(4235.3, 2023),),
            targets=(of(9014),),
            observations=(of(5500, 2027),),
        )
    )
    assert (verdict.status, round(verdict.ratio, 3)) == (Status.INSUFFICIENT, Decimal("0.592"))
    assert "(5500 ÷ 4235.3) ^ (1 ÷ 4) − 1 = 6.75 % a year" in said(verdict)
    assert "(9014 ÷ 4235.3) ^ (1 ÷ 7) − 1 = 11.39 % a year" in said(verdict)
    assert "Open SDG" in verdict.source.document


def test_a_ratio_just_below_a_bound_is_never_shown_as_the_bound():
    verdict = assess(
        row(desired=UP, baseline=of(0, 2024), targets=(of(60, 2030),), observations=(of("28.4999", 2027),))
    )
    assert verdict.status is Status.ACCELERATION_NEEDED
    assert "0.94 is below 0.95" in said(verdict)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_the_source_of_the_step_that_decided(reason: Reason):
    """Only growth rates cite the method that was made for them; its bounds for other paces are our own decision."""
    bands = bands_on(date(2027, 1, 1))
    for formula in (None, *Formula):
        cited = source_of(reason, formula, bands)
        published = reason is Reason.PACE and formula is Formula.COMPOUND
        assert ("Open SDG" in cited.document) is published
        assert published or cited.document == "Shanyraq progress method"


@pytest.mark.parametrize(
    ("reason", "clause"),
    [
        (Reason.NOT_SET_IN_TIME, "step 1: as the signed text says"),
        (Reason.NOTHING_NEWER, "step 3"),
        (Reason.UNIT_CHANGE, "3. What cannot be assessed"),
        (Reason.YEARLY_TARGET_MET, "step 6"),
        (Reason.TARGET_MISSED, "step 7"),
    ],
)
def test_the_step_is_named(reason: Reason, clause: str):
    assert clause in source_of(reason, None, bands_on(date(2027, 1, 1))).clause
