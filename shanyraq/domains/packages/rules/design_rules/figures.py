"""Figures of the text beside the rows of the results matrix that count the same."""

from collections.abc import Iterator
from datetime import date
from math import isclose

from shanyraq.domains.packages.rules.design import Hit, Location, design_rule
from shanyraq.domains.packages.rules.design_rules.places import IndicatorPlace, RowPlace, clause, indicators
from shanyraq.domains.packages.rules.design_rules.sources import INDICATORS, ours
from shanyraq.domains.packages.rules.design_rules.values import baseline_value, better, final_target, numbered
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.context import Figure
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


def _counted_twice(package: Package) -> Iterator[tuple[Location, Figure, IndicatorPlace, RowPlace]]:
    """The figures with a number and a year that a row counts too."""
    places = {place.indicator.key: place for place in indicators(package)}
    for number, figure in enumerate(package.context.figures):
        place = places.get(figure.indicator or "")
        if place is None or figure.value is None or figure.year is None:
            continue
        for each in place.rows():
            if each.row.key == figure.row:
                yield ("context", "figures", number), figure, place, each


def _hit(loc: Location, figure: Figure, template: str, **values: object) -> Hit:
    return Hit(f"figure {figure.key}", loc, clause(figure), Sentence(template, {"figure": figure.printed, **values}))


@design_rule(
    id="check.figure-against-row",
    severity=Severity.WARNING,
    title=gettext_noop("A figure of the text and the row that counts the same agree."),
    source=ours("one number for one thing"),
)
def figure_against_row(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the figures of the text with the values of the same year in the results matrix.

    Where the two differ, nobody can tell from where progress counts. One of them comes from another source,
    an older release or another definition. Ask the source, and print the same number in both places.
    """
    for loc, figure, place, each in _counted_twice(package):
        start = [each.row.baseline] if each.row.baseline else []
        for _, value, number in numbered([*start, *each.row.latest]):
            if value.year == figure.year and not isclose(number, figure.value or 0, rel_tol=1e-9):
                message = gettext_noop("The text prints “{figure}”, indicator {indicator} “{value}” for the same year.")
                indicator = place.indicator.code or place.indicator.key
                yield _hit(loc, figure, message, indicator=indicator, value=value.printed)
                break


@design_rule(
    id="check.target-met-by-figure",
    severity=Severity.WARNING,
    title=gettext_noop("A target lies beyond what the text itself says was reached."),
    source=INDICATORS,
)
def target_met_by_figure(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the final target of a row with a figure of the text that is newer than the values of the row.

    The table may be older than the text. A target that the text says was reached before the framework began
    promises nothing. Take the newer value into the row, and set a target beyond it, or state that the level
    is to be held.
    """
    for loc, figure, place, each in _counted_twice(package):
        direction, final = each.row.desired or place.indicator.desired, final_target(each.row)
        if direction in {None, "unclear"} or final is None or not _is_newest(figure, each):
            continue
        if not better(direction, final[2], figure.value or 0):  # type: ignore[arg-type]
            message = gettext_noop(
                "The text prints “{figure}”, which already reaches the target “{target}” of indicator {indicator}."
            )
            indicator = place.indicator.code or place.indicator.key
            yield _hit(loc, figure, message, indicator=indicator, target=final[1].printed)


def _is_newest(figure: Figure, each: RowPlace) -> bool:
    """Whether the figure is of a later year than every value of the row, all of which have a year."""
    start = baseline_value(each.row)
    years = [value.year for _, value, _ in numbered(each.row.latest)] + ([start[0].year] if start else [])
    return all(year is not None and figure.year is not None and year < figure.year for year in years)
