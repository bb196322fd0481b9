"""The dated numbers of the rules on sub-outputs, from ``thresholds.yaml``, and which years are over by them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.kernel.thresholds import Threshold, read_thresholds


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__)


@lru_cache(1000)
def limit(name: str, on: date) -> float:
    """The value of a threshold on a day. Kept: a list asks hundreds of times for the same day."""
    return thresholds()[name].on(on)


@lru_cache(1000)
def last_due_year(on: date) -> int:
    """The last year whose figures and narrative are to be there on a day.

    The end of that year lies more than ``report-days`` days back.
    """
    return (on - timedelta(days=limit("report-days", on))).year - 1


def due_years(facts: Facts, around: Surroundings, on: date) -> range:
    """The years of a sub-output that are due on a day, of those of the framework. None without a start."""
    if facts.starts_on is None:
        return range(0)
    last = min(last_due_year(on), around.last_year, facts.ends_on.year if facts.ends_on else around.last_year)
    return range(max(facts.starts_on.year, around.first_year), last + 1)
