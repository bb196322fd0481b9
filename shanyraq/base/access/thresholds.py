"""How long what gives access lasts: dated numbers, read from ``thresholds.yaml`` beside this file. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from shanyraq.kernel.thresholds import Threshold, read_thresholds


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__)


def longest_grant(day: date) -> timedelta:
    """For how long a role that begins on a day may be given."""
    return _days("longest-grant", day)


def review_ahead(day: date) -> timedelta:
    """How long before its end a role is to be reviewed."""
    return _days("review-ahead", day)


def invited_for(day: date) -> timedelta:
    """For how long an invitation of a day can be accepted."""
    return _days("invitation", day)


def _days(name: str, day: date) -> timedelta:
    return timedelta(days=thresholds()[name].on(day))
