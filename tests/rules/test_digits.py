"""Numbers that come back as they were written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.kernel.digits import MOST, decimals, kept


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [
        (0.0, True),
        (-12.5, True),
        (1e22, True),
        (0.000123, True),
        (999_999_999_999_999.0, True),
        (9_007_199_254_740_993.0, False),
        (0.1234567890123456789, False),
        (123456789012345678901234567890.0, False),
        (0.1 + 0.2, False),
    ],
)
def test_at_most_fifteen_digits(value: float, is_kept: bool):
    assert kept(value) is is_kept


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_what_is_written_with_as_many_digits_is_read_back(written: Decimal):
    if len(written.as_tuple().digits) <= MOST:
        assert kept(float(written))
        assert Decimal(repr(float(written))) == written


@pytest.mark.parametrize(
    ("printed", "value", "shown"),
    [
        ("0.710", 0.71, 3),
        ("-0.36", -0.36, 2),
        ("13 153,4 ha", 13153.4, 1),
        ("13,153", 13153.0, 0),
        ("one tenth", 0.1, None),
        ("", 5.0, None),
    ],
)
def test_the_decimals_of_a_number_are_those_that_are_printed(printed: str, value: float, shown: int | None):
    assert decimals(printed, value) == shown
