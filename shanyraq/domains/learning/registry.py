"""What other parts of learning tell the calendar: whose independence was looked at."""

from collections.abc import Callable, Mapping
from datetime import date

from shanyraq.domains.packages.models import Version

Independence = Callable[[Version, date], Mapping[str, tuple[date, bool]]]
"""Evaluations of the framework by their keys → when their independence was looked at, and whether it holds."""
_tellers: list[Independence] = []


def tell_independence(tells: Independence) -> None:
    """Registers who tells of evaluations of the framework whether they are independent."""
    _tellers.append(tells)


def looked_at_independence(version: Version, on: date) -> dict[str, tuple[date, bool]]:
    """Every evaluation of the framework whose independence was looked at by a day."""
    return {key: told for tells in _tellers for key, told in tells(version, on).items()}
