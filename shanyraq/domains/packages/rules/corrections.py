"""Corrections of values that a package brings: those on record, and those that it invents. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.domains.packages.rules.amendments import GUIDANCE
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.results import Row, Value
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

RULE = "packages.corrections_on_record"
TOLD = {"printed", "value", "year", "state", "corrected"}
"""What of a value tells of its correction; its words in other languages may be amended."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value that was corrected after signature. ``how``: what is printed, what it became, by whom, when and why."""

    indicator: str
    row: str
    printed: str
    how: str


def corrections(package: Package) -> list[Corrected]:
    """Every value that the package says was corrected after signature."""
    return [
        Corrected(place.indicator.key, row.row.key, value.printed, value.model_dump_json(include=TOLD))
        for place in indicators(package)
        for row in place.rows()
        for value in _values(row.row)
        if value.corrected is not None
    ]


def _values(row: Row) -> list[Value]:
    return [*([row.baseline] if row.baseline else []), *row.latest, *row.targets]


@rule(
    id=RULE,
    field="file",
    title=gettext_noop("An amendment brings no correction of its own."),
    source=GUIDANCE,
)
def refused_corrections(brought: Iterable[Corrected], on_record: Iterable[Corrected]) -> list[Finding]:
    """Looks at every value of the package that says of itself that it was corrected after signature.

    Who corrected a value, when and why is what the trail says. A package that says it by itself would show as printed
    what the document does not print, in the name of somebody who did nothing. An amendment changes what is printed.
    """
    message = gettext_noop(
        "Indicator {indicator}, row {row}: that “{printed}” was corrected so is not on record; amend what is printed, "
        "or correct the value in an action of its own"
    )
    left = Counter(each.how for each in on_record)
    found = []
    for each in brought:
        left[each.how] -= 1
        if left[each.how] < 0:
            values = {"indicator": each.indicator, "row": each.row, "printed": each.printed}
            subject = f"indicator {each.indicator}, row {each.row}"
            found.append(Finding(RULE, Severity.ERROR, Sentence(message, values), subject=subject))
    return found
