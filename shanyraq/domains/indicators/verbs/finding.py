"""Finding an indicator or a row in a package, and putting another in its place. Shared by the verbs."""

from collections.abc import Callable, Iterator
from typing import Any

from shanyraq.domains.indicators.commands import OfIndicator, OfRow
from shanyraq.domains.packages.apart import in_words
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.domains.packages.schema import Indicator, Outcome, Output, Package
from shanyraq.domains.packages.schema.results import Row, Value
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import CALLED

Place = tuple[Outcome, Output | None, Indicator]


def indicators(package: Package) -> Iterator[Place]:
    """Every indicator with the outcome, and the output, that it stands under."""
    for outcome in package.outcomes:
        for indicator in outcome.indicators:
            yield outcome, None, indicator
        for output in outcome.outputs:
            for indicator in output.indicators:
                yield outcome, output, indicator


def indicator_in(package: Package, key: str) -> Indicator:
    """One indicator.

    :raises NotFound: when the framework has none of this key.
    """
    return _place(package, key)[2]


def row_in(package: Package, command: OfRow) -> Row:
    """One row.

    :raises NotFound: when there is no such indicator, or it has no such row.
    """
    return _row(package, command.indicator, command.row)


def row_called(framework: str, indicator: str, row: str) -> tuple[Version, Row]:
    """One row of the framework as it is in force.

    :raises NotFound: when there is no such framework, indicator or row.
    """
    version = version_in_force(framework)
    return version, _row(recent_package(version), indicator, row)


def scope_of(command: OfIndicator) -> Scope:
    """What an indicator belongs to: its outcome, and the entities that lead it.

    :raises NotFound: when there is no such framework or indicator.
    """
    package = recent_package(version_in_force(command.framework))
    outcome, _, indicator = _place(package, command.indicator)
    return scope_in(command.framework, outcome, indicator)


def scope_in(framework: str, outcome: Outcome, indicator: Indicator) -> Scope:
    """What an indicator of an outcome belongs to."""
    return Scope(framework, frozenset({outcome.code}), frozenset(indicator.lead_entities))


def called_in(package: Package, command: OfRow) -> dict[str, Any]:
    """What an event keeps of how its row is called; nothing for the row without a breakdown, which sentences know."""
    indicator, row = indicator_in(package, command.indicator), row_in(package, command)
    return {CALLED: {"row": row_text(indicator.rows, row, package.framework.language)}} if row.disaggregation else {}


def words_of(value: Value) -> str:
    """A value in words: as it is printed, or as print would say it where it was corrected."""
    if value.corrected is None:
        return value.printed
    return in_words(value.value if value.value is not None else value.state or "", value.year)


def rows(framework: str) -> Iterator[tuple[Version, Outcome, Indicator, Row]]:
    """Every row of a framework that measures something, with the version that it stands in."""
    version = version_in_force(framework)
    for outcome, _, indicator in indicators(recent_package(version)):
        for row in indicator.rows:
            if not row.is_heading:
                yield version, outcome, indicator, row


def with_indicator(package: Package, key: str, change: Callable[[Indicator], Indicator]) -> Package:
    """The package with another indicator in the place of one."""

    def of(members: list[Indicator]) -> list[Indicator]:
        return [change(each) if each.key == key else each for each in members]

    outcomes = [
        outcome.model_copy(
            update={
                "indicators": of(outcome.indicators),
                "outputs": [
                    output.model_copy(update={"indicators": of(output.indicators)}) for output in outcome.outputs
                ],
            }
        )
        for outcome in package.outcomes
    ]
    return package.model_copy(update={"outcomes": outcomes})


def with_row(package: Package, command: OfRow, **fields: Any) -> Package:
    """The package with other fields in one row."""

    def change(indicator: Indicator) -> Indicator:
        rows = [row.model_copy(update=fields) if row.key == command.row else row for row in indicator.rows]
        return indicator.model_copy(update={"rows": rows})

    return with_indicator(package, command.indicator, change)


def _row(package: Package, indicator: str, row: str) -> Row:
    found = next((each for each in indicator_in(package, indicator).rows if each.key == row), None)
    if found is None:
        raise NotFound(
            Sentence(gettext_noop("row {row} of indicator {indicator}"), {"row": str(row), "indicator": str(indicator)})
        )
    return found


def _place(package: Package, key: str) -> Place:
    found = next((place for place in indicators(package) if place[2].key == key), None)
    if found is None:
        raise NotFound(Sentence(gettext_noop("indicator {key}"), {"key": str(key)}))
    return found
