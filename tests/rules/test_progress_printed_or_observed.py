"""A value of a year of the framework counts alike, whether the document prints it or somebody observed it.

The framework runs from 2026 to 2030. Each case is judged twice: with the values as later baselines that are
printed, and with the same values as observations.
"""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.trend import trend_before
from shanyraq.domains.indicators.vocabulary import Direction, Reason, RemarkCode, Status, TrendWord

UP, DOWN = Direction.INCREASE, Direction.DECREASE
of = Reading.of
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2027, 12, 31),
    desired=UP,
    unit="PT",
)
A, B = "without large plants", "without plants"
MARKED = {
    "latest": (of(12, 2023, qualifier="with large plants"), of(6.4, 2024, qualifier=A)),
    "targets": (of(7, 2026, qualifier=B), of(8, 2027, qualifier=B), of(15, 2030, qualifier=B)),
}
NO_BASELINE = {"targets": (of(66, 2030),)}
DATED = {"baseline": of(40, 2015), "latest": (of(50, 2023),), "targets": (of(66, 2030),)}
HECTARES = Reading(of(58).value, 2026, unit="HA_TH")


@pytest.mark.parametrize(
    ("given", "values", "status", "reason"),
    [
        pytest.param(
            NO_BASELINE, [of(70, 2026)], Status.ACHIEVED, Reason.TARGET_MET, id="no baseline: a target met is met"
        ),
        pytest.param(
            NO_BASELINE, [of(60, 2026)], Status.CANNOT_BE_ASSESSED, Reason.NO_BASELINE, id="no baseline: not met"
        ),
        pytest.param(
            NO_BASELINE,
            [of(60, 2026), of(62, 2027)],
            Status.CANNOT_BE_ASSESSED,
            Reason.NO_BASELINE,
            id="no baseline: the first of two values is none either",
        ),
        pytest.param(
            {"targets": (of(58, 2026), of(66, 2030))},
            [of(60, 2026)],
            Status.ON_TRACK,
            Reason.YEARLY_TARGET_MET,
            id="no baseline: the target of its year is met",
        ),
        pytest.param(
            MARKED,
            [of(8.4, 2026)],
            Status.ON_TRACK,
            Reason.YEARLY_TARGET_MET,
            id="baselines of another measure: the target of its year is met",
        ),
        pytest.param(
            MARKED, [of(16, 2026)], Status.ACHIEVED, Reason.TARGET_MET, id="baselines of another measure: met"
        ),
        pytest.param(
            MARKED,
            [of(6.8, 2026)],
            Status.CANNOT_BE_ASSESSED,
            Reason.QUALIFIERS_DIFFER,
            id="baselines of another measure: neither is met",
        ),
        pytest.param(
            MARKED,
            [of(16, 2026, qualifier=A)],
            Status.CANNOT_BE_ASSESSED,
            Reason.QUALIFIERS_DIFFER,
            id="the value too is of another measure",
        ),
        pytest.param(
            MARKED | {"desired": None},
            [of(16, 2026)],
            Status.CANNOT_BE_ASSESSED,
            Reason.QUALIFIERS_DIFFER,
            id="no direction can be read from a baseline of another measure",
        ),
        pytest.param(
            {"baseline": replace(HECTARES, year=2023), "targets": (of(66, 2030),)},
            [of(70, 2026)],
            Status.CANNOT_BE_ASSESSED,
            Reason.OTHER_UNIT,
            id="a baseline in another unit",
        ),
        pytest.param(
            NO_BASELINE, [HECTARES], Status.CANNOT_BE_ASSESSED, Reason.NO_BASELINE, id="a value in another unit"
        ),
        pytest.param(DATED, [of(51, 2026)], Status.INSUFFICIENT, Reason.PACE, id="a dated baseline: by pace"),
        pytest.param(DATED, [of(None, 2026)], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, id="words that cannot be read"),
        pytest.param(DATED, [of(51, 2028)], Status.NO_NEW_DATA, Reason.NOTHING_NEWER, id="a year still to come"),
        pytest.param(
            {"baseline": of(50, 2026), "targets": (of(66, 2030),)},
            [of(54, 2027)],
            Status.ON_TRACK,
            Reason.PACE,
            id="what the document itself calls the baseline is one, though it is of 2026",
        ),
        pytest.param(
            {"baseline": of(55, 2026), "latest": (of(50, 2023),), "targets": (of(66, 2030),)},
            [],
            Status.ACCELERATION_NEEDED,
            Reason.PACE,
            id="and a value, where an earlier one is printed beside it",
        ),
    ],
)
def test_where_a_value_stands_decides_nothing(given, values, status, reason):
    printed = assess(row(**given | {"latest": (*given.get("latest", ()), *values)}))
    observed = assess(row(**given, observations=tuple(values)))
    assert (printed.status, printed.reason) == (status, reason)
    assert printed == observed


@pytest.mark.parametrize("given", [NO_BASELINE, MARKED], ids=["no baseline", "another measure"])
def test_a_value_under_the_framework_is_never_the_baseline(given):
    """Neither is it said that nothing was observed, nor that a target was met before the framework began."""
    verdict = assess(row(**given | {"latest": (*given.get("latest", ()), of(70, 2026))}))
    assert (verdict.used.baseline, verdict.used.latest) == (None, of(70, 2026))
    assert verdict.has_newer_data
    assert not verdict.met_at_baseline
    said = " ".join(str(sentence) for sentence in verdict.explanation)
    for wrong in ("effective baseline", "No value has been observed", "worse than the baseline"):
        assert wrong not in said


def test_a_bare_value_compared_with_a_marked_target_is_said_to_be():
    verdict = assess(row(**MARKED | {"latest": (*MARKED["latest"], of(8.4, 2026))}))
    assert [remark.code for remark in verdict.remarks] == [
        RemarkCode.MEASURE_READ_AS_SAME,
        RemarkCode.OTHER_MEASURE_LEFT_OUT,
    ]


def test_the_trend_before_the_framework_ends_before_it():
    given = row(latest=(of(60, 2023), of(70, 2026)), targets=(of(80, 2030),))
    assert trend_before(given).word is TrendWord.UNKNOWN


def test_a_baseline_of_another_measure_is_shown_and_not_counted_from():
    verdict = assess(row(**MARKED))
    assert (verdict.reason, verdict.used.baseline) == (Reason.QUALIFIERS_DIFFER, MARKED["latest"][-1])
    assert "Progress counts from" not in " ".join(str(sentence) for sentence in verdict.explanation)


def test_a_target_below_a_baseline_of_the_first_year_was_not_met_before_the_framework():
    verdict = assess(row(baseline=of(70, 2026), targets=(of(66, 2030),)))
    said = " ".join(str(sentence) for sentence in verdict.explanation)
    assert "worse than the baseline of 70: the baseline met it already." in said
    assert "met before the framework began" not in said
