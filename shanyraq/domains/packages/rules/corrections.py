"""Corrections of values that a package brings: those on record, and those that it invents. Pure."""

from collections.abc import Collection, Iterator

from shanyraq.domains.packages.rules.amendments import GUIDANCE
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.results import Row, Value
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

On = tuple[str, str, str, str]
"""Indicator, row, column, and the whole value as JSON, with how it was corrected."""


def corrections(package: Package) -> dict[On, str]:
    """Every value that was corrected after signature, and the words that are printed for it."""
    return {
        (place.indicator.key, row.row.key, column, value.model_dump_json()): value.printed
        for place in indicators(package)
        for row in place.rows()
        for column, value in _values(row.row)
        if value.corrected is not None
    }


def _values(row: Row) -> Iterator[tuple[str, Value]]:
    if row.baseline is not None:
        yield "baseline", row.baseline
    yield from (("latest", value) for value in row.latest)
    yield from (("targets", value) for value in row.targets)


@rule(
    id="packages.corrections_on_record",
    title=gettext_noop("An amendment brings no correction of its own."),
    source=GUIDANCE,
)
def refused_corrections(brought: dict[On, str], on_record: Collection[On]) -> list[Finding]:
    """Looks at every value of the package that says of itself that it was corrected after signature.

    Who corrected a value, when and why is what the trail says. A package that says it by itself would show as printed
    what the document does not print, in the name of somebody who did nothing. An amendment changes what is printed.
    """
    message = gettext_noop(
        "Indicator {indicator}, row {row}: that “{printed}” was corrected so is not on record; amend what is printed, "
        "or correct the value in an action of its own"
    )
    return [
        Finding(
            "packages.corrections_on_record",
            Severity.ERROR,
            Sentence(message, {"indicator": indicator, "row": row, "printed": printed}),
            subject=f"indicator {indicator}, row {row}",
        )
        for (indicator, row, column, value), printed in brought.items()
        if (indicator, row, column, value) not in on_record
    ]
