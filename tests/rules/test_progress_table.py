"""The dated table of bands, the wording, and that the published method says the same numbers."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from string import Formatter

import pytest

from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.rules import progress, rollup, trend, wording
from shanyraq.domains.indicators.rules.bands import Bands, all_bands, bands_on
from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.vocabulary import (
    ASSESSED,
    TREND_LABELS,
    Direction,
    Formula,
    Reason,
    RemarkCode,
    Status,
    TrendWord,
)
from shanyraq.kernel.rules import RULES

METHOD = Path(__file__).parents[2] / "docs" / "reference" / "progress-method.md"


def test_the_table_holds_its_numbers_exactly_and_cites_them():
    bands = all_bands()[-1]
    assert (bands.on_track, bands.acceleration_needed, bands.insufficient) == (
        Decimal("0.95"),
        Decimal("0.60"),
        Decimal(0),
    )
    assert bands.magnitude_break == 100
    assert "PT" in bands.linear_units
    assert bands.source.url == "https://open-sdg.readthedocs.io/en/latest/progress-methodology/"


@pytest.mark.parametrize("bands", all_bands(), ids=lambda bands: str(bands.valid_from))
def test_bounds_descend(bands: Bands):
    assert bands.on_track > bands.acceleration_needed > bands.insufficient
    assert bands.magnitude_break > 1


def test_the_version_of_the_day_holds():
    first = all_bands()[0]
    assert bands_on(first.valid_from) is first
    assert bands_on(date(1990, 1, 1)) is first
    assert bands_on(date(2100, 1, 1)) is all_bands()[-1]


@pytest.mark.parametrize(
    ("ratio", "status"),
    [
        ("0.950000000001", Status.ON_TRACK),
        ("0.95", Status.ON_TRACK),
        ("0.949999999999", Status.ACCELERATION_NEEDED),
        ("0.6", Status.ACCELERATION_NEEDED),
        ("0.599999999999", Status.INSUFFICIENT),
        ("0", Status.INSUFFICIENT),
        ("-0.000000000001", Status.MOVING_AWAY),
    ],
)
def test_a_bound_belongs_to_the_better_band(ratio, status):
    assert all_bands()[-1].status(Decimal(ratio)) is status


def test_everything_that_can_be_said_has_its_sentence():
    assert set(wording.REASONS) == set(Reason)
    assert set(wording.REMARKS) == set(RemarkCode)
    assert set(wording.FORMULAS) == set(Formula)
    assert set(wording.BANDS) == set(ASSESSED) - {Status.ACHIEVED}
    assert set(TREND_LABELS) == set(TrendWord)


def test_templates_name_their_values():
    """A positional {} could not be translated into another order of words."""
    every = [
        *wording.REASONS.values(),
        *wording.REMARKS.values(),
        *wording.FORMULAS.values(),
        *wording.BANDS.values(),
    ]
    for template in every:
        assert all(name != "" for _, name, _, _ in Formatter().parse(template))


def test_the_rules_are_registered_with_their_sources():
    for module in (progress, trend, rollup):
        assert RULES[module.RULE].source is module.METHOD
        assert RULES[module.RULE].explanation


def test_the_rules_import_neither_django_nor_the_table():
    code = (
        "import sys, shanyraq.domains.indicators.rules.progress;"
        "import shanyraq.domains.indicators.rules.bands as b;"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django'];"
        "assert b.all_bands.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=METHOD.parents[2])


def test_the_published_method_names_every_status_reason_remark_and_number():
    text = METHOD.read_text(encoding="utf-8")
    missing = [name for name in (*Status, *Reason, *RemarkCode, *Formula) if f"`{name.value}`" not in text]
    assert not missing
    bands = all_bands()[-1]
    for number in (bands.on_track, bands.acceleration_needed, bands.magnitude_break):
        assert str(number) in text
    assert all(f"`{unit}`" in text for unit in bands.linear_units)


def test_the_worked_examples_of_the_method_say_what_the_software_says():
    text = METHOD.read_text(encoding="utf-8")
    examples = text[text.index("## 13.") : text.index("## 14.")]
    given = partial(
        ProgressInput, starts_on=date(2026, 1, 1), ends_on=date(2030, 12, 31), as_of=date(2027, 12, 31), unit="PT"
    )
    of = Reading.of
    poverty = given(
        desired=Direction.DECREASE,
        baseline=of(2.6, 2015),
        latest=(of(5.2, 2023),),
        observations=(of(5.1, 2027),),
        targets=(of(5.0, 2030),),
    )
    labour = given(unit="", baseline=of(4235.3, 2023), observations=(of(5500, 2027),), targets=(of(9014),))
    said = [*progress.assess(poverty).explanation, *trend.trend_before(poverty).explanation]
    said += progress.assess(labour).explanation
    numbers = [number for sentence in said for number in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", say(sentence))]
    assert {"0.33", "0.87", "0.59", "11.39", "26.4"} <= set(numbers)
    bounds = {"0.95", "0.60", "0"}
    assert [number for number in numbers if number not in examples and number not in bounds] == []
