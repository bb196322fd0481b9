"""Values become one only as the indicator states: over the periods of a year, and over entities."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.aggregating import Observed, counted_per, of_year
from shanyraq.domains.indicators.rules.periods import Period, read_period

D = Decimal
Told = tuple[str, str, str]
"""Period, part, value."""


def seen(*told: Told, measure: str = "period") -> list[Observed]:
    return [Observed(read_period(period), measure, part, D(value)) for period, part, value in told]


CASES: list[tuple[str, list[Observed], tuple[str, str], str | None]] = [
    ("the year as it is", seen(("2026", "", "7")), ("none", "none"), "7"),
    ("zero is a value", seen(("2026", "", "0")), ("none", "none"), "0"),
    ("the year before its quarters", seen(("2026-Q1", "", "1"), ("2026", "", "7")), ("sum", "none"), "7"),
    ("two halves", seen(("2026-S1", "", "3"), ("2026-S2", "", "4")), ("sum", "none"), "7"),
    ("a half and a quarter", seen(("2026-S1", "", "3"), ("2026-Q3", "", "4")), ("sum", "none"), None),
    ("a half, and a quarter of it", seen(("2026-S1", "", "3"), ("2026-Q2", "", "4")), ("sum", "none"), None),
    ("the average of two halves", seen(("2026-S1", "", "3"), ("2026-S2", "", "4")), ("average", "none"), "3.5"),
    ("the largest of two halves", seen(("2026-S1", "", "9"), ("2026-S2", "", "4")), ("maximum", "none"), "9"),
    ("the largest of an unfinished year", seen(("2026-Q1", "", "9"), ("2026-Q2", "", "4")), ("maximum", "none"), None),
    ("the latest of a year", seen(("2026-Q1", "", "9"), ("2026-Q4", "", "4")), ("latest", "none"), "4"),
    ("half a year is no year", seen(("2026-S1", "", "9")), ("latest", "none"), None),
    ("parts are added up", seen(("2026", "a", "3"), ("2026", "b", "4")), ("none", "sum"), "7"),
    ("parts are not, unasked", seen(("2026", "a", "3"), ("2026", "b", "4")), ("none", "none"), None),
    ("one part alone is no whole, unasked", seen(("2026", "a", "3")), ("none", "none"), None),
    ("the whole before its parts", seen(("2026", "a", "3"), ("2026", "", "8")), ("none", "sum"), "8"),
    (
        "parts of quarters",
        seen(*((f"2026-Q{quarter}", part, "1") for quarter in range(1, 5) for part in "ab")),
        ("sum", "sum"),
        "8",
    ),
    ("a running sum", seen(("2026-Q1", "", "3"), ("2026-S2", "", "5"), measure="cumulative"), ("sum", "none"), "5"),
    (
        "a sum that runs still",
        seen(("2026-Q1", "", "3"), ("2026-Q2", "", "5"), measure="cumulative"),
        ("sum", "none"),
        None,
    ),
]


@pytest.mark.parametrize(("values", "how", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_value_of_a_year(values: list[Observed], how: tuple[str, str], expected: str | None) -> None:
    found = of_year(values, *how)
    assert found.value == (None if expected is None else D(expected))
    assert bool(found.said) == (expected is None)


def ratio(above: str | None, below: str | None, part: str) -> Observed:
    numbers: list[Any] = [None if each is None else D(each) for each in (above, below)]
    return Observed(read_period("2026"), "period", part, None, *numbers)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("1", "2"), ("1", "8")], "20"),
        ([("0", "2"), ("0", "8")], "0"),
        ([("1", "2"), (None, "8")], None),
        ([("1", "0"), ("1", "0")], None),
    ],
)
def test_a_ratio_of_sums(parts: list[tuple[str | None, str | None]], expected: str | None) -> None:
    """A share of a whole is no average of shares: 1 of 2 and 1 of 8 is 2 of 10."""
    found = of_year([ratio(*each, part) for each, part in zip(parts, "ab", strict=True)], "none", "ratio", D(100))
    assert found.value == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("unit", "per"), [("PT", 100), ("PER_1000_LIVE_BIRTHS", 1000), ("PER_100000_POP", 100_000), ("PS", 1), ("HA_TH", 1)]
)
def test_what_a_ratio_is_counted_per(unit: str, per: int) -> None:
    assert counted_per(unit) == per


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=4))
def test_the_order_of_quarters_does_not_matter(numbers: list[int]) -> None:
    told = [(f"2026-Q{place}", "", str(number)) for place, number in enumerate(numbers, 1)]
    there, back = seen(*told), seen(*reversed(told))
    for over in ("sum", "average", "latest", "maximum"):
        assert of_year(there, over, "none").value == of_year(back, over, "none").value
    assert of_year(there, "sum", "none").value == sum(numbers)


@pytest.mark.parametrize(
    ("text", "first", "last", "months"),
    [
        ("2026", "2026-01-01", "2026-12-31", 12),
        ("2026-S2", "2026-07-01", "2026-12-31", 6),
        ("2026-Q1", "2026-01-01", "2026-03-31", 3),
        ("2024-02", "2024-02-01", "2024-02-29", 1),
        ("2026-12", "2026-12-01", "2026-12-31", 1),
    ],
)
def test_periods(text: str, first: str, last: str, months: int) -> None:
    found: Period = read_period(text)
    assert (found.starts_on.isoformat(), found.ends_on.isoformat(), found.months) == (first, last, months)


@pytest.mark.parametrize("text", ["26", "2026-13", "2026-Q5", "2026-S0", "2026-1", "2026-01-01", "1826", " 2026", ""])
def test_no_periods(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        read_period(text)
