"""When a commitment falls due next: named days and periods, at their bounds."""

from datetime import date

import pytest

from shanyraq.domains.commitments.rules.due import next_due

BEGINS, ENDS = date(2026, 1, 1), date(2030, 12, 31)
STIGMA = [date(2027, 12, 31), date(2030, 12, 31)]


@pytest.mark.parametrize(
    ("per", "days", "as_of", "due"),
    [
        pytest.param(None, [], (2026, 6, 1), None, id="neither a period nor a day"),
        pytest.param(None, STIGMA, (2026, 6, 1), (2027, 12, 31), id="the first of two days"),
        pytest.param(None, STIGMA, (2027, 12, 31), (2027, 12, 31), id="on the day itself"),
        pytest.param(None, STIGMA, (2028, 1, 1), (2030, 12, 31), id="the day after it: the second"),
        pytest.param(None, [date(2025, 6, 30)], (2026, 6, 1), None, id="a day that has passed"),
        pytest.param("year", [], (2026, 6, 1), (2026, 12, 31), id="annually"),
        pytest.param("quarter", [], (2026, 6, 30), (2026, 6, 30), id="quarterly, on the last day"),
        pytest.param("quarter", [], (2026, 7, 1), (2026, 9, 30), id="quarterly, the day after it"),
        pytest.param("year", [], (2025, 3, 1), (2026, 12, 31), id="before the framework: its first year"),
        pytest.param("year", [], (2031, 1, 1), None, id="after it: nothing"),
        pytest.param("year", [date(2026, 9, 1)], (2026, 6, 1), (2026, 9, 1), id="a day before the end of the period"),
    ],
)
def test_next_due(per, days, as_of, due):
    assert next_due(per, days, date(*as_of), BEGINS, ENDS) == (date(*due) if due else None)
