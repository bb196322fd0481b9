"""Magnitude: numbers of one row, or of a row and its total, that lie an order of magnitude apart."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import IndicatorPlace, RowPlace, indicators
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.units import unit_family
from shanyraq.domains.packages.rules.design_rules.values import numbered
from shanyraq.domains.packages.schema import Package, Row, Value
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

_MOST = 1e9
"""Beyond this a ratio says no more than that two numbers have nothing to do with each other."""


def times_apart(one: float, other: float) -> float:
    """How many times the larger is the smaller; 0 where that cannot be said (zero, or two signs)."""
    if not one or not other or (one > 0) != (other > 0):
        return 0.0
    small, large = sorted((abs(one), abs(other)))
    return min(large / small, _MOST)


@design_rule(
    id="check.magnitude-break",
    severity=Severity.WARNING,
    title=gettext_noop("Baseline, latest value and target of a row are of the same order of magnitude."),
    source=ours("one order of magnitude"),
    turns=with_thresholds("magnitude-ratio"),
)
def magnitude_break(package: Package, as_of: date) -> Iterator[Hit]:
    """Follows a row from the baseline over the latest values to the targets, step by step.

    A step of ten times and more is rarely development: more often a decimal point, a thousand or the
    definition changed between two cells. Look the two numbers up at the source; where the step is
    real, say so in a note, since a percentage of progress will be dominated by it.
    """
    limit = threshold("magnitude-ratio", as_of)
    for place in indicators(package):
        for each in place.rows():
            chain = _chain(each.row)
            for (before, first), (after, second) in pairwise(chain):
                ratio = times_apart(first, second)
                if ratio >= limit:
                    message = gettext_noop("From “{before}” to “{after}”: {ratio} times apart.")
                    values = {"before": before.printed, "after": after.printed, "ratio": round(ratio)}
                    yield each.hit(Sentence(message, values))
                    break


def _chain(row: Row) -> list[tuple[Value, float]]:
    """The numbers of a row in the order of time; what has no year stays where it is printed."""
    baseline = numbered([row.baseline] if row.baseline else [])
    return [(each, number) for _, each, number in (*baseline, *numbered(row.latest), *numbered(row.targets))]


@design_rule(
    id="check.row-against-total",
    severity=Severity.WARNING,
    title=gettext_noop("A breakdown of a share or rate is of the same order of magnitude as the total."),
    source=ours("one order of magnitude"),
    turns=with_thresholds("magnitude-ratio"),
)
def row_against_total(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares each breakdown of a percentage or a rate with the total of the same year.

    Groups differ, but a group ten times above or below the total usually is a shifted cell, a
    misplaced decimal or a group too small to be measured. Check the cell; if the number is right,
    the group deserves a sentence in the text, since it is left very far behind.
    """
    limit = threshold("magnitude-ratio", as_of)
    for place in indicators(package):
        if unit_family(place.indicator.unit.code) == "quantity":
            continue
        totals = [each for each in place.rows() if each.row.kind == "total"]
        if len(totals) == 1:
            yield from _far_rows(place, totals[0], limit)


def _far_rows(place: IndicatorPlace, total: RowPlace, limit: float) -> Iterator[Hit]:
    for each in place.rows():
        if each.row.kind == "total" or each.row.measurement not in {None, total.row.measurement}:
            continue
        found = list(_far_pairs(each.row, total.row, limit))
        if found:
            value, whole, ratio = found[-1]
            message = gettext_noop("“{row}”: {value} beside a total of {total}, {ratio} times apart.")
            values = {
                "row": each.label,
                "value": value.printed,
                "total": whole.printed,
                "ratio": round(ratio),
            }
            yield each.hit(Sentence(message, values))


def _far_pairs(row: Row, total: Row, limit: float) -> Iterator[tuple[Value, Value, float]]:
    pairs = [(row.baseline, total.baseline)]
    pairs += [(one, other) for one in row.latest for other in total.latest]
    for one, other in pairs:
        if one is None or other is None or one.value is None or other.value is None:
            continue
        ratio = times_apart(one.value, other.value)
        if one.year == other.year and ratio >= limit:
            yield one, other, ratio
