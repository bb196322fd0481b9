"""Which printed values are recent, on both sides of the bound; and that the numbers are dated and cited."""

from datetime import date
from itertools import pairwise

import pytest

from shanyraq.domains.indicators.rules.recency import Coverage, recent_values, thresholds

START, TODAY = date(2026, 1, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("newest", "recent"), [(2023, 0), (2024, 1), (2025, 1), (2026, 1), (2030, 1), (0, 0), (None, 0)]
)
def test_a_value_is_recent_from_two_years_before_the_framework(newest: int | None, recent: int) -> None:
    assert recent_values([newest], START, TODAY) == Coverage(2024, recent)


def test_every_indicator_counts_once() -> None:
    assert recent_values([2024, 2024, 2019, None], START, TODAY) == Coverage(2024, 2)
    assert recent_values([], date(2027, 7, 1), TODAY) == Coverage(2025, 0)


def test_the_numbers_are_dated_and_cited() -> None:
    for each in thresholds().values():
        assert each.meaning.strip()
        assert each.unit.strip()
        assert each.source.document
        assert all(one[0] < other[0] for one, other in pairwise(each.values))
