"""How a row is read before it is judged: baseline, observed values, pending targets, flaws, answers.

The framework runs from 2026 to 2030. The verdicts themselves are in ``test_progress_verdicts.py``, what the
years of targets mean in ``test_progress_years.py``.
"""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.utils import translation

from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.vocabulary import (
    Direction,
    Kind,
    Otherwise,
    Reason,
    RemarkCode,
    Status,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2029, 12, 31),
    unit="PT",
)
of = Reading.of
HECTARES = Reading(Decimal("58"), 2029, unit="HA_TH")
"""Near the percentages by its number: only the unit tells that it is none."""


def codes(verdict):
    return {remark.code for remark in verdict.remarks}


def said(verdict):
    return "\n".join(str(sentence) for sentence in verdict.explanation)


# Which value is the effective baseline, and which values count as observed.


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param([of(2.6, 2015), of(5.2, 2023)], (5.2, 2023), id="the latest one, not that of 2015"),
        pytest.param([of(36.7, 2023), of(34, 2021)], (36.7, 2023), id="by year, not by place"),
        pytest.param([of(55.7, 2015)], (55.7, 2015), id="the only one"),
        pytest.param([of(8, 2015), of(9, 2025)], (9, 2025), id="the year before the start counts"),
        pytest.param([of(8, 2015), of(9, 2026)], (8, 2015), id="the first year of the framework does not"),
        pytest.param([of(12.11, 2015), of(9.3)], (9.3, None), id="a later one without a year"),
        pytest.param([of(12.11, 2015), of(9.3), of(9.1, 2024)], (9.1, 2024), id="one with a year before it"),
        pytest.param([of(61.6)], (61.6, None), id="the only one, without a year"),
        pytest.param([of(9, 2023), of(8, 2023)], (8, 2023), id="two for one year: the one printed later"),
        pytest.param([of(0, 2015), of(0, 2024)], (0, 2024), id="zero is a value"),
        pytest.param([of(100, 2015), of(None, 2023)], (100, 2015), id="«N/A» is not a value"),
        pytest.param([of(40, 2026), of(39, 2027)], (40, 2026), id="all after the start: what is called the baseline"),
    ],
)
def test_effective_baseline(printed, expected):
    verdict = assess(row(desired=UP, baseline=printed[0], latest=tuple(printed[1:]), targets=(of(150, 2030),)))
    baseline = verdict.used.baseline
    assert (float(baseline.value), baseline.year) == expected


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        pytest.param(date(2026, 1, 1), 2025, id="1 January 2026: 2025 is the latest before"),
        pytest.param(date(2026, 6, 30), 2025, id="30 June 2026: still 2025"),
        pytest.param(date(2026, 7, 1), 2026, id="1 July 2026: 2026 stands at its start"),
        pytest.param(date(2026, 12, 31), 2026, id="31 December 2026: 2026"),
    ],
)
def test_a_yearly_value_stands_for_the_middle_of_its_year(starts_on, expected):
    printed = tuple(of(40 + year - 2020, year) for year in (2024, 2025, 2026, 2027))
    verdict = assess(row(starts_on=starts_on, desired=UP, latest=printed, targets=(of(60, 2030),)))
    assert verdict.used.baseline.year == expected
    assert verdict.used.latest.year == 2027


@pytest.mark.parametrize(
    ("observations", "status", "reason", "remark"),
    [
        pytest.param([], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, None, id="nothing"),
        pytest.param(
            [of(45, 2025)],
            Status.NO_NEW_DATA,
            Reason.ONLY_BEFORE_START,
            RemarkCode.BEFORE_START_LEFT_OUT,
            id="newer than the baseline, but from before the framework",
        ),
        pytest.param([of(45, 2022)], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, None, id="older than it"),
        pytest.param(
            [of(45)],
            Status.NO_NEW_DATA,
            Reason.NOTHING_NEWER,
            RemarkCode.UNDATED_LEFT_OUT,
            id="without a year",
        ),
        pytest.param([of(45, 2032)], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, RemarkCode.FUTURE_LEFT_OUT, id="future"),
        pytest.param(
            [of(None, 2027)],
            Status.NO_NEW_DATA,
            Reason.NOTHING_NEWER,
            RemarkCode.UNREADABLE_LEFT_OUT,
            id="printed, but not a number",
        ),
        pytest.param([of(0, 2027)], Status.MOVING_AWAY, Reason.PACE, None, id="zero is data"),
        pytest.param([of(46, 2026), of(41, 2027)], Status.INSUFFICIENT, Reason.PACE, None, id="the newest"),
        pytest.param([of(41, 2027), of(44, 2027)], Status.ON_TRACK, Reason.PACE, None, id="the later version"),
    ],
)
def test_values_that_count_as_observed(observations, status, reason, remark):
    verdict = assess(row(desired=UP, baseline=of(40, 2023), targets=(of(47, 2030),), observations=tuple(observations)))
    assert (verdict.status, verdict.reason) == (status, reason)
    assert verdict.has_newer_data is (status is not Status.NO_NEW_DATA)
    assert codes(verdict) == ({remark} if remark else set())


# Targets still to be set.


@pytest.mark.parametrize(
    ("as_of", "due_on", "otherwise", "status", "reason"),
    [
        pytest.param(
            date(2025, 6, 30),
            date(2025, 6, 30),
            Otherwise.NOT_MONITORED,
            Status.TARGET_PENDING,
            Reason.NOT_YET_DUE,
            id="on the last day: pending",
        ),
        pytest.param(
            date(2025, 7, 1),
            date(2025, 6, 30),
            Otherwise.NOT_MONITORED,
            Status.NOT_MONITORED,
            Reason.NOT_SET_IN_TIME,
            id="the day after: not monitored, as the document says",
        ),
        pytest.param(
            date(2025, 7, 1),
            date(2025, 6, 30),
            Otherwise.UNSPECIFIED,
            Status.TARGET_PENDING,
            Reason.OVERDUE,
            id="the day after, where the document says nothing: overdue",
        ),
        pytest.param(
            date(2030, 7, 1),
            None,
            Otherwise.NOT_MONITORED,
            Status.TARGET_PENDING,
            Reason.NO_DATE_FOR_TARGET,
            id="no date named: pending",
        ),
    ],
)
def test_target_pending(as_of, due_on, otherwise, status, reason):
    pending = PendingTarget("The target will be determined in the second quarter of 2025.", due_on, otherwise)
    verdict = assess(row(as_of=as_of, desired=DOWN, baseline=of(16.2, 2015), pending=pending))
    assert (verdict.status, verdict.reason) == (status, reason)
    assert pending.note in said(verdict)


# What cannot be assessed, by name.


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param({"targets": ()}, Reason.NO_TARGET, id="no target, none pending"),
        pytest.param({"targets": (of(None, 2030),)}, Reason.TARGET_NOT_READABLE, id="a target in words"),
        pytest.param({"targets": (of(60, 2030), of(61))}, Reason.TARGETS_CONFLICT, id="two for one year"),
        pytest.param({"targets": (of(60, 2023),)}, Reason.TARGET_NOT_AFTER_BASELINE, id="due in its year"),
        pytest.param({"targets": (of(60, 2022),)}, Reason.TARGET_NOT_AFTER_BASELINE, id="due before it"),
        pytest.param({"baseline": None}, Reason.NO_BASELINE, id="no baseline"),
        pytest.param({"baseline": of(50)}, Reason.BASELINE_WITHOUT_YEAR, id="a baseline without a year"),
        pytest.param({"desired": None, "targets": (of(50, 2030),)}, Reason.NO_DIRECTION, id="no direction"),
        pytest.param({"baseline": of(5999, 2023)}, None, id="99.98 times apart: still compared"),
        pytest.param({"baseline": of(6000, 2023)}, Reason.UNIT_CHANGE, id="100 times apart: another unit"),
        pytest.param({"baseline": of(0.6, 2023)}, Reason.UNIT_CHANGE, id="100 times apart, below"),
        pytest.param({"baseline": of(0, 2023)}, None, id="a baseline of zero is no change of unit"),
        pytest.param(
            {
                "baseline": of(12, 2023, qualifier="with hydro"),
                "targets": (of(15, 2030, qualifier="without"),),
                "observations": (of(13, 2027),),
            },
            Reason.QUALIFIERS_DIFFER,
            id="baseline and target measure different things",
        ),
        pytest.param({"targets": (HECTARES,)}, Reason.OTHER_UNIT, id="a target in another unit only"),
        pytest.param({"baseline": HECTARES}, Reason.OTHER_UNIT, id="a baseline in another unit only"),
        pytest.param({"targets": (HECTARES, of(60, 2030))}, None, id="a target in each unit"),
        pytest.param({"observations": (HECTARES, of(52, 2027))}, None, id="an observation in another unit"),
        pytest.param({"kind": Kind.QUALITATIVE}, Reason.NO_SCALE, id="qualitative without a scale"),
    ],
)
def test_cannot_be_assessed(given, reason):
    plain = {
        "desired": UP,
        "baseline": of(50, 2023),
        "targets": (of(60, 2030),),
        "observations": (of(52, 2027),),
    }
    verdict = assess(row(**(plain | given)))
    if reason is None:
        assert verdict.assessed
    else:
        assert (verdict.status, verdict.reason) == (Status.CANNOT_BE_ASSESSED, reason)
        assert verdict.ratio is None


def test_where_the_direction_is_unclear_the_reason_of_the_package_is_given():
    why = {"en": "Fewer may be good or bad.", "ru": "Меньше может быть хорошо или плохо."}
    given = {"baseline": of(50, 2023), "targets": (of(50, 2030),), "observations": (of(52, 2027),)}
    verdict = assess(row(desired=None, unclear=why, **given))
    assert verdict.reason is Reason.NO_DIRECTION
    assert "It is unclear whether the value should rise or fall" in said(verdict)
    assert "The reason that the package gives: Fewer may be good or bad." in said(verdict)
    assert "It is not stated whether the value should rise or fall" in said(assess(row(desired=None, **given)))


def test_without_a_baseline_a_met_target_is_still_met():
    verdict = assess(row(desired=UP, targets=(of(66, 2030),), observations=(of(70, 2027),)))
    assert (verdict.status, verdict.percent) == (Status.ACHIEVED, None)


# What was assumed is said.


@pytest.mark.parametrize(
    ("given", "remark"),
    [
        pytest.param({"targets": (of(60),)}, RemarkCode.TARGET_YEAR_FROM_PERIOD, id="target without a year"),
        pytest.param({"desired": None}, RemarkCode.DIRECTION_FROM_TARGET, id="direction not stated"),
        pytest.param({"targets": (of(50, 2030),)}, RemarkCode.TARGET_EQUALS_BASELINE, id="maintain"),
        pytest.param({"targets": (of(49, 2030),)}, RemarkCode.TARGET_WORSE_THAN_BASELINE, id="worse target"),
        pytest.param({"baseline": of(50, 2026)}, RemarkCode.BASELINE_AFTER_START, id="baseline after start"),
        pytest.param(
            {"targets": (of(60, 2030, qualifier="thousands"),)},
            RemarkCode.MEASURE_READ_AS_SAME,
            id="only the target is marked",
        ),
        pytest.param(
            {"latest": (of(70, 2024, qualifier="FAO"),)},
            RemarkCode.OTHER_MEASURE_LEFT_OUT,
            id="other measure",
        ),
        pytest.param(
            {"targets": (of(13889.6, 2028), of(60, 2030))},
            RemarkCode.YEARLY_TARGET_LEFT_OUT,
            id="a yearly target in another unit",
        ),
        pytest.param(
            {"targets": (of(55, 2028), of(56, 2028), of(60, 2030))},
            RemarkCode.YEARLY_TARGET_LEFT_OUT,
            id="two yearly targets for one year",
        ),
    ],
)
def test_what_was_assumed_or_left_out_is_said(given, remark):
    plain = {
        "desired": UP,
        "baseline": of(50, 2023),
        "targets": (of(60, 2030),),
        "observations": (of(52, 2027),),
    }
    verdict = assess(row(**(plain | given)))
    assert remark in codes(verdict)
    assert verdict.used.target.value in (60, 50, 49)


WITH, WITHOUT = "with large hydro", "without large hydro"
TWO_MEASURES = {
    "latest": (of(12, 2023, qualifier=WITH), of(6.4, 2024, qualifier=WITHOUT), of(8.4, 2026)),
    "targets": (of(15, 2030, qualifier=WITHOUT),),
}


def test_a_bare_value_that_is_counted_is_not_said_to_be_left_out():
    """Printed for a year of the framework, without a mark: it is read as the target's measure, and that is said."""
    verdict = assess(row(desired=UP, **TWO_MEASURES))
    assert verdict.used.latest == of(8.4, 2026)
    said = [str(remark.sentence) for remark in verdict.remarks]
    assert "Left out: 12 (with large hydro), another measure than the target." in said
    assert not [sentence for sentence in said if "8.4" in sentence]
    assert RemarkCode.MEASURE_READ_AS_SAME in {remark.code for remark in verdict.remarks}


def test_a_printed_value_of_another_measure_under_the_framework_is_left_out_and_said_once():
    later = of(13, 2026, qualifier=WITH)
    verdict = assess(row(desired=UP, **TWO_MEASURES | {"latest": (*TWO_MEASURES["latest"], later)}))
    assert verdict.used.latest == of(8.4, 2026)
    said = [str(remark.sentence) for remark in verdict.remarks]
    assert said.count("Left out: 13 (with large hydro), another measure than the target.") == 1


def test_what_cannot_be_compared_is_not_said_to_be_the_same():
    verdict = assess(
        row(desired=DOWN, baseline=of(29925.7, 2024), targets=(of(28.4, 2030, qualifier="thousands"),), observations=())
    )
    assert verdict.reason is Reason.UNIT_CHANGE
    assert RemarkCode.MEASURE_READ_AS_SAME not in {remark.code for remark in verdict.remarks}


def test_observations_of_another_measure_than_the_baseline_are_left_out():
    verdict = assess(
        row(
            desired=UP,
            baseline=of(50, 2023, qualifier="survey"),
            targets=(of(60, 2030),),
            observations=(of(55, 2027, qualifier="register"),),
        )
    )
    assert verdict.status is Status.NO_NEW_DATA
    assert RemarkCode.OTHER_MEASURE_LEFT_OUT in codes(verdict)


# Answers instead of numbers.

SCALE = ("none", "drafted", "adopted", "applied")


@pytest.mark.parametrize(
    ("before", "now", "target", "status"),
    [
        pytest.param("none", "applied", "applied", Status.ACHIEVED, id="arrived"),
        pytest.param("none", "Adopted ", "applied", Status.ON_TRACK, id="two of three steps in four years"),
        pytest.param("none", "drafted", "applied", Status.INSUFFICIENT, id="one of three steps"),
        pytest.param("drafted", "none", "applied", Status.MOVING_AWAY, id="a step back"),
        pytest.param("adopted", "adopted", "adopted", Status.ACHIEVED, id="kept"),
        pytest.param("none", "unheard of", "applied", Status.NO_NEW_DATA, id="an answer not on the scale"),
    ],
)
def test_qualitative(before, now, target, status):
    verdict = assess(
        row(
            kind=Kind.QUALITATIVE,
            scale=SCALE,
            baseline=Reading(state=before, year=2023),
            targets=(Reading(state=target, year=2030),),
            observations=(Reading(state=now, year=2027),),
        )
    )
    assert verdict.status is status


@pytest.mark.parametrize(
    ("now", "year", "status"),
    [
        pytest.param("yes", 2027, Status.ACHIEVED, id="yes: achieved"),
        pytest.param("no", 2027, Status.INSUFFICIENT, id="still no: insufficient"),
        pytest.param("no", 2030, Status.INSUFFICIENT, id="no in the target year: missed"),
    ],
)
def test_yes_no(now, year, status):
    verdict = assess(
        row(
            as_of=date(2030, 12, 31),
            kind=Kind.YES_NO,
            baseline=Reading(state="No", year=2023),
            targets=(Reading(state="Yes"),),
            observations=(Reading(state=now, year=year),),
        )
    )
    assert verdict.status is status


def test_a_value_in_another_unit_is_compared_with_nothing() -> None:
    targets = (of(60), Reading(Decimal("50"), 2027, unit="HA_TH"))
    verdict = assess(row(desired=UP, baseline=of(50, 2025), targets=targets, observations=(of(53, 2027),)))
    assert (verdict.reason, verdict.used.yearly_target) == (Reason.PACE, None)
    assert RemarkCode.OTHER_UNIT_LEFT_OUT in codes(verdict)
    assert "Left out: 50 (2027), printed in another unit (HA_TH)." in said(verdict)


def test_units_are_said_by_their_names():
    names = {"en": "Thousand hectares", "ru": "Тысяч гектаров"}
    named = Reading(Decimal("50"), 2027, unit="HA_TH", unit_name=names)
    left_out = assess(row(desired=UP, baseline=of(50, 2025), targets=(of(60), named), observations=(of(53, 2027),)))
    assert "Left out: 50 (2027), printed in another unit (Thousand hectares)." in said(left_out)
    flawed = assess(row(unit_name={"en": "Percent"}, desired=UP, baseline=of(50, 2025), targets=(named,)))
    assert "printed in different units (Percent, Thousand hectares)" in said(flawed)
    with translation.override("ru"):
        assert "(Тысяч гектаров)" in " ".join(say(remark.sentence) for remark in left_out.remarks)


def test_the_unit_of_the_row_named_again_is_no_other_unit() -> None:
    targets = (Reading(Decimal(60), 2030, unit="PT"),)
    verdict = assess(row(desired=UP, baseline=of(50, 2025), targets=targets, observations=(of(53, 2027),)))
    assert verdict.reason is Reason.PACE


def test_units_that_differ_are_named() -> None:
    verdict = assess(row(desired=UP, baseline=of(50, 2025), targets=(HECTARES,)))
    assert "Baseline and target are printed in different units (PT, HA_TH)" in said(verdict)


@pytest.mark.parametrize(
    ("baseline", "observed", "target"),
    [(None, None, "Mark  B"), ("Mark  B", "Mark  B", None), ("Mark  B", None, "Mark  B"), (None, "Mark  B", None)],
)
def test_a_mark_is_said_as_it_is_printed(baseline, observed, target):
    verdict = assess(
        row(
            desired=UP,
            baseline=of(10, 2023, qualifier=baseline),
            observations=(of(12, 2027, qualifier=observed),),
            targets=(of(20, 2030, qualifier=target),),
        )
    )
    said = [each.sentence for each in verdict.remarks if each.code is RemarkCode.MEASURE_READ_AS_SAME]
    assert said
    assert {sentence.values["mark"] for sentence in said} == {"Mark  B"}
