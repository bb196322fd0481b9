"""By when a body must have met: at the first and last day of each period, and at both ends of the framework."""

from datetime import date

import pytest

from shanyraq.domains.governance.rules.rhythm import Per, meeting_due

FIRST, LAST = date(2027, 7, 1), date(2031, 5, 15)
CASES: list[tuple[str, Per, date, date | None]] = [
    ("long before the framework: its first year", "year", date(2020, 1, 1), date(2027, 12, 31)),
    ("the first day", "year", FIRST, date(2027, 12, 31)),
    ("the last day of a year", "year", date(2027, 12, 31), date(2027, 12, 31)),
    ("the first day of a year", "year", date(2028, 1, 1), date(2028, 12, 31)),
    ("the last year ends with the framework", "year", date(2031, 1, 1), LAST),
    ("the last day of a quarter", "quarter", date(2028, 3, 31), date(2028, 3, 31)),
    ("the first day of a quarter", "quarter", date(2028, 4, 1), date(2028, 6, 30)),
    ("the last quarter of a year", "quarter", date(2028, 10, 1), date(2028, 12, 31)),
    ("the last quarter ends with the framework", "quarter", date(2031, 4, 1), LAST),
    ("the quarter before it does not", "quarter", date(2031, 3, 31), date(2031, 3, 31)),
    ("February of a leap year", "month", date(2028, 2, 1), date(2028, 2, 29)),
    ("December", "month", date(2028, 12, 5), date(2028, 12, 31)),
    ("the last month ends with the framework", "month", date(2031, 5, 1), LAST),
    ("the last day of the framework", "month", LAST, LAST),
    ("the day after the framework", "month", date(2031, 5, 16), None),
    ("a year after the framework", "year", date(2032, 5, 16), None),
]


@pytest.mark.parametrize(("per", "as_of", "due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_rhythm_falls_due_on_the_last_day_of_the_period(per: Per, as_of: date, due: date | None) -> None:
    assert meeting_due(per, as_of, FIRST, LAST) == due
