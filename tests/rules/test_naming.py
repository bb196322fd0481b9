"""What in a text looks as if it named somebody."""

import pytest

from shanyraq.domains.engagement.rules.naming import may_name_somebody

NAMING = (
    *("call 87771234567", "+7 (777) 123-45-67", "8 777 123 45 67", "8(777)123-45-67"),
    *("write to ivan@example.kz", "tel. 777-123-45-67-1"),
)
HARMLESS = (
    *("", "18 632 169 people", "1 234 567 890 tenge", "from 2015 to 2023", "5.1 % in 2026", "0.123456789"),
    *("§ 4, p. 12", "2015, 2016, 2017 and 2018", "12,345,678,901"),
)


@pytest.mark.parametrize("text", NAMING)
def test_a_person_is_asked_to_look_twice(text: str) -> None:
    assert may_name_somebody(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_of_statistics_are_no_telephones(text: str) -> None:
    assert not may_name_somebody(text)
