"""What is added up by way of financing, kind of source and goal: as it stands, or as the trail says that it stood."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from shanyraq.domains.funding.models import Allocation, Line
from shanyraq.domains.funding.queries.contributions import Given, contributions
from shanyraq.domains.funding.queries.lines_of_a_day import lines_on
from shanyraq.domains.funding.queries.of_a_day import Called, known_on
from shanyraq.domains.funding.queries.overview import goals_of, lines_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.tagged import GOAL, named_once

COLUMNS = ("contribution__number", "sub_output", "sub_output__output", "year", "entity", "amount")
PLACE = ("sub_output", "year", "entity", "contributor", "instrument")
Place = tuple[int, int, str, str, str]
Said = tuple[Decimal | None, Decimal | None]
"""Available and spent."""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a contribution, by its number, goes to a sub-output, under which outcome."""

    contribution: int
    sub_output: int
    outcome: str
    year: int
    entity: str
    amount: Decimal


@dataclass(frozen=True)
class Behind:
    """Contributions and what of them goes where; what lines say by kind of source and output, by place, and by
    sub-output; the goals that sub-outputs name; output → outcome. Sub-outputs by their numbers in the database, or of a
    day by those that people see.

    ``unknown``: what was available on a day of which the trail does not tell whose it was, as it does of what was
    entered after ``known_since``; ``unrated``: contributions whose rate it does not tell, not among ``given``.
    """

    given: Sequence[Given]
    shares: Sequence[Share]
    by_kind: Iterable[tuple[str, str, Said]]
    by_place: Iterable[tuple[Place, Said]]
    by_sub_output: Iterable[tuple[int, Said]]
    goals: Mapping[int, set[str]]
    outcomes: Mapping[str, str]
    unknown: Decimal = Decimal(0)
    known_since: date | None = None
    unrated: Sequence[Called] = field(default=())


def behind(version: Version, as_of: date | None = None) -> Behind:
    """All that stands, or stood. However many there are, in a fixed number of statements."""
    outcomes = {line.code: line.outcome for line in around(version).outputs}
    return _of_a_day(version, outcomes, as_of) if as_of else _now(version, outcomes)


def _now(version: Version, outcomes: Mapping[str, str]) -> Behind:
    shares = _shares(version, outcomes)
    lines = lines_of(version).order_by()
    added = (Sum("available"), Sum("spent"))
    by_kind = lines.values_list("instrument", "sub_output__output").annotate(*added)
    by_sub_output = lines.values_list("sub_output_id").annotate(*added)
    placed = _placed(version, lines).values_list(*PLACE, "available", "spent") if shares else ()
    goals: defaultdict[int, set[str]] = defaultdict(set)
    for what, name, sub_output in named_once(version.framework_id).values_list("what", "name", "of"):
        if what == GOAL:
            goals[sub_output].add(name)
    return Behind(
        contributions(version),
        shares,
        [(kind, output, (available, spent)) for kind, output, available, spent in by_kind],
        [((of, year, entity, giver, kind), (each, spent)) for of, year, entity, giver, kind, each, spent in placed],
        [(sub_output, (available, spent)) for sub_output, available, spent in by_sub_output],
        goals,
        outcomes,
    )


def _shares(version: Version, outcomes: Mapping[str, str]) -> list[Share]:
    """Of contributions and sub-outputs that did not end."""
    rows = Allocation.objects.filter(
        contribution__framework=version.framework_id, contribution__ended_at=None, sub_output__ended_at=None
    )
    return [
        Share(contribution, sub_output, outcomes.get(output, ""), *rest)
        for contribution, sub_output, output, *rest in rows.order_by().values_list(*COLUMNS)
    ]


def _placed(version: Version, lines: QuerySet[Line]) -> QuerySet[Line]:
    """The lines of sub-outputs to which anything is allocated."""
    allocated = Allocation.objects.filter(contribution__framework=version.framework_id, contribution__ended_at=None)
    return lines.filter(sub_output__in=allocated.values("sub_output"))


def _of_a_day(version: Version, outcomes: Mapping[str, str], on: date) -> Behind:
    known, found = known_on(version, on), board(version, on)
    money = lines_on(version.code, found, on)
    outputs = {line.number: line.facts.output for line in found.lines}
    shares = [
        Share(each.contribution.number, number, outcomes.get(outputs[number], ""), each.year, each.entity, each.amount)
        for each in known.allocations
        if (number := each.sub_output.number) in outputs
    ]
    lines = [(each, (each.sums.available, each.sums.spent)) for each in money.every]
    return Behind(
        known.given,
        shares,
        [(each.instrument, each.output, said) for each, said in lines],
        [
            ((each.sub_output, each.year, each.entity, each.contributor, each.instrument), said)
            for each, said in (lines if shares else ())
        ],
        [(each.sub_output, said) for each, said in lines],
        {line.number: goals_of(line.facts) for line in found.lines},
        outcomes,
        money.unknown.available or Decimal(0),
        money.known_since,
        known.untold,
    )
