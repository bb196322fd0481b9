"""What to expect of a row, and what it would take: values carried on, with an interval for four cases of five."""

import random
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.forecast import QUANTILES, forecast
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.vocabulary import Direction, Kind, Outlook

UP, DOWN = Direction.INCREASE, Direction.DECREASE
of = Reading.of
row = partial(
    ProgressInput,
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    as_of=date(2028, 11, 22),
    unit="PT",
)


def seen(*values, start=2022, **given):
    """A row with a printed first value and observed ones, a year apart."""
    first, *rest = (of(value, year) for year, value in enumerate(values, start))
    return row(baseline=first, observations=tuple(rest), **given)


CASES = [
    # values a year apart, target of 2030, desired → outlook, expected, needed a year, so far a year
    pytest.param((10, 12, 14, 16), of(26, 2030), UP, Outlook.BEYOND, "26", "2", "2", id="a straight line meets it"),
    pytest.param((10, 12, 14, 16), of(27, 2030), UP, Outlook.SHORT, "26", "2.2", "2", id="and misses one further on"),
    pytest.param((10, 11, 14, 16), of(26, 2030), UP, Outlook.WITHIN, "26", "2", "2", id="one that strayed may"),
    pytest.param((10, 11, 14, 16), of("26.5", 2030), UP, Outlook.POSSIBLE, "26", "2.1", "2", id="one further on"),
    pytest.param((10, 11, 14, 16), of(40, 2030), UP, Outlook.SHORT, "26", "4.8", "2", id="but not this far"),
    pytest.param((9, 8, 7, 6), of(0.5, 2030), DOWN, Outlook.SHORT, "1", "-1.1", "-1", id="falling and missed"),
    pytest.param((16, 14, 12, 10), of(26, 2030), UP, Outlook.SHORT, "0", "3.2", "-2", id="the wrong way"),
    pytest.param((20, 24, 30, 30), of(28, 2030), UP, Outlook.WITHIN, None, None, None, id="met already, to be kept"),
    pytest.param((5, 5, 5, 5), of(5, 2030), UP, Outlook.BEYOND, "5", None, "0", id="nothing moves and it is met"),
]


@pytest.mark.parametrize(("values", "target", "desired", "outlook", "expected", "needed", "so_far"), CASES)
def test_values_are_carried_on(values, target, desired, outlook, expected, needed, so_far):
    found = forecast(seen(*values, targets=(target,), desired=desired))
    assert found.outlook is outlook
    assert found.year == 2030
    assert found.needed == (needed if needed is None else Decimal(needed))
    if expected is not None:
        assert (found.expected, found.so_far) == (Decimal(expected), Decimal(so_far))
        assert found.low <= found.expected <= found.high


def test_the_interval_is_that_of_a_random_walk_with_drift():
    """By hand: changes 1, 3, 2, drift 2; strayed 1 + 1 + 0, free 2, so σ² 1; 5 years on from 3: 1.886 · √(5 · 8/3)."""
    found = forecast(seen(10, 11, 14, 16, targets=(of(26, 2030),), desired=UP))
    assert found.high - found.expected == found.expected - found.low
    assert float(found.high - found.expected) == pytest.approx(1.886 * (5 * 8 / 3) ** 0.5)


def test_years_without_a_value_count_as_time():
    given = row(baseline=of(10, 2020), observations=(of(14, 2022), of(16, 2023), of(20, 2025)), targets=(of(30, 2030),))
    assert (forecast(given).expected, forecast(given).low) == (30, 30), "2 a year, though only four of six have a value"


FEW = {
    "three": seen(10, 12, 14, targets=(of(26, 2030),), desired=UP),
    "one": row(baseline=of(10, 2024), targets=(of(16, 2030),)),
    "three since a break": seen(100, 10, 12, 14, targets=(of(26, 2030),), desired=UP),
    "three of the target's measure": row(
        baseline=of(9, 2021, qualifier="women"),
        observations=tuple(of(value, year, qualifier="men") for value, year in ((10, 2022), (12, 2023), (14, 2024))),
        targets=(of(26, 2030, qualifier="men"),),
        desired=UP,
    ),
}


@pytest.mark.parametrize("which", FEW)
def test_of_too_few_values_no_interval_is_told_but_what_it_would_take_is(which):
    found = forecast(FEW[which])
    assert (found.outlook, found.expected, found.low, found.high) == (Outlook.UNKNOWN, None, None, None)
    assert "no honest interval" in str(found.explanation[0])
    assert found.needed is not None
    assert "a year" in str(found.explanation[-1])


NONE = {
    "no value": row(targets=(of(26, 2030),), desired=UP),
    "the year has come": seen(10, 12, 14, 16, start=2023, targets=(of(20, 2026),), desired=UP),
    "answers on a scale": row(
        kind=Kind.QUALITATIVE,
        scale=("low", "high"),
        baseline=Reading(state="low", year=2024),
        targets=(Reading(state="high", year=2030),),
    ),
    "two targets that contradict each other": seen(10, 12, 14, 16, targets=(of(20, 2030), of(30, 2030)), desired=UP),
    "no direction": seen(10, 12, 14, 16, targets=(of(10, 2030),)),
}


@pytest.mark.parametrize("which", NONE)
def test_of_some_rows_nothing_is_expected(which):
    assert forecast(NONE[which]) is None


def test_without_a_target_it_goes_to_the_last_year_and_says_nothing_of_reaching():
    found = forecast(seen(10, 12, 14, 16, desired=UP))
    assert (found.year, found.expected, found.outlook, found.needed) == (2030, 26, Outlook.UNKNOWN, None)


def test_values_of_the_future_and_of_long_ago_are_not_carried_on():
    values = tuple(of(10 + each, 2012 + each) for each in range(15))
    given = row(baseline=of(9, 2011), observations=values, targets=(of(40, 2030),), as_of=date(2024, 6, 1))
    assert [point.year for point in forecast(given).used] == list(range(2014, 2025))


def test_cases_are_counted_down_to_none_and_a_share_says_that_it_ends():
    cases = forecast(seen(4, 3, 3, 1, unit="PS", targets=(of(0, 2030),), desired=DOWN))
    assert cases.low == 0
    assert any("There cannot be fewer than none" in str(each) for each in cases.explanation)
    share = forecast(seen(96, 98, 97, 99, targets=(of(100, 2030),), desired=UP))
    assert (share.expected, share.high) == (100, 100)
    assert any("A share lies between 0 and 100" in str(each) for each in share.explanation)


def test_what_was_observed_holds_before_what_is_printed_for_the_same_year():
    seen_since = (of(12, 2023), of(14, 2024), of(16, 2025))
    given = row(baseline=of(10, 2022), latest=(of(11, 2023),), observations=seen_since, desired=UP)
    assert [point.value for point in forecast(given).used] == [10, 12, 14, 16]


values = st.decimals(min_value=20, max_value=24, places=2)


@drawn(st.lists(values, min_size=4, max_size=10), st.integers(1, 1000))
def test_another_unit_moves_everything_alike(known, factor):
    """In thousandths of the unit everything is a thousand times as much."""
    of_hectares = {"start": 2026 - len(known), "unit": "HA", "desired": UP}
    given = seen(*known, targets=(of(30, 2030),), **of_hectares)
    scaled = seen(*(value * factor for value in known), targets=(of(30 * factor, 2030),), **of_hectares)
    one, other = forecast(given), forecast(scaled)
    assert one.outlook is other.outlook
    for name in ("expected", "low", "high"):
        assert float(getattr(other, name)) == pytest.approx(float(getattr(one, name)) * factor, rel=1e-6, abs=1e-6)


def test_four_intervals_of_five_hold_what_came():
    """Walks with a drift of 1 and steps of a normal distribution: what the interval promises is kept."""
    chance = random.Random(5)
    kept = 0
    for _ in range(1000):
        walk = [100.0]
        for _year in range(13):
            walk.append(walk[-1] + 1 + chance.gauss(0, 2))
        given = seen(
            *(round(each, 6) for each in walk[:9]), start=2017, unit="HA", targets=(of(200, 2030),), desired=UP
        )
        found = forecast(given)
        kept += found.low <= Decimal(str(walk[13])) <= found.high
    assert 760 <= kept <= 840


def test_quantiles_fall_towards_that_of_the_normal_distribution():
    known = [Decimal(QUANTILES[free]) for free in sorted(QUANTILES)]
    assert known == sorted(known, reverse=True)
    assert sorted(QUANTILES) == list(range(1, 21))
    assert min(known) > Decimal("1.2816")


@pytest.mark.parametrize(
    ("known", "target", "desired"),
    [((80, 88, 93, 99), 110, UP), ((7, 5, 4.5, 3.8), -0.5, DOWN)],
)
def test_what_a_value_or_a_target_shows_to_be_no_share_is_not_cut_off(known, target, desired):
    found = forecast(seen(*known, targets=(of(target, 2030),), desired=desired))
    assert found.outlook in {Outlook.BEYOND, Outlook.WITHIN, Outlook.POSSIBLE}
    assert not any("cut off" in str(each) for each in found.explanation)
