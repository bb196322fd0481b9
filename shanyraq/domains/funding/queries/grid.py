"""The money of a sub-output as its lines are entered: a row for each of them, its years beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from shanyraq.domains.funding.models import Line

Place = tuple[str, str, str]
"""Entity, contributing partner and kind of source of a line; empty where it is not told apart."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A line: whose money it is, and what stands of each year of it."""

    place: Place
    years: Mapping[int, Line]

    @property
    def says_something(self) -> bool:
        """Whether any amount stands there: a line that was taken out says nothing."""
        return any((row.required, row.available, row.spent) != (None, None, None) for row in self.years.values())


def entered(sub_output: int) -> dict[Place, Entered]:
    """The lines of a sub-output, those that were taken out among them. One statement."""
    found: dict[Place, dict[int, Line]] = {}
    for row in Line.objects.filter(sub_output=sub_output):
        found.setdefault((row.entity, row.contributor, row.instrument), {})[row.year] = row
    return {place: Entered(place, years) for place, years in found.items()}
