"""What of its money keeps a sub-output from being ended, or from leaving an entity or an outcome. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.funding.rules.contributions import AGREEMENT
from shanyraq.domains.funding.rules.lines import MONEY
from shanyraq.domains.funding.rules.pipeline import MOBILISATION
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@dataclass(frozen=True, slots=True)
class Held:
    """What of a contribution is allocated to a sub-output in a year. ``outcome``: that it is earmarked for."""

    contribution: int
    outcome: str
    entity: str
    year: int
    amount: Decimal


@rule(
    id="funding.ends_without_allocations",
    title=gettext_noop("A sub-output that contributions are allocated to is not ended."),
    source=MOBILISATION,
)
def refused_ending(held: Sequence[Held]) -> list[Finding]:
    """Looks whether money is allocated to it: contributions would count as used for work that nobody plans."""
    message = gettext_noop(
        "{amount} US dollars of contribution {number} are allocated to it in {year} through {entity}; take them out "
        "first, or move them to another sub-output"
    )
    return [
        Finding("funding.ends_without_allocations", Severity.ERROR, Sentence(message, _values(each))) for each in held
    ]


@rule(
    id="funding.outcome_of_allocations",
    field="output",
    title=gettext_noop("A sub-output stays under the outcome that money allocated to it is earmarked for."),
    source=AGREEMENT,
)
def refused_outcome(before: str, after: str, held: Sequence[Held]) -> list[Finding]:
    """Looks for allocations of money that is earmarked for the outcome which the sub-output would leave."""
    message = gettext_noop(
        "{amount} US dollars of contribution {number} are allocated to it in {year} and earmarked for outcome "
        "{outcome}; take them out first"
    )
    return [
        Finding(
            "funding.outcome_of_allocations",
            Severity.ERROR,
            Sentence(message, {**_values(each), "outcome": each.outcome}),
        )
        for each in held
        if each.outcome == before != after
    ]


@rule(
    id="funding.entity_of_money",
    field="entities",
    title=gettext_noop("An entity that has money in a sub-output stays among its entities."),
    source=MONEY,
)
def refused_leaving(
    before: Collection[str], after: Collection[str], lines: Sequence[tuple[str, int]], held: Sequence[Held]
) -> list[Finding]:
    """Looks for lines of money (entity and year) and allocations of entities that would leave the sub-output. Otherwise
    their money would stand with somebody who does nothing there.
    """
    found = []
    for entity in sorted(set(before) - set(after)):
        years = sorted(
            {year for of, year in lines if of == entity} | {each.year for each in held if each.entity == entity}
        )
        if years:
            message = gettext_noop(
                "{entity} has money here in {years}; take it out or move it first, or leave the entity in"
            )
            values = {"entity": entity, "years": [Year(year) for year in years]}
            found.append(Finding("funding.entity_of_money", Severity.ERROR, Sentence(message, values)))
    return found


def _values(each: Held) -> dict[str, object]:
    return {"amount": each.amount, "number": str(each.contribution), "year": Year(each.year), "entity": each.entity}
