"""How precise the numbers of an explanation are: values as printed, computed ones hardly finer."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

import pytest

from shanyraq.domains.indicators.queries import Printed
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.rules.pace import derived
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.wording import ROUNDED_DOWN
from shanyraq.kernel.sentences import Sentence


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


def judged(first, now, target):
    """What is said of a share that was observed once."""
    given = ProgressInput(
        starts_on=date(2026, 1, 1),
        ends_on=date(2030, 12, 31),
        as_of=date(2026, 12, 31),
        unit="PT",
        baseline=Reading.of(*first),
        targets=(Reading.of(*target),),
        observations=(Reading.of(*now),),
    )
    return assess(given).explanation


@pytest.mark.parametrize(
    ("first", "now", "target", "said"),
    [
        pytest.param((39.8, 2015), (44.6, 2026), (46.4, 2030), ("0.436", "0.44", "0.99"), id="not 0.44 by 0.44"),
        pytest.param((5.2, 2023), (5.1, 2026), (5.0, 2030), ("-0.0333", "-0.0286", "1.16"), id="not 0.033 by 0.029"),
        pytest.param((51, 2023), (59.5, 2026), (70, 2030), ("2.83", "2.7", "1.04"), id="these do already"),
        pytest.param((10.53, 2022), (11.84, 2026), (28, 2030), ("0.3275", "2.1838", "0.14"), id="not 0.1502"),
        pytest.param((55.7, 2015), (61.4, 2026), (65, 2030), ("0.52", "0.62", "0.83"), id="0.839, downwards"),
        pytest.param((90.7, 2021), (88.1, 2026), (100, 2030), ("-0.52", "1.03", "-0.51"), id="downwards below zero"),
        pytest.param((0, 2023), (4, 2026), (4.7, 2030), ("1.33", "0.671", "1.98"), id="just below two"),
        pytest.param((0, 2023), (4, 2026), (6, 2032), ("1.334", "0.6666", "2"), id="two, of paces without an end"),
        pytest.param((88, 2021), (88.5, 2026), (89, 2030), ("0.1", "0.111", "0.9"), id="not 0.909"),
    ],
)
def test_the_ratio_follows_from_the_paces_that_are_shown(first, now, target, said):
    (sentence,) = (each for each in judged(first, now, target) if "required" in each.values)
    assert tuple(str(sentence.values[name]) for name in ("actual", "required", "ratio")) == said


@pytest.mark.parametrize("target", [step / 10 for step in range(62, 140)])
def test_the_quotient_of_the_paces_shown_is_the_ratio_shown(target):
    for now in (4.7, 5, 5.3, 6, 6.1):
        (sentence,) = (each for each in judged((5, 2023), (now, 2026), (target, 2030)) if "required" in each.values)
        quotient = sentence.values["actual"] / sentence.values["required"]
        assert quotient.quantize(Decimal("0.01"), ROUND_FLOOR) == sentence.values["ratio"]
        assert quotient - sentence.values["ratio"] < Decimal("0.015")


@pytest.mark.parametrize(("target", "is_said"), [(5.7, True), (5.8, False)])
def test_a_ratio_that_is_rounded_says_so(target, is_said):
    assert (Sentence(ROUNDED_DOWN) in judged((5, 2020), (5.6, 2026), (target, 2030))) is is_said


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
