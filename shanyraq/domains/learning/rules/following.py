"""When something is asked for of an open action, its quarterly update or its end, and of a recommendation. Pure.

Quarters are those of the calendar. The numbers stand in ``following.yaml``, by date and with sources.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from shanyraq.domains.learning.rules.evaluation_sources import FOLLOWED, RESPONDED
from shanyraq.domains.learning.vocabulary.recommendations import OPEN
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.thresholds import Threshold, read_thresholds

LATE_RESPONSE, NO_UPDATE, OVERDUE = (
    "learning.response_late",
    "learning.quarter_without_update",
    "learning.action_overdue",
)
ROMAN = ("I", "II", "III", "IV")


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__, "following.yaml")


def days(name: str, on: date) -> timedelta:
    """A threshold in days, as it counts on a day."""
    return timedelta(days=thresholds()[name].on(on))


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year: ``Quarter(2029, 2)`` is April to June."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        following = self.after
        return date(following.year, following.number * 3 - 2, 1) - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def short(self) -> str:
        """The same in signs: ``II/2029``."""
        return f"{ROMAN[self.number - 1]}/{self.year}"

    @property
    def said(self) -> Sentence:
        """The same in words."""
        return Sentence(
            gettext_noop("quarter {number} of {year}"), {"number": ROMAN[self.number - 1], "year": Year(self.year)}
        )


@dataclass(frozen=True, slots=True)
class Action:
    """An action as these rules look at it. ``updated``: the quarters of which something was told."""

    number: int
    state: str
    made_on: date
    due_on: date
    updated: Collection[Quarter] = ()


def asked_from(quarter: Quarter, on: date) -> date:
    """The first day on which the updates of a quarter are asked for, by the limit that holds on a day."""
    return quarter.ends_on - days("update-asked-days", on)


def soon_from(due_on: date, on: date) -> date:
    """The first day on which an action counts as due soon, by the limit that holds on a day."""
    return due_on - days("action-soon-days", on)


def untold(action: Action, on: date) -> Iterator[Quarter]:
    """The quarters that an open action owes an update, the oldest first: each after that in which it was made, from the
    day on which updates of it are asked for.
    """
    if action.state not in OPEN:
        return
    quarter = Quarter.of(action.made_on).after
    while asked_from(quarter, on) <= on:
        if quarter not in action.updated:
            yield quarter
        quarter = quarter.after


@rule(
    id=NO_UPDATE,
    title=gettext_noop("Of every open action something is told each quarter."),
    source=FOLLOWED,
)
def without_update(action: Action, on: date) -> list[Finding]:
    """Looks for quarters that are over, for as many days as updates may take, and of which nothing was told. The
    quarter in which the action was planned needs no update.
    """
    grace = days("update-grace-days", on)
    late = [quarter for quarter in untold(action, on) if on > quarter.ends_on + grace]
    if not late:
        return []
    message = gettext_noop("Action {number}: nothing was told of {quarters}")
    values = {"number": str(action.number), "quarters": [each.said for each in late]}
    return [Finding(NO_UPDATE, Severity.WARNING, Sentence(message, values), subject=str(action.number))]


@rule(
    id=OVERDUE,
    title=gettext_noop("An action is done by its day."),
    source=FOLLOWED,
)
def overdue(action: Action, on: date) -> list[Finding]:
    """Looks for open actions whose day has passed."""
    if action.state not in OPEN or on <= action.due_on:
        return []
    message = gettext_noop("Action {number} was due on {day} and is not done")
    values = {"number": str(action.number), "day": action.due_on}
    return [Finding(OVERDUE, Severity.WARNING, Sentence(message, values), subject=str(action.number))]


def is_due_soon(action: Action, on: date) -> bool:
    """Whether an open action is near its day, or past it."""
    return action.state in OPEN and on >= soon_from(action.due_on, on)


@rule(
    id=LATE_RESPONSE,
    title=gettext_noop("A recommendation is answered soon after it was made."),
    source=RESPONDED,
)
def unanswered(response: str, made_on: date | None, on: date) -> list[Finding]:
    """Looks for recommendations without a response for longer than the guidance gives. One that stands in a draft
    report was not made yet: there ``made_on`` is empty.
    """
    if response or made_on is None or on <= made_on + days("response-days", on):
        return []
    message = gettext_noop("No response was given in {days} days")
    values = {"days": days("response-days", on).days}
    return [Finding(LATE_RESPONSE, Severity.WARNING, Sentence(message, values))]
