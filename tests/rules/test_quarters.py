"""Quarters of a year: cases at both sides of each bound."""

from decimal import Decimal
from typing import Any

import pytest

from shanyraq.domains.funding.rules.quarters import Delivered, refused_quarters, spent_by, together
from shanyraq.domains.workplans.rules.facts import Sums

NONE = (None,) * 4


def amounts(*said: Any) -> tuple[Decimal | None, ...]:
    return tuple(None if each is None else Decimal(str(each)) for each in said)


@pytest.mark.parametrize(
    ("spent", "quarters", "refused"),
    [
        (None, NONE, False),
        (10, NONE, False),
        (10, (10, None, None, None), False),
        (10, (5, None, 5, None), False),
        ("9.99", (5, None, 5, None), True),
        (None, (0, None, None, None), True),
        (0, (0, None, None, None), False),
        (10, (4, 3, 2, 1), False),
        ("10.01", (4, 3, 2, 1), True),
        ("9.99", (4, 3, 2, 1), True),
        ("10.01", (4, 3, 2, None), False),
    ],
)
def test_they_are_a_part_of_the_year(spent: Any, quarters: Any, refused: bool) -> None:
    (whole,) = amounts(spent)
    assert bool(refused_quarters(whole, amounts(*quarters))) == refused


@pytest.mark.parametrize(
    ("spent", "before", "after", "then"),
    [
        (None, NONE, (5, None, None, None), 5),
        (5, (5, None, None, None), (5, 7, None, None), 12),
        (5, (5, None, None, None), (3, None, None, None), 3),
        (6, (5, None, None, None), (5, 7, None, None), 6),
        (5, NONE, (5, 7, None, None), 5),
    ],
)
def test_what_the_year_says_when_quarters_alone_are_told(spent: Any, before: Any, after: Any, then: Any) -> None:
    (whole,) = amounts(spent)
    assert spent_by(whole, amounts(*before), amounts(*after)) == then


def test_the_quarters_of_many_are_added_up_each_for_itself() -> None:
    assert together([amounts(1, None, None, 2), amounts(3, None, 4, None)]) == (4, None, 4, 2)
    assert together([]) == NONE


def test_shares_are_of_the_whole_year() -> None:
    year = Delivered(2028, Sums(Decimal(400), Decimal(0), Decimal(100)), amounts(40, None, 50, None))
    assert [year.since(quarter) for quarter in range(1, 5)] == [40, None, 90, None]
    assert (year.told, year.untold) == (90, 10)
    assert (year.of_required(3), year.of_available(3)) == (Decimal("0.225"), None)
    assert Delivered(2028, Sums()).untold is None
