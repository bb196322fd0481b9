"""When a printed rhythm of meetings falls due."""

from datetime import date, timedelta
from typing import Literal

from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source

RULE = "governance.meeting_due"
Per = Literal["year", "quarter", "month"]
MONTHS: dict[Per, int] = {"year": 12, "quarter": 3, "month": 1}
"""Months in each period that a rhythm can name."""


@rule(
    id=RULE,
    title=gettext_noop("A body that is to meet in every period meets by the last day of the period."),
    source=Source("Shanyraq package format", "governance.yaml", "1"),
)
def meeting_due(per: Per, as_of: date, starts_on: date, ends_on: date) -> date | None:
    """The last day on which a body can still meet in the period of a day: a calendar year, quarter or month.

    A document that says “at least once a year” names no day, so the latest that keeps the promise is
    taken. Before the framework its first period counts; the last period ends with the framework, and
    after it nothing is due.
    """
    if as_of > ends_on:
        return None
    return min(end_of_period(max(as_of, starts_on), MONTHS[per]), ends_on)


def end_of_period(day: date, months: int) -> date:
    """The last day of the calendar year, quarter or month that a day falls into."""
    month = (day.month - 1) // months * months + months
    following = date(day.year + 1, 1, 1) if month == 12 else date(day.year, month + 1, 1)
    return following - timedelta(days=1)
