"""What is to be mended in the sub-outputs of some entities: how many errors and warnings, in how many of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.kept import kept, of_framework
from shanyraq.domains.workplans.queries.quality import count, grave_in
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.findings import Severity


@dataclass(frozen=True, slots=True)
class ToMend:
    """What rules find in the sub-outputs of an entity, of which ``sub_outputs`` have an error or a warning."""

    entity: str
    name: str | Mapping[str, str]
    sub_outputs: int
    errors: int
    warnings: int


def to_mend(version: Version, entities: Collection[str], on: date) -> dict[str, ToMend]:
    """Of these entities, those in whose sub-outputs something is to be mended. The same statements for any number."""
    if not entities:
        return {}
    rows = of_framework(version.framework_id).filter(tags__kind=Kind.ENTITY, tags__value__in=entities).distinct()
    there = around(version)
    lines = [Line(each.number, each.facts, "", pk=each.pk) for each in kept(rows)]
    found = grave_in(lines, there, on)
    told = {}
    for entity in sorted(entities):
        own = [found[line.number] for line in lines if entity in line.facts.entities and found[line.number]]
        if own:
            name = there.named[entity].called if entity in there.named else entity
            told[entity] = ToMend(entity, name, len(own), count(own, Severity.ERROR), count(own, Severity.WARNING))
    return told
