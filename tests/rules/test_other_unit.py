"""The unit of a national series beside that of its row: as a code that fits, or that it is another one."""

import pytest

from shanyraq.base.doors.fields import LANGUAGES
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.rules.agreeing import LONGEST, OTHER, other_unit, unit_called, unit_names

FITS = "K" * LONGEST


@pytest.mark.parametrize(
    ("own", "told", "unit"),
    [
        ("PT", "PT", ""),
        ("PT", "percent", ""),
        ("PT", "", ""),
        ("", "PT", ""),
        ("HA_MIL", "PT", "PT"),
        ("HA_MIL", "percent", "PT"),
        ("PT", "ps_th", "PS_TH"),
        ("PT", FITS, FITS),
        ("PT", f"{FITS}K", OTHER),
        ("PT", "кг на душу", OTHER),
        ("PT", "1000 people", OTHER),
    ],
)
def test_it_is_a_code_or_another_one(own: str, told: str, unit: str) -> None:
    assert other_unit(own, told) == unit


def test_the_longest_code_is_what_the_table_takes() -> None:
    assert Observation._meta.get_field("unit").max_length == LONGEST


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("PT", "Percent"),
        ("percent", "Percent"),
        ("PER_1000_LIVE_BIRTHS", "Per 1,000 live births"),
        (OTHER, "Another unit"),
    ],
)
def test_a_unit_is_called_by_its_name(code: str, called: str) -> None:
    names = unit_called(code)
    assert not isinstance(names, str)
    assert names["en"] == called


def test_a_unit_that_the_table_does_not_have_is_called_by_its_code() -> None:
    assert unit_called("PARSECS") == "PARSECS"
    assert unit_called("") == ""


def test_each_unit_of_the_table_has_a_name_in_each_language() -> None:
    assert all(set(names) == set(LANGUAGES) for names in unit_names().values())
