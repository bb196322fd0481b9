"""How precise the numbers of an explanation are: values as printed, computed ones hardly finer."""

from datetime import date
from decimal import Decimal

import pytest

from shanyraq.domains.indicators.queries import Printed
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.pace import derived
from shanyraq.domains.indicators.rules.progress import assess


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
    ("first", "now", "target", "said"),
    [
        pytest.param((39.8, 2015), (44.6, 2026), (46.4, 2030), ("0.436", "0.44", "0.99"), id="not 0.44 by 0.44"),
        pytest.param((5.2, 2023), (5.1, 2026), (5.0, 2030), ("-0.0333", "-0.0286", "1.16"), id="not 0.033 by 0.029"),
        pytest.param((51, 2023), (59.5, 2026), (70, 2030), ("2.83", "2.7", "1.04"), id="these do already"),
    ],
)
def test_the_ratio_follows_from_the_paces_that_are_shown(first, now, target, said):
    given = ProgressInput(
        starts_on=date(2026, 1, 1),
        ends_on=date(2030, 12, 31),
        as_of=date(2026, 12, 31),
        unit="PT",
        baseline=Reading.of(*first),
        targets=(Reading.of(*target),),
        observations=(Reading.of(*now),),
    )
    (sentence,) = (each for each in assess(given).explanation if "required" in each.values)
    assert tuple(str(sentence.values[name]) for name in ("actual", "required", "ratio")) == said


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
