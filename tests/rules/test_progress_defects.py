"""The formula defects of live systems, each turned into a case of ours.

What went wrong elsewhere stands in each docstring; the systems were read or run when this method
was designed.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from itertools import permutations

import pytest

from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.vocabulary import Direction, Reason, Status

UP, DOWN = Direction.INCREASE, Direction.DECREASE
of = Reading.of
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2030, 12, 31),
    unit="PT",
)


def judged(baseline, target, *values, desired=UP):
    observations = tuple(of(value, 2027 + place) for place, value in enumerate(values))
    return assess(
        row(
            desired=desired,
            baseline=of(baseline, 2024),
            targets=(of(target, 2030),),
            observations=observations,
        )
    )


@pytest.mark.parametrize(
    ("value", "status", "percent"),
    [
        pytest.param(30, Status.INSUFFICIENT, 0, id="no progress is 0 %"),
        pytest.param(10, Status.ACHIEVED, 200, id="over-achieved is 200 %"),
    ],
)
def test_1_falling_indicator_counts_downwards(value, status, percent):
    """RSR: target 20, baseline 30: no progress gave 150 %, over-achievement 50 %."""
    verdict = judged(30, 20, value, desired=DOWN)
    assert (verdict.status, verdict.percent) == (status, percent)


@pytest.mark.parametrize(("value", "percent"), [(65, 150), (55, 50), (45, -50)])
def test_2_percentages_are_never_clipped(value, percent):
    """RSR: «never above 100» used max: it returned 150, and turned 50 into 100."""
    assert judged(50, 60, value).percent == percent


def test_3_zero_is_a_value_and_absence_is_not():
    """RSR: an approved actual of 0 was stored as blank; zero and no data became the same."""
    assert judged(30, 0, 0, desired=DOWN).status is Status.ACHIEVED
    assert judged(30, 0, None, desired=DOWN).status is Status.NO_NEW_DATA


def test_4_a_verdict_is_computed_from_the_values_and_stored_nowhere():
    """RSR: bulk approval bypassed the aggregation; values were approved and the period stayed blank."""
    assert judged(40, 46).reason is Reason.NOTHING_NEWER
    assert judged(40, 46, 43).status is Status.ON_TRACK
    assert judged(40, 46, 43, 39).status is Status.MOVING_AWAY


@pytest.mark.parametrize(
    ("value", "status", "percent"),
    [
        pytest.param(25, Status.ON_TRACK, 50, id="half way"),
        pytest.param(20, Status.ACHIEVED, 100, id="met"),
        pytest.param(35, Status.MOVING_AWAY, -50, id="worse than the baseline"),
    ],
)
def test_5_falling_indicator_at_every_stage(value, status, percent):
    """PRP: 30 → 20 gave 0 half way, 0 when met, and −0.5 when worse."""
    verdict = judged(30, 20, value, desired=DOWN)
    assert (verdict.status, verdict.percent) == (status, percent)


def test_6_percentages_stay_on_one_scale():
    """PRP: 45 % on a 30 → 60 % indicator gave 149, since fractions met percentages."""
    assert judged(30, 60, 45).percent == 50
    assert judged("0.3", "0.6", "0.45").percent == 50


def test_7_the_latest_value_decides():
    """PRP: «latest» was computed, and then refused for numbers."""
    assert judged(40, 46, 45, 41).used.latest == of(41, 2028)


def test_8_falling_to_zero_divides_by_nothing_and_the_baseline_counts():
    """TolaData: target ÷ actual failed at an actual of 0; the baseline never entered."""
    assert judged(10, 5, 0, desired=DOWN).status is Status.ACHIEVED
    assert judged(40, 60, 50).ratio != judged(45, 60, 50).ratio


@pytest.mark.parametrize(
    ("baseline", "target", "value", "desired", "percent"),
    [
        pytest.param(18, 0, 9, DOWN, 50, id="a target of zero stays zero"),
        pytest.param(0, 18, 9, UP, 50, id="a baseline of zero stays zero"),
        pytest.param(-5, 10, 1, UP, 40, id="opposite signs are compared"),
        pytest.param(50, 60, 55, None, 50, id="no stated direction is not «negative»"),
    ],
)
def test_9_zero_signs_and_direction_are_taken_as_they_are(baseline, target, value, desired, percent):
    """Open SDG: zeros become 0.001, opposite signs give none, and the direction defaults to negative."""
    verdict = judged(baseline, target, value, desired=desired)
    assert verdict.percent == percent
    assert verdict.status is Status.ON_TRACK or baseline == -5


def test_10_the_order_of_values_does_not_matter():
    """RSR: five bugs within three months around cumulative values and periods computed ahead."""
    values = (of(41, 2026), of(43, 2027), of(0, 2024), of(44, 2028))
    verdicts = [
        assess(row(desired=UP, baseline=of(40, 2025), targets=(of(45, 2030),), observations=order))
        for order in permutations(values)
    ]
    assert {(v.status, v.ratio, v.percent) for v in verdicts} == {(Status.ON_TRACK, Decimal("1.33333333333"), 80)}


def test_11_zeros_are_kept_everywhere():
    """DHIS2 does not store a zero unless told to."""
    verdict = judged(0, 0, 0, desired=DOWN)
    assert (verdict.status, verdict.reason) == (Status.ACHIEVED, Reason.TARGET_KEPT)
    assert [reading.value for reading in (verdict.used.baseline, verdict.used.target, verdict.used.latest)] == [0, 0, 0]
