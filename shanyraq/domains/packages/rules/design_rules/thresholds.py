"""The dated numbers of the design rules, read from ``thresholds.yaml`` beside this file."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from shanyraq.domains.packages.rules.design import Turns
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.thresholds import Threshold, read_thresholds


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__)


def threshold(name: str, on: date) -> float:
    """The value of a threshold on a day."""
    return thresholds()[name].on(on)


def with_thresholds(*names: str) -> Turns:
    """The days on which one of these thresholds changes; its first value also counts before its day."""

    def turns(package: Package) -> Iterator[date]:
        return (start for name in names for start, _ in thresholds()[name].values[1:])

    return turns
