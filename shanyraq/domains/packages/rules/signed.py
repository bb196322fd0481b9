"""The document as it was signed, beneath what was corrected in it and determined since. Pure."""

from collections.abc import Callable, Sequence

from shanyraq.domains.packages.schema import Indicator, Package, Row
from shanyraq.domains.packages.schema.results import Target, Value

ChangeRow = Callable[[Row], Row]


def as_signed(package: Package) -> Package:
    """The package with every value as it was printed; the very same where nothing was corrected."""
    return _with_rows(package, _signed)


def as_it_stands(package: Package) -> Package:
    """The package as if what stands now had been printed: for rules that look at a correction, not at the document."""
    return _with_rows(package, _standing)


def is_corrected(row: Row) -> bool:
    """Whether any value of a row is another than the document prints."""
    return any(each.corrected for each in (*filter(None, [row.baseline]), *row.latest, *row.targets))


def _with_rows(package: Package, change: ChangeRow) -> Package:
    if not any(
        is_corrected(row)
        for outcome in package.outcomes
        for members in (outcome.indicators, *(output.indicators for output in outcome.outputs))
        for indicator in members
        for row in indicator.rows
    ):
        return package
    outcomes = [
        outcome.model_copy(
            update={
                "indicators": _changed(outcome.indicators, change),
                "outputs": [
                    output.model_copy(update={"indicators": _changed(output.indicators, change)})
                    for output in outcome.outputs
                ],
            }
        )
        for outcome in package.outcomes
    ]
    return package.model_copy(update={"outcomes": outcomes})


def _changed(indicators: Sequence[Indicator], change: ChangeRow) -> list[Indicator]:
    return [
        each.model_copy(update={"rows": [change(row) if is_corrected(row) else row for row in each.rows]})
        for each in indicators
    ]


def _signed(row: Row) -> Row:
    promise = next((each.corrected.promise for each in row.targets if each.corrected and each.corrected.promise), None)
    printed: list[Target] = [each for each in row.targets if not (each.corrected and each.corrected.promise)]
    return row.model_copy(
        update={
            "baseline": _printed(row.baseline) if row.baseline else None,
            "latest": [_printed(each) for each in row.latest],
            "targets": [_printed(each) for each in printed],
            "target_pending": promise or row.target_pending,
        }
    )


def _printed(value: Value) -> Value:
    was = value.corrected
    return value.model_copy(update={"value": was.value, "year": was.year, "corrected": None}) if was else value


def _standing(row: Row) -> Row:
    return row.model_copy(
        update={
            "baseline": _said(row.baseline) if row.baseline else None,
            "latest": [_said(each) for each in row.latest],
            "targets": [_said(each) for each in row.targets],
        }
    )


def _said(value: Value) -> Value:
    if value.corrected is None:
        return value
    number = value.state if value.value is None else f"{value.value:.15g}"
    said = f"{number} ({value.year})" if value.year else str(number)
    return value.model_copy(update={"printed": said, "corrected": None})
