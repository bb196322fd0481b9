"""What may stand in a line of money. Pure."""

from collections.abc import Collection
from decimal import Decimal

from shanyraq.kernel.amounts import cents
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source

MONEY = Source(
    document="UN INFO Help",
    clause="Common budgetary framework or funding framework: required, available and expenditure of a year",
    edition="as read in 2025",
    url=(
        "https://help.uninfo.org/un-info/results-framework/results-framework-structure/suboutput-level/"
        "common-budgetary-framework-or-funding-framework"
    ),
)

STANDARD = Source(
    document="Data standards for United Nations system-wide reporting of financial data",
    clause="IV, Grant financing instruments (names not yet compared with the standard)",
    edition="edition of March 2021",
    url="https://unsceb.org/data-standards-united-nations-system-wide-reporting-financial-data",
)
"""As ``instruments.yaml`` says; nothing is read when this is imported."""


@rule(
    id="funding.within_the_framework",
    field="year",
    title=gettext_noop("Money is entered for years of the framework."),
    source=MONEY,
)
def refused_year(year: int, first: int, last: int) -> list[Finding]:
    """Looks whether the framework has the year. Money of another year would stand in no sum of the framework."""
    if first <= year <= last:
        return []
    message = gettext_noop("The framework has the years {first} to {last}, not {year}")
    values = {"first": Year(first), "last": Year(last), "year": Year(year)}
    return [Finding("funding.within_the_framework", Severity.ERROR, Sentence(message, values))]


@rule(
    id="funding.of_an_entity",
    field="entity",
    title=gettext_noop("Money that is told apart is of an entity of its sub-output."),
    source=MONEY,
)
def refused_entity(entity: str, entities: Collection[str]) -> list[Finding]:
    """Looks whether the entity is one of the sub-output. Expenditure by entity is the sum of what its lines say."""
    if not entity or entity in entities:
        return []
    message = gettext_noop("{entity} is not among the entities of the sub-output; add it there first")
    return [Finding("funding.of_an_entity", Severity.ERROR, Sentence(message, {"entity": entity}))]


@rule(
    id="funding.instrument",
    field="instrument",
    title=gettext_noop("The kind of source is one that the list has."),
    source=STANDARD,
)
def refused_instrument(instrument: str, known: Collection[str]) -> list[Finding]:
    """Looks whether there is such a kind of source."""
    if not instrument or instrument in known:
        return []
    message = gettext_noop("There is no kind of source {instrument}")
    return [Finding("funding.instrument", Severity.ERROR, Sentence(message, {"instrument": instrument}))]


@rule(
    id="funding.spent_is_available",
    field="spent",
    title=gettext_noop("What is spent was available."),
    source=MONEY,
)
def spent_is_available(available: Decimal | None, spent: Decimal | None) -> list[Finding]:
    """Looks for a line of which more is spent than available, where both are said. It does not stand in the way: money
    may have come in that nobody entered yet.
    """
    if available is None or spent is None or spent <= available:
        return []
    message = gettext_noop("More is spent than available: {spent} of {available}")
    values = {"spent": cents(spent), "available": cents(available)}
    return [Finding("funding.spent_is_available", Severity.WARNING, Sentence(message, values))]
