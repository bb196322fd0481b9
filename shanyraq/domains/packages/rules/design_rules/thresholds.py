"""The dated numbers of the design rules, read from ``thresholds.yaml`` beside this file."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from shanyraq.kernel.thresholds import Threshold, read_thresholds


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__)


def threshold(name: str, on: date) -> float:
    """The value of a threshold on a day."""
    return thresholds()[name].on(on)
