"""Years of targets: judged by the value of their own year, however late that is known; promises stand beside.

The framework runs from 2026 to 2030. A value for a year is published in the year after it, or later, so that
what is known of a target's year is nearly always known after it.
"""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.vocabulary import Direction, Otherwise, Reason, RemarkCode, Status

UP, DOWN = Direction.INCREASE, Direction.DECREASE
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2030, 12, 31),
    unit="PT",
)
of = Reading.of
PASSED = (Status.NO_NEW_DATA, Reason.TARGET_YEAR_PASSED)
NOTE = "New targets will be available in 2026"


def codes(verdict):
    return {remark.code for remark in verdict.remarks}


def said(verdict):
    return "\n".join(str(sentence) for sentence in verdict.explanation)


# A target of 25.3 for 2026, from 28.2 (2024), and another one promised for the time after it.

PROMISED = partial(row, desired=DOWN, baseline=of(34.2, 2015), latest=(of(28.2, 2024),), targets=(of(25.3, 2026),))
TO_BE_SET = PendingTarget(NOTE, date(2026, 12, 31), Otherwise.NOT_MONITORED)


@pytest.mark.parametrize(
    ("as_of", "values", "status", "reason"),
    [
        pytest.param((2026, 12, 31), [], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, id="its year: nothing yet"),
        pytest.param((2026, 12, 31), [(25, 2026)], Status.ACHIEVED, Reason.TARGET_MET, id="met, known in its year"),
        pytest.param((2027, 9, 1), [(25, 2026)], Status.ACHIEVED, Reason.TARGET_MET, id="met, known a year later"),
        pytest.param((2027, 9, 1), [(26, 2026)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="missed"),
        pytest.param((2027, 9, 1), [(29, 2026)], Status.MOVING_AWAY, Reason.TARGET_MISSED, id="worse than before"),
        pytest.param(
            (2029, 9, 1), [(25, 2026), (27, 2028)], Status.ACHIEVED, Reason.TARGET_MET, id="its own year decides"
        ),
        pytest.param((2029, 9, 1), [(25, 2028)], Status.ACHIEVED, Reason.TARGET_MET, id="only a later one: met late"),
    ],
)
def test_a_printed_target_is_judged_whatever_is_promised_after_it(as_of, values, status, reason):
    observations = tuple(of(value, year) for value, year in values)
    for pending in (TO_BE_SET, None):
        verdict = assess(PROMISED(as_of=date(*as_of), observations=observations, pending=pending))
        assert (verdict.status, verdict.reason) == (status, reason)


LAPSED = (Status.NOT_MONITORED, Reason.NOT_SET_AFTER_TARGET)


@pytest.mark.parametrize(
    ("as_of", "values", "promise", "expected"),
    [
        pytest.param((2027, 1, 1), [], TO_BE_SET, LAPSED, id="the day after both"),
        pytest.param((2031, 1, 1), [], TO_BE_SET, LAPSED, id="years after them"),
        pytest.param((2027, 9, 1), [(25, 2025)], TO_BE_SET, LAPSED, id="only a value from before the framework"),
        pytest.param((2027, 1, 1), [], None, PASSED, id="nothing promised"),
        pytest.param((2027, 1, 1), [], replace(TO_BE_SET, otherwise=Otherwise.UNSPECIFIED), PASSED, id="nothing said"),
        pytest.param((2027, 1, 1), [], replace(TO_BE_SET, due_on=None), PASSED, id="no day named"),
        pytest.param((2027, 1, 1), [], replace(TO_BE_SET, due_on=date(2027, 1, 1)), PASSED, id="on the last day"),
        pytest.param((2027, 1, 2), [], replace(TO_BE_SET, due_on=date(2027, 1, 1)), LAPSED, id="the day after it"),
    ],
)
def test_a_promise_that_was_not_kept_ends_what_is_monitored(as_of, values, promise, expected):
    """Once the printed target's year is over without a value, as the document says itself."""
    observations = tuple(of(value, year) for value, year in values)
    verdict = assess(PROMISED(as_of=date(*as_of), observations=observations, pending=promise))
    assert (verdict.status, verdict.reason) == expected
    if expected == LAPSED:
        assert NOTE in said(verdict)
        assert RemarkCode.NEW_TARGET_NOT_SET not in codes(verdict)


@pytest.mark.parametrize(
    ("as_of", "due_on", "otherwise", "remark"),
    [
        pytest.param((2026, 12, 31), (2026, 12, 31), "not_monitored", "new_target_pending", id="on the last day"),
        pytest.param((2027, 1, 1), (2026, 12, 31), "not_monitored", "new_target_not_set", id="the day after"),
        pytest.param((2027, 1, 1), (2026, 12, 31), "unspecified", "new_target_overdue", id="no consequence named"),
        pytest.param((2027, 1, 1), None, "not_monitored", "new_target_pending", id="no date named"),
        pytest.param((2026, 5, 1), (2026, 4, 30), "not_monitored", "new_target_not_set", id="due within its year"),
    ],
)
def test_what_became_of_the_promise_is_said_beside(as_of, due_on, otherwise, remark):
    pending = PendingTarget(NOTE, date(*due_on) if due_on else None, Otherwise(otherwise))
    verdict = assess(PROMISED(as_of=date(*as_of), observations=(of(25, 2026),), pending=pending))
    assert verdict.status is Status.ACHIEVED
    assert codes(verdict) == {RemarkCode(remark)}
    assert NOTE in said(verdict)


def test_a_target_from_before_the_framework_leaves_the_promise_to_decide():
    """Nothing observed under the framework could ever be held against it."""
    verdict = assess(PROMISED(targets=(of(25.3, 2025),), observations=(of(25, 2026),), pending=TO_BE_SET))
    assert (verdict.status, verdict.reason) == (Status.NOT_MONITORED, Reason.NOT_SET_IN_TIME)
    assert codes(verdict) == {RemarkCode.TARGET_BEFORE_START}


@pytest.mark.parametrize(
    ("starts_on", "remarks"),
    [
        pytest.param(date(2025, 7, 1), {RemarkCode.TARGET_BEFORE_START}, id="2025 stands at its start"),
        pytest.param(date(2025, 6, 30), set(), id="2025 lies under it"),
    ],
)
def test_on_which_side_of_the_start_a_target_lies(starts_on, remarks):
    verdict = assess(PROMISED(starts_on=starts_on, as_of=date(2025, 8, 1), targets=(of(25.3, 2025),)))
    assert codes(verdict) == remarks


# A target of 47 for 2030, from 40 (2023); one point a year is required.


@pytest.mark.parametrize(
    ("as_of", "values", "status", "reason"),
    [
        pytest.param((2030, 12, 31), [(44, 2027)], Status.ON_TRACK, Reason.PACE, id="its last day: by pace"),
        pytest.param((2031, 1, 1), [(44, 2027)], *PASSED, id="the day after it: nobody knows"),
        pytest.param((2031, 1, 1), [(41, 2027)], *PASSED, id="too slow until then: nobody knows"),
        pytest.param((2031, 1, 1), [(39, 2027)], *PASSED, id="worse until then: nobody knows"),
        pytest.param((2031, 1, 1), [], *PASSED, id="nothing at all"),
        pytest.param((2031, 1, 1), [(47, 2027)], Status.ACHIEVED, Reason.TARGET_MET, id="met before its year"),
        pytest.param((2031, 1, 1), [(46.9, 2030)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="its year: missed"),
        pytest.param((2032, 1, 1), [(46.9, 2031)], Status.INSUFFICIENT, Reason.TARGET_MISSED, id="missed a year late"),
        pytest.param((2032, 1, 1), [(47, 2031)], Status.ACHIEVED, Reason.TARGET_MET, id="met a year late"),
    ],
)
def test_no_pace_leads_to_a_year_that_has_passed(as_of, values, status, reason):
    observations = tuple(of(value, year) for value, year in values)
    verdict = assess(
        row(as_of=date(*as_of), desired=UP, baseline=of(40, 2023), targets=(of(47, 2030),), observations=observations)
    )
    assert (verdict.status, verdict.reason) == (status, reason)
    assert verdict.has_newer_data is bool(values)


def test_a_yearly_target_met_expires_with_the_last_year():
    """6.6 in 2027 met the target of that year; on 1 January 2031 that says nothing of the target for 2030."""
    targets = (of(6.6, 2027), of(6.3, 2030))
    given = row(desired=DOWN, baseline=of(7.6, 2024), targets=targets, observations=(of(6.6, 2027),))
    assert assess(given).reason is Reason.YEARLY_TARGET_MET
    later = assess(
        row(
            as_of=date(2031, 1, 1),
            desired=DOWN,
            baseline=of(7.6, 2024),
            targets=targets,
            observations=given.observations,
        )
    )
    assert (later.status, later.reason) == PASSED


def test_what_was_known_last_is_said_where_the_year_has_passed():
    verdict = assess(
        row(
            as_of=date(2031, 1, 1),
            desired=UP,
            baseline=of(40, 2023),
            targets=(of(47, 2030),),
            observations=(of(39, 2027),),
        )
    )
    assert [str(sentence) for sentence in verdict.explanation] == [
        "Progress counts from 40 (2023), the effective baseline.",
        "The target is 47 by 2030.",
        "The newest value under the framework is 39 (2027).",
        "The target year 2030 has passed without a value for it, so it is not known whether the target was met.",
        "39 is worse than the baseline of 40.",
        "Distance covered from the baseline to the target: -14.3 %.",
    ]
    assert (verdict.ratio, verdict.formula) == (None, None)


# How old the value is on which a verdict rests.


@pytest.mark.parametrize(
    ("as_of", "value", "remarks"),
    [
        pytest.param((2029, 12, 31), (44, 2027), set(), id="two years after its own: not yet old"),
        pytest.param((2030, 1, 1), (44, 2027), {RemarkCode.OLD_VALUE}, id="three years after it: old"),
        pytest.param((2030, 1, 1), (48, 2027), {RemarkCode.OLD_VALUE}, id="old, though it met the target"),
        pytest.param((2030, 1, 1), (39, 2027), {RemarkCode.OLD_VALUE}, id="old, and moving away"),
        pytest.param((2034, 1, 1), (48, 2030), set(), id="the value of the target's own year is never old"),
        pytest.param((2031, 1, 1), (48, 2027), {RemarkCode.TARGET_YEAR_WITHOUT_VALUE}, id="met; its year passed"),
        pytest.param((2032, 1, 1), (48, 2031), {RemarkCode.TARGET_YEAR_WITHOUT_VALUE}, id="met a year late"),
        pytest.param((2031, 1, 1), (44, 2027), set(), id="not judged any more: its reason says so"),
    ],
)
def test_the_age_of_the_deciding_value_is_said(as_of, value, remarks):
    verdict = assess(
        row(
            as_of=date(*as_of),
            desired=UP,
            baseline=of(40, 2023),
            targets=(of(47, 2030),),
            observations=(of(*value),),
        )
    )
    assert codes(verdict) == remarks


def test_years_in_the_remarks_are_named():
    target = partial(row, desired=UP, baseline=of(40, 2023), targets=(of(47, 2030),), observations=(of(47, 2027),))
    assert "The value that decides is of 2027, more than 2 years before 2030." in said(assess(target()))
    assert "There is no value for the target year 2030; that of 2027 decides." in said(
        assess(target(as_of=date(2031, 1, 1)))
    )


# Where a printed path lies below the baseline (indicator 8.6.1: 6.5 in 2024, printed for 2026 6.7, to be brought down).

BELOW = (of(6.7, 2026), of(6.6, 2027), of(6.3, 2030))
PATH, VALUE = RemarkCode.YEARLY_TARGET_WORSE_THAN_BASELINE, RemarkCode.VALUE_WORSE_THAN_BASELINE


@pytest.mark.parametrize(
    ("value", "status", "reason", "remarks"),
    [
        pytest.param(6.6, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, {PATH, VALUE}, id="met, and worse than before"),
        pytest.param(6.7, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, {PATH, VALUE}, id="just met"),
        pytest.param(6.51, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, {PATH, VALUE}, id="just worse than before"),
        pytest.param(6.5, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, {PATH}, id="as before"),
        pytest.param(6.4, Status.ON_TRACK, Reason.YEARLY_TARGET_MET, {PATH}, id="better than before"),
        pytest.param(6.3, Status.ACHIEVED, Reason.TARGET_MET, set(), id="the last target met: the path is done"),
        pytest.param(6.71, Status.MOVING_AWAY, Reason.YEARLY_TARGET_LOST, {PATH}, id="not met: moving away says it"),
    ],
)
def test_a_printed_path_below_the_baseline_is_followed_and_named(value, status, reason, remarks):
    verdict = assess(
        row(
            as_of=date(2027, 6, 1),
            desired=DOWN,
            baseline=of(6.5, 2024),
            targets=BELOW,
            observations=(of(value, 2026),),
        )
    )
    assert (verdict.status, verdict.reason, codes(verdict)) == (status, reason, remarks)


def test_a_path_that_begins_at_the_baseline_is_not_below_it():
    verdict = assess(
        row(
            as_of=date(2027, 6, 1),
            desired=DOWN,
            baseline=of(6.7, 2024),
            targets=BELOW,
            observations=(of(6.6, 2026),),
        )
    )
    assert (verdict.reason, codes(verdict)) == (Reason.YEARLY_TARGET_MET, set())


def test_both_remarks_are_sentences():
    verdict = assess(
        row(
            as_of=date(2027, 6, 1),
            desired=DOWN,
            baseline=of(6.5, 2024),
            targets=BELOW,
            observations=(of(6.6, 2026),),
        )
    )
    assert [str(sentence) for sentence in verdict.explanation][3:] == [
        "6.6 meets the target printed for 2026, 6.7.",
        "The target of 6.7 printed for 2026 is worse than the baseline of 6.5.",
        "6.6 is worse than the baseline of 6.5.",
        "Distance covered from the baseline to the target: -50 %.",
    ]


@pytest.mark.parametrize(
    ("value", "remarks"),
    [
        pytest.param(1.8, {RemarkCode.TARGET_WORSE_THAN_BASELINE, VALUE}, id="kept, though worse than before"),
        pytest.param(1.7, {RemarkCode.TARGET_WORSE_THAN_BASELINE}, id="kept, as before"),
    ],
)
def test_a_kept_target_says_where_the_value_fell_behind_the_baseline(value, remarks):
    verdict = assess(
        row(
            as_of=date(2028, 6, 1),
            desired=DOWN,
            baseline=of(1.7, 2023),
            targets=(of(1.9, 2030),),
            observations=(of(value, 2027),),
        )
    )
    assert (verdict.reason, codes(verdict)) == (Reason.TARGET_KEPT, remarks)
