"""What stands of the money of work plans, for whoever draws something from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shanyraq.domains.funding.queries.overview import lines_of
from shanyraq.domains.funding.training.drawn import Standing
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.kept import Kept, kept, of_framework


@dataclass(frozen=True)
class Stands:
    """The lines by sub-output, year and entity, the sub-outputs by number, and what the framework says around them."""

    lines: list[Standing]
    sub_outputs: Mapping[int, Kept]
    there: Around


def stands(version: Version) -> Stands:
    """Lines of entities of their sub-outputs. Eight statements."""
    there = around(version)
    outcomes = {line.code: line.outcome for line in there.outputs}
    found = {each.number: each for each in kept(of_framework(version.framework_id))}
    columns = ("sub_output__number", "year", "entity", "contributor", "instrument")
    rows = lines_of(version).order_by(*columns).values_list(*columns, "required", "available")
    lines = [
        Standing(number, outcomes[found[number].facts.output], year, entity, donor, instrument, required, available)
        for number, year, entity, donor, instrument, required, available in rows
        if entity in found[number].facts.entities and found[number].facts.output in outcomes
    ]
    return Stands(lines, found, there)
