"""Money as finely as it is told apart, for programs: what they add up is in no two rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from shanyraq.domains.funding.queries.overview import Chosen, lines_of, overview
from shanyraq.domains.funding.rules.quarters import NONE_TOLD, Quarters
from shanyraq.domains.funding.vocabulary import AMOUNTS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
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
    """Every part that says anything, by output and year. Of a day only output and year are told apart."""
    if as_of:
        outputs = overview(version, Chosen(), as_of).outputs
        return [Part(outcome, code, year, "", "", "", sums) for (outcome, code, year), sums in outputs.items()]
    outcomes = {line.code: line.outcome for line in around(version).outputs}
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
