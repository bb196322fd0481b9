"""What is told of years: of each sub-output every year that has begun and is not closed, with what stands there."""

from collections.abc import Iterable, Iterator
from datetime import date

from shanyraq.base.verbs import Thing
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around, scope_of
from shanyraq.domains.workplans.queries.kept import Kept
from shanyraq.domains.workplans.queries.plans import closed_by_output
from shanyraq.domains.workplans.rules.differing import belongs


def to_be_told(version: Version, every: Iterable[Kept], on: date) -> Iterator[Thing]:
    """Each year of these sub-outputs of which it can be told on a day what was done, by number and year."""
    there, closed = around(version), closed_by_output(version)
    for each in every:
        shut = closed.get(each.facts.output, frozenset())
        for year in range(version.starts_on.year, min(version.ends_on.year, on.year) + 1):
            if year not in shut and (belongs(each.facts, year) or year in each.facts.narratives):
                values = {"framework": version.code, "number": each.number, "year": year, "seen": each.revision}
                told = dict(each.facts.narratives.get(year, {}))
                yield Thing(each.facts.title, {**values, "text": told}, scope_of(version.code, each.facts, there))
