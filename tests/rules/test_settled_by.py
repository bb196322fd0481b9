"""What a decision of the steering committee settles: which outcomes, in which year, by which of several."""

from dataclasses import dataclass
from datetime import date

import pytest

from shanyraq.domains.governance.rules.decisions import settled_by

KINDS = {"jsc": "steering_committee", "group": "results_group"}


@dataclass(frozen=True)
class Taken:
    number: int
    decided_on: date
    outcomes: tuple[str, ...]
    body: str = "jsc"


@pytest.mark.parametrize(
    ("taken", "settled"),
    [
        ([], {}),
        ([Taken(1, date(2027, 1, 1), ("1",))], {"1": 1}),
        ([Taken(1, date(2027, 12, 31), ("1", "2"))], {"1": 1, "2": 1}),
        ([Taken(1, date(2026, 12, 31), ("1",))], {}),
        ([Taken(1, date(2028, 1, 1), ("1",))], {}),
        ([Taken(1, date(2027, 5, 1), ())], {}),
        ([Taken(1, date(2027, 5, 1), ("1",), body="group")], {}),
        ([Taken(1, date(2027, 5, 1), ("1",), body="unknown")], {}),
        ([Taken(2, date(2027, 6, 1), ("1",)), Taken(1, date(2027, 5, 1), ("1", "2"))], {"1": 2, "2": 1}),
    ],
)
def test_of_the_year_2027(taken: list[Taken], settled: dict[str, int]) -> None:
    assert settled_by(taken, KINDS, 2027) == settled
