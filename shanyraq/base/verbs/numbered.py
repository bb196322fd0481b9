"""Things that are numbered within a framework: which one a form names, what number the next one gets, and what is given
back of one that was written.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max, QuerySet

from shanyraq.kernel.commands import Written

DIGITS = 7
"""More than any number of a thing has; an integer field holds what has no more."""


def named(entered: Mapping[str, Any]) -> tuple[str, int] | None:
    """The framework and the number that a form names; None where it does not name both yet, or no number."""
    framework, number = entered.get("framework"), str(entered.get("number") or "")
    if not framework or not (number.isascii() and number.isdecimal() and len(number) <= DIGITS):
        return None
    return str(framework), int(number)


def next_number(rows: QuerySet[Any]) -> int:
    """One more than the largest number among those of a framework; those that ended count, for numbers stay taken."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


class WrittenNumber(Written):
    """A thing that was written: its number, and the revision that the next change is made from."""

    number: int
    revision: int


class Result:
    """What a verb gives back of such a thing."""

    def __init__(self, number: int, revision: int) -> None:
        self.number, self.revision = number, revision

    def written(self) -> WrittenNumber:
        """The same for programs."""
        return WrittenNumber(number=self.number, revision=self.revision)
