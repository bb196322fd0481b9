"""Money as finely as it is told apart, for programs: what they add up is in no two rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from shanyraq.domains.funding.queries.lines_of_a_day import DayLine, lines_on
from shanyraq.domains.funding.queries.overview import lines_of
from shanyraq.domains.funding.rules.quarters import NONE_TOLD, Quarters, together
from shanyraq.domains.funding.vocabulary import AMOUNTS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.board import added, board
from shanyraq.domains.workplans.rules.facts import Sums


@dataclass(frozen=True, slots=True)
class Part:
    """The money of an output in a year, of one entity, one contributing partner, one kind of source."""

    outcome: str
    output: str
    year: int
    entity: str
    contributor: str
    instrument: str
    sums: Sums
    quarters: Quarters = NONE_TOLD


def parts(version: Version, as_of: date | None = None) -> Sequence[Part]:
    """Every part that says anything, by output and year, as it stands or as the trail says that it stood on a day."""
    outcomes = {line.code: line.outcome for line in around(version).outputs}
    if as_of:
        return _of_a_day(version, outcomes, as_of)
    columns = ("sub_output__output", "year", "entity", "contributor", "instrument")
    rows = lines_of(version).order_by(*columns).values_list(*columns).annotate(*map(Sum, AMOUNTS))
    return [
        Part(
            outcomes.get(output, ""),
            output,
            year,
            entity,
            contributor,
            instrument,
            Sums(*amounts[:3]),
            tuple(amounts[3:]),
        )
        for output, year, entity, contributor, instrument, *amounts in rows
        if any(amount is not None for amount in amounts)
    ]


def _of_a_day(version: Version, outcomes: Mapping[str, str], on: date) -> list[Part]:
    found: defaultdict[tuple[str, int, str, str, str], list[DayLine]] = defaultdict(list)
    for line in lines_on(version.code, board(version, on), on).every:
        found[line.output, line.year, line.entity, line.contributor, line.instrument].append(line)
    return [
        Part(
            outcomes.get(output, ""),
            output,
            year,
            entity,
            contributor,
            instrument,
            added([line.sums for line in lines]),
            together([line.quarters for line in lines]),
        )
        for (output, year, entity, contributor, instrument), lines in sorted(found.items(), key=lambda item: item[0])
    ]
