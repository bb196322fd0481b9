"""The trend before the framework: first printed baseline to effective baseline, never progress."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.trend import trend_before
from shanyraq.domains.indicators.vocabulary import Direction, Formula, Kind, TrendWord

UP, DOWN = Direction.INCREASE, Direction.DECREASE
of = Reading.of
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2026, 11, 22),
    unit="PT",
)


@pytest.mark.parametrize(
    ("desired", "printed", "word", "per_year"),
    [
        pytest.param(DOWN, [of(2.6, 2015), of(5.2, 2023)], TrendWord.WORSENING, "0.325", id="poverty rose"),
        pytest.param(DOWN, [of(34.1, 2015), of(25.7, 2023)], TrendWord.IMPROVING, "-1.05", id="pay gap fell"),
        pytest.param(UP, [of(66.4, 2016), of(81.4, 2021)], TrendWord.IMPROVING, "3", id="coverage rose"),
        pytest.param(UP, [of(98, 2016), of(90.5, 2021)], TrendWord.WORSENING, "-1.5", id="reading fell"),
        pytest.param(UP, [of(100, 2015), of(100, 2023)], TrendWord.UNCHANGED, "0", id="unchanged"),
        pytest.param(DOWN, [of(0, 2015), of(9, 2024)], TrendWord.WORSENING, "1", id="from zero"),
        pytest.param(UP, [of(61, 2023), of(59, 2024), of(62, 2025)], TrendWord.IMPROVING, "0.5", id="three values"),
        pytest.param(DOWN, [of(12.11, 2015), of(9.3)], TrendWord.IMPROVING, None, id="no year: no pace"),
        pytest.param(UP, [of(55.7, 2015)], TrendWord.UNKNOWN, None, id="one value"),
        pytest.param(UP, [of(55.7, 2015), of(None, 2023)], TrendWord.UNKNOWN, None, id="one that can be read"),
        pytest.param(UP, [], TrendWord.UNKNOWN, None, id="none"),
        pytest.param(None, [of(40, 2015), of(50, 2023)], TrendWord.UNKNOWN, "1.25", id="no direction"),
    ],
)
def test_trend(desired, printed, word, per_year):
    first = printed[0] if printed else None
    trend = trend_before(row(desired=desired, baseline=first, latest=tuple(printed[1:])))
    assert trend.word is word
    assert trend.per_year == (None if per_year is None else Decimal(per_year))


def test_a_trend_without_a_direction_says_why_it_is_unclear():
    given = {"baseline": of(40, 2015), "latest": (of(50, 2023),)}
    said = [" ".join(map(str, trend_before(row(unclear=why, **given)).explanation)) for why in ("", "Either may be.")]
    assert "because no desired direction is stated." in said[0]
    assert "The reason that the package gives: Either may be." in said[1]


def test_the_direction_may_be_read_from_the_target():
    trend = trend_before(row(baseline=of(17.1, 2012), latest=(of(17.7, 2018),), targets=(of(15),)))
    assert trend.word is TrendWord.WORSENING


def test_quantities_have_a_compound_pace():
    trend = trend_before(
        row(
            unit="HA_TH",
            desired=UP,
            baseline=of(100, 2021),
            latest=(of(121, 2023),),
            targets=(of(200, 2030),),
        )
    )
    assert (trend.formula, round(trend.per_year, 9)) == (Formula.COMPOUND, Decimal("0.1"))
    assert "On average that is 10 % a year." in map(str, trend.explanation)


def test_below_zero_a_rise_is_still_a_rise():
    trend = trend_before(
        row(unit="USD", desired=UP, baseline=of(-100, 2021), latest=(of(-81, 2023),), targets=(of(-50, 2030),))
    )
    assert (trend.word, round(trend.per_year, 9)) == (TrendWord.IMPROVING, Decimal("0.1"))


def test_two_measures_are_not_a_trend():
    trend = trend_before(
        row(
            desired=DOWN,
            baseline=of(7.8, 2015, qualifier="FAO"),
            latest=(of(1.2, 2024, qualifier="national survey"),),
            targets=(of(0.2, qualifier="national survey"),),
        )
    )
    assert (trend.word, trend.change) == (TrendWord.UNKNOWN, None)


@pytest.mark.parametrize(
    ("unit", "printed", "word"),
    [
        pytest.param("HA_MIL", [of(10.9, 2023), of(11.4, 2024), of(30.9, 2025)], TrendWord.UNKNOWN, id="at the end"),
        pytest.param("PT", [of(7.9, 2015), of(4.2, 2023), of(6.5, 2024)], TrendWord.UNKNOWN, id="after a fall"),
        pytest.param("PT", [of(2, 2022), of(3, 2023), of(3.1, 2024)], TrendWord.UNKNOWN, id="half as much again"),
        pytest.param("PT", [of(2, 2022), of(2.99, 2023), of(3.1, 2024)], TrendWord.IMPROVING, id="just below"),
        pytest.param("PS", [of(4, 2023), of(9, 2024)], TrendWord.IMPROVING, id="cases may double"),
    ],
)
def test_no_trend_is_drawn_across_a_break(unit, printed, word):
    trend = trend_before(row(unit=unit, desired=UP, baseline=printed[0], latest=tuple(printed[1:])))
    assert trend.word is word
    assert (trend.per_year is None) == (word is TrendWord.UNKNOWN)


def test_a_break_is_named():
    trend = trend_before(row(unit="HA_MIL", desired=UP, latest=(of(10.9, 2023), of(11.4, 2024), of(30.9, 2025))))
    assert [str(sentence) for sentence in trend.explanation] == [
        "From 11.4 (2024) to 30.9 (2025) the value changed by a factor of 2.71 a year: the two hardly count the same "
        "thing, so no trend is drawn across them."
    ]


def test_one_marked_value_is_compared_and_the_mark_is_said():
    trend = trend_before(
        row(
            desired=DOWN,
            baseline=of(7.8, 2015, qualifier="FAO"),
            latest=(of(1.2, 2024),),
            targets=(of(0.2),),
        )
    )
    assert trend.word is TrendWord.IMPROVING
    assert any("«FAO»" in str(sentence) for sentence in trend.explanation)


def test_answers_have_a_direction_and_no_pace():
    trend = trend_before(
        row(
            kind=Kind.YES_NO,
            baseline=Reading(state="no", year=2015),
            latest=(Reading(state="yes", year=2023),),
            targets=(Reading(state="yes"),),
        )
    )
    assert (trend.word, trend.per_year) == (TrendWord.IMPROVING, None)


def test_the_explanation_says_that_it_is_no_progress():
    trend = trend_before(row(desired=DOWN, baseline=of(2.6, 2015), latest=(of(5.2, 2023),)))
    assert [str(sentence) for sentence in trend.explanation] == [
        "Before the framework the value went from 2.6 (2015) to 5.2 (2023).",
        "On average that is 0.33 a year.",
        "It does not count as progress under the framework.",
    ]


def test_a_value_without_a_year_is_said_to_be_printed_so():
    trend = trend_before(row(desired=DOWN, baseline=of(61.6, 2015), latest=(of("62.70", None),)))
    assert str(trend.explanation[0]) == (
        "Before the framework the value went from 61.6 (2015) to 62.70 (printed without a year)."
    )


def test_values_observed_under_the_framework_are_not_part_of_it():
    given = row(
        as_of=date(2029, 1, 1),
        desired=DOWN,
        baseline=of(2.6, 2015),
        latest=(of(5.2, 2023),),
        observations=(of(1, 2027),),
        targets=(of(5, 2030),),
    )
    assert trend_before(given).last == of(5.2, 2023)
