"""What plans hold – sub-outputs, deliverables, output indicators – as they stand, in an edition, as was endorsed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.mapping.contents import (
    deliverables_of,
    indicators_of,
    plain_deliverables,
    plain_indicators,
)
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.deliverables import deliverables
from shanyraq.domains.workplans.queries.output_indicators import output_indicators, target_of
from shanyraq.domains.workplans.queries.plans import content_on, read_edition, written
from shanyraq.domains.workplans.rules.contents import Contents, PlannedDeliverable, PlannedIndicator


def contents_on(version: Version, outcome: str, year: int, as_of: date | None = None) -> Contents:
    """The plan as it stands, or as it stood on a day: the sub-outputs that belong to it, what of them is due in the
    year, and what its outputs are measured by. Two statements beside those of the sub-outputs; four with a day.
    """
    sub_outputs = content_on(version, outcome, year, as_of)
    outputs = [line.code for line in around(version).outputs if line.outcome == outcome]
    return Contents(
        sub_outputs, _deliverables(version, sub_outputs, year, as_of), _indicators(version, outputs, year, as_of)
    )


def _deliverables(
    version: Version, sub_outputs: Collection[int], year: int, as_of: date | None
) -> dict[int, PlannedDeliverable]:
    return {
        row.number: PlannedDeliverable(row.sub_output.number, row.title, row.due_on, row.delivered_on, row.note)
        for row in deliverables(version, as_of)
        if row.sub_output.number in sub_outputs and row.due_on.year == year
    }


def _indicators(version: Version, outputs: Sequence[str], year: int, as_of: date | None) -> dict[int, PlannedIndicator]:
    rows = [row for row in output_indicators(version, as_of) if row.output in outputs]
    return {
        row.number: PlannedIndicator(
            output=row.output,
            title=row.title,
            unit=row.unit,
            source=row.source,
            menu_code=row.menu_code,
            baseline=row.baseline,
            baseline_year=row.baseline_year,
            target=target_of(row, year),
            sub_outputs=tuple(row.sub_outputs),
        )
        for row in sorted(rows, key=lambda row: (outputs.index(row.output), row.number))
    }


def kept_as(contents: Contents) -> dict[str, Any]:
    """The fields of an edition that keeps it."""
    return {
        "content": written(contents.sub_outputs),
        "deliverables": None if contents.deliverables is None else plain_deliverables(contents.deliverables),
        "output_indicators": None if contents.indicators is None else plain_indicators(contents.indicators),
    }


def contents_of(edition: Edition) -> Contents:
    """What an edition kept."""
    return Contents(
        read_edition(edition), deliverables_of(edition.deliverables), indicators_of(edition.output_indicators)
    )


@dataclass(frozen=True, slots=True)
class InEdition:
    """A deliverable or an output indicator of a published edition. ``thing``: as that edition kept it."""

    plan: Plan
    edition: Edition
    number: int
    thing: Any


def endorsed_deliverables(editions: Sequence[tuple[Plan, Edition]]) -> list[InEdition]:
    """The deliverables of published editions, by day and number; one that was moved to another year stands once, as
    the last plan says it.
    """
    found: dict[int, InEdition] = {}
    for each in _in_editions(editions, deliverables_of, "deliverables"):
        found[each.number] = each
    return sorted(found.values(), key=lambda each: (each.thing.due_on, each.number))


def endorsed_indicators(editions: Sequence[tuple[Plan, Edition]]) -> list[InEdition]:
    """The output indicators of published editions: one for each year, with the target of it."""
    return list(_in_editions(editions, indicators_of, "output_indicators"))


def _in_editions(editions: Sequence[tuple[Plan, Edition]], read: Any, field: str) -> Iterator[InEdition]:
    for plan, edition in editions:
        kept: Mapping[int, Any] = read(getattr(edition, field)) or {}
        for number, thing in kept.items():
            yield InEdition(plan, edition, number, thing)
