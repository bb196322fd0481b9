"""What contributions give a sub-output, beside what its lines say is available."""

from collections import defaultdict
from decimal import Decimal

from shanyraq.domains.funding.models import Allocation, Line
from shanyraq.domains.funding.rules.allocated import apart_from_allocated
from shanyraq.domains.funding.vocabulary import Stage
from shanyraq.domains.workplans.registry import Allocated, Apart, ToTake

Place = tuple[str, str]
"""Entity and kind of source: what tells lines of a partner in a year apart."""


def allocated_to(sub_output: int) -> tuple[list[Allocated], list[Apart]]:
    """What is allocated to a sub-output, by year and contribution, and where lines say something else. Two statements.

    What was ended or will not come gives nothing.
    """
    rows = list(
        Allocation.objects.filter(sub_output=sub_output, contribution__ended_at=None)
        .exclude(contribution__stage=Stage.LOST)
        .select_related("contribution")
        .order_by("year", "contribution__number", "entity")
    )
    given: defaultdict[tuple[int, str], defaultdict[Place, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        given[row.year, row.contribution.donor][row.entity, row.contribution.instrument] += row.amount
    there = _available(sub_output) if rows else {}
    told = [
        Allocated(
            row.contribution.number, row.contribution.title, row.contribution.donor, row.entity, row.year, row.amount
        )
        for row in rows
    ]
    apart = [
        Apart(year, donor, finding, _to_take(places, there.get((year, donor), {})))
        for (year, donor), places in given.items()
        for finding in apart_from_allocated(sum(places.values(), Decimal(0)), _sum(there.get((year, donor), {})))
    ]
    return told, apart


def _available(sub_output: int) -> dict[tuple[int, str], dict[Place, Decimal]]:
    found: defaultdict[tuple[int, str], dict[Place, Decimal]] = defaultdict(dict)
    rows = Line.objects.filter(sub_output=sub_output, available__isnull=False).exclude(contributor="")
    for row in rows:
        found[row.year, row.contributor][row.entity, row.instrument] = row.available or Decimal(0)
    return found


def _to_take(places: dict[Place, Decimal], there: dict[Place, Decimal]) -> tuple[ToTake, ...]:
    """The lines that say something else than what is allocated, each with what would stand on it."""
    return tuple(
        ToTake(entity, instrument, amount)
        for (entity, instrument), amount in places.items()
        if there.get((entity, instrument)) != amount
    )


def _sum(there: dict[Place, Decimal]) -> Decimal | None:
    return sum(there.values(), Decimal(0)) if there else None
