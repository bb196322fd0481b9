"""How precise the numbers of an explanation are: values as printed, computed ones hardly finer."""

from decimal import Decimal

import pytest

from shanyraq.domains.indicators.queries import Printed
from shanyraq.domains.indicators.rules.pace import derived


@pytest.mark.parametrize(
    ("value", "made_from", "said"),
    [
        ("0.325", ("2.6", "5.2"), "0.33"),
        ("0.0285714", ("5.0", "5.2"), "0.029"),
        ("-0.0285714", ("5", "5.20"), "-0.029"),
        ("12.34567", ("100", "200"), "12.3"),
        ("12.34567", ("100", "200.00"), "12.346"),
        ("0.00432198", ("100", "101"), "0.0043"),
        ("-0.35", ("1", "2"), "-0.35"),
        ("0.995", ("1", "2"), "1"),
        ("150", ("1000", "2000"), "150"),
        ("0", ("1.5", "1.5"), "0"),
    ],
)
def test_a_computed_number_has_one_decimal_more_or_two_digits(value, made_from, said):
    assert str(derived(Decimal(value), *map(Decimal, made_from))) == said


@pytest.mark.parametrize(
    ("value", "printed", "exact"),
    [
        (97.0, "97% (2030)", "97"),
        (97.0, "97.0 (2030)", "97.0"),
        (30.0, "30,0", "30.0"),
        (29320.1, "29 320,1", "29320.1"),
        (0.1, "one tenth", "0.1"),
        (None, "n/a", "None"),
    ],
)
def test_a_value_keeps_the_decimals_that_are_printed(value, printed, exact):
    assert str(Printed("latest", value, 2023, printed, None, None).exact) == exact
