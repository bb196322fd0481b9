"""The unit of a national series beside that of its row: as a code that fits, or that it is another one."""

import pytest

from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.rules.agreeing import LONGEST, OTHER, other_unit

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
