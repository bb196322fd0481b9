"""What may stand in a contribution and in an allocation of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from shanyraq.domains.funding.rules.pipeline import AGREED, FIRM
from shanyraq.domains.funding.vocabulary import DOLLAR, STAGES, Earmarking
from shanyraq.kernel.amounts import CENT
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source

RATES = Source(
    document="United Nations Operational Rates of Exchange",
    clause="units of a currency for one US dollar, by month",
    edition="each month",
    url="https://treasury.un.org/operationalrates/OperationalRates.php",
)
AGREEMENT = Source(
    document="Cooperation Framework",
    clause="Resourcing: funds are distributed by calendar year and in accordance with the Cooperation Framework",
    edition="3.4, fourth paragraph",
)
AMENDED_IN = {"sub_output": "outcome", "entity": "entity"}
"""Where an allocation may not go → the field of its contribution that says so."""


def in_dollars(amount: Decimal, rate: Decimal) -> Decimal:
    """US dollars of an amount; ``rate``: so many units of the currency are one dollar. Half a cent is rounded up."""
    return (amount / rate).quantize(CENT, ROUND_HALF_UP)


@rule(
    id="funding.rate_known",
    field="currency",
    title=gettext_noop("An amount in another currency is turned into dollars by the UN operational rate of its month."),
    source=RATES,
)
def refused_rate(currency: str, month: date, *, known: bool) -> list[Finding]:
    """Looks whether the rate of the month was entered. A rate is never guessed from that of another month."""
    if currency == DOLLAR or known:
        return []
    message = gettext_noop("There is no rate of {currency} for {month}; enter it first")
    values = {"currency": currency, "month": f"{month:%Y-%m}"}
    return [Finding("funding.rate_known", Severity.ERROR, Sentence(message, values))]


@rule(
    id="funding.ended_contribution_stays",
    title=gettext_noop("A contribution that was ended is not changed or allocated before it is restored."),
    source=KEPT,
)
def refused_ended_contribution(number: str, *, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What nobody sees any more would be changed without anybody noticing."""
    if not has_ended:
        return []
    message = gettext_noop("Contribution {number} was ended; restore it first")
    return [Finding("funding.ended_contribution_stays", Severity.ERROR, Sentence(message, {"number": number}))]


@rule(
    id="funding.contribution_period",
    field="ends_on",
    title=gettext_noop("A contribution ends after it begins, within years of the framework."),
    source=AGREEMENT,
)
def refused_period(starts_on: date, ends_on: date, first: int, last: int) -> list[Finding]:
    """Looks at the order of both days, and whether any year of the framework lies between them."""
    if ends_on < starts_on:
        message = gettext_noop("It ends before it begins")
        return [Finding("funding.contribution_period", Severity.ERROR, Sentence(message))]
    if starts_on.year > last or ends_on.year < first:
        message = gettext_noop("The framework has the years {first} to {last}; the contribution has none of them")
        values = {"first": Year(first), "last": Year(last)}
        field = "starts_on" if starts_on.year > last else "ends_on"
        return [Finding("funding.contribution_period", Severity.ERROR, Sentence(message, values), field=field)]
    return []


@rule(
    id="funding.earmark",
    field="outcome",
    title=gettext_noop("What is not earmarked is for no outcome; an earmark names one that there is."),
    source=AGREEMENT,
)
def refused_earmark(earmarking: str, outcome: str, outcomes: Collection[str]) -> list[Finding]:
    """Looks whether earmarking and outcome say the same. Earmarked money without an outcome is bound by its agreement
    alone.
    """
    if outcome and outcome not in outcomes:
        message = gettext_noop("The framework has no outcome {outcome}")
        return [Finding("funding.earmark", Severity.ERROR, Sentence(message, {"outcome": outcome}))]
    if outcome and earmarking == Earmarking.NONE:
        message = gettext_noop("What is earmarked for an outcome is earmarked softly or tightly")
        return [Finding("funding.earmark", Severity.ERROR, Sentence(message), field="earmarking")]
    return []


@dataclass(frozen=True, slots=True)
class Giving:
    """A contribution as the rules look at it. ``whole`` and ``allocated`` (to everything else) in US dollars."""

    stage: str
    outcome: str
    entity: str
    starts: int
    ends: int
    whole: Decimal
    allocated: Decimal


@rule(
    id="funding.allocation",
    title=gettext_noop("Not more of a contribution is allocated than there is, and only where it may go."),
    source=AGREEMENT,
)
def refused_allocation(giving: Giving, amount: Decimal, *, outcome: str, entity: str, year: int) -> list[Finding]:
    """Looks whether the contribution is agreed, holds so much, and is for this outcome, this entity and this year."""
    found: list[tuple[str, Sentence]] = []
    if giving.stage not in AGREED:
        message = gettext_noop("Money is allocated when it is pledged, signed or received; this is «{stage}»")
        found.append(("number", Sentence(message, {"stage": Sentence(STAGES[giving.stage])})))
    if giving.allocated + amount > giving.whole:
        message = gettext_noop("There are {left} US dollars left of the contribution")
        found.append(("amount", Sentence(message, {"left": giving.whole - giving.allocated})))
    found += _elsewhere(giving, outcome, entity, year)
    return [Finding("funding.allocation", Severity.ERROR, said, field=field) for field, said in found]


def _elsewhere(giving: Giving, outcome: str, entity: str, year: int) -> list[tuple[str, Sentence]]:
    """Why money does not go to an outcome, an entity and a year, by the field that says so."""
    found: list[tuple[str, Sentence]] = []
    if giving.outcome and giving.outcome != outcome:
        message = gettext_noop("The contribution is earmarked for outcome {outcome}")
        found.append(("sub_output", Sentence(message, {"outcome": giving.outcome})))
    if giving.entity and giving.entity != entity:
        message = gettext_noop("The contribution is for {entity}")
        found.append(("entity", Sentence(message, {"entity": giving.entity})))
    if not giving.starts <= year <= giving.ends:
        message = gettext_noop("The contribution runs from {first} to {last}")
        found.append(("year", Sentence(message, {"first": Year(giving.starts), "last": Year(giving.ends)})))
    return found


@dataclass(frozen=True, slots=True)
class Allotted:
    """An allocation that stands: to which sub-output, under which outcome, in which year, through which entity."""

    number: int
    outcome: str
    entity: str
    year: int
    amount: Decimal


@rule(
    id="funding.allocations_stay_possible",
    title=gettext_noop("A contribution stays where its money is allocated: in outcome, entity and years."),
    source=AGREEMENT,
)
def refused_stranding(before: Giving, after: Giving, standing: Collection[Allotted]) -> list[Finding]:
    """Looks for allocations that were possible, and would not be any more after a change of the contribution. What was
    impossible before keeps nobody from mending something else.
    """
    found = []
    for each in standing:
        place = each.outcome, each.entity, each.year
        had = {field for field, _why in _elsewhere(before, *place)}
        fields = {**AMENDED_IN, "year": "starts_on" if each.year < after.starts else "ends_on"}
        for field, why in _elsewhere(after, *place):
            if field not in had:
                said = _stands(each, why)
                found.append(Finding("funding.allocations_stay_possible", Severity.ERROR, said, field=fields[field]))
    return found


def _stands(each: Allotted, why: Sentence) -> Sentence:
    message = gettext_noop(
        "{amount} US dollars of it are allocated to sub-output {number} in {year} through {entity}; take them out "
        "first, or move them: {why}"
    )
    values = {"amount": each.amount, "number": str(each.number), "year": Year(each.year), "entity": each.entity}
    return Sentence(message, {**values, "why": why})


@rule(
    id="funding.agreed_by_now",
    field="agreed_on",
    title=gettext_noop("What is signed or received was agreed on a day that has come."),
    source=AGREEMENT,
)
def refused_agreed(stage: str, agreed_on: date, on: date) -> list[Finding]:
    """Looks for agreements of days to come: until then a contribution is at most pledged."""
    if stage not in FIRM or agreed_on <= on:
        return []
    message = gettext_noop("This is «{stage}», and its agreement is of {day}, which is still to come")
    values = {"stage": Sentence(STAGES[stage]), "day": agreed_on}
    return [Finding("funding.agreed_by_now", Severity.ERROR, Sentence(message, values))]


@rule(
    id="funding.allocated_stays_covered",
    field="amount",
    title=gettext_noop("A contribution is not less than what is allocated of it."),
    source=AGREEMENT,
)
def refused_less(whole: Decimal, allocated: Decimal) -> list[Finding]:
    """Looks whether an amended contribution still covers what sub-outputs count on."""
    if allocated <= whole:
        return []
    message = gettext_noop("{allocated} US dollars are allocated already, and the contribution would hold {whole}")
    values = {"allocated": allocated, "whole": whole}
    return [Finding("funding.allocated_stays_covered", Severity.ERROR, Sentence(message, values))]
