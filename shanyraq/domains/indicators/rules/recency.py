"""What counts as recent: for how many indicators there is such a value, and when a value that decides is old."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import Threshold, read_thresholds

RULE = "indicators.recent_values"
METHOD = Source(document="Shanyraq progress method", clause="11. Recent values", edition="1", url="/method/")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many indicators have a value of the year ``since`` or later, printed in the document or entered since."""

    since: int
    recent: int


@cache
def thresholds() -> Mapping[str, Threshold]:
    """The dated numbers of this module, from ``thresholds.yaml`` beside it."""
    return read_thresholds(__package__)


def years_until_old(day: date) -> int:
    """A value that is more than so many years older than the year of a verdict is said to be old."""
    return int(thresholds()["old-value"].on(day))


@rule(
    id=RULE,
    title=gettext_noop("An indicator has recent data when any of its rows has a value from shortly before the start."),
    source=METHOD,
)
def recent_values(newest: Iterable[int | None], starts_on: date, as_of: date) -> Coverage:
    """Counts the indicators whose newest value is of a year at most two years before the framework's first one.

    Statistics are published a year or two after the year that they describe, so these values describe
    what the framework starts from; older ones describe the time of the framework before.
    """
    since = starts_on.year - int(thresholds()["recent-years"].on(as_of))
    return Coverage(since, sum(year is not None and year >= since for year in newest))
