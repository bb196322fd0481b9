"""Values by area: which year is compared, and how darkly each is shaded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.indicators.rules.areas import SHADES, shade, shades, year_compared

YEARS = [
    pytest.param([], None, id="no place"),
    pytest.param([{}, {}], None, id="no value"),
    pytest.param([{2023: 1}, {2023: 2}], 2023, id="all have it"),
    pytest.param([{2022: 1, 2023: 1}, {2022: 2}], 2023, id="half of them have it"),
    pytest.param(
        [{2022: 1, 2023: 1}, {2022: 2}, {2022: 3}],
        2022,
        id="one of three alone does not count",
    ),
    pytest.param([{2023: 1}, {2021: 2}, {}, {}], 2023, id="places without any value are not asked"),
    pytest.param([{2023: 0}], 2023, id="zero is a value"),
    pytest.param([{2021: 1}, {2022: 1}, {2023: 1}], None, id="no year that half of them have"),
]


@pytest.mark.parametrize(("places", "year"), YEARS)
def test_the_newest_year_that_half_of_the_places_have_is_compared(places, year):
    exact = [{each: Decimal(value) for each, value in values.items()} for values in places]
    assert year_compared(exact) == year


SHADED = [
    pytest.param([], [], id="none"),
    pytest.param([5], [(5, 5)], id="one"),
    pytest.param([5, 5, 5, 5, 5], [(5, 5)], id="all alike"),
    pytest.param([4, 1, 3, 2], [(1, 1), (2, 2), (3, 3), (4, 4)], id="one in each"),
    pytest.param([1, 2, 3, 4, 5, 6, 7, 90], [(1, 2), (3, 4), (5, 6), (7, 90)], id="two in each, however far apart"),
    pytest.param([1, 1, 1, 2], [(1, 1), (2, 2)], id="equal ones are never parted"),
]


@pytest.mark.parametrize(("values", "steps"), SHADED)
def test_each_shade_holds_about_as_many(values, steps):
    assert shades([Decimal(each) for each in values]) == [(Decimal(low), Decimal(high)) for low, high in steps]


@given(st.lists(st.decimals(min_value=-1000, max_value=1000, places=1), max_size=30))
def test_every_value_has_a_shade_and_a_higher_one_none_that_is_paler(values):
    steps = shades(values)
    assert len(steps) <= SHADES
    found = [shade(each, steps) for each in sorted(values)]
    assert found == sorted(found)
    assert not values or (found[0], found[-1]) == (1, len(steps))
    assert shade(None, steps) == 0
