"""Series: the values of a row from year to year should count the same thing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.thresholds import with_thresholds
from shanyraq.domains.packages.rules.design_rules.values import numbered
from shanyraq.domains.packages.rules.series import LIMIT, break_between
from shanyraq.domains.packages.schema import Package, Row, Value
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


@design_rule(
    id="check.break-in-series",
    severity=Severity.WARNING,
    title=gettext_noop("The values of a row follow each other without a break."),
    source=ours("half as much again within a year"),
    turns=with_thresholds(LIMIT),
)
def break_in_series(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares each value of a share, a rate or a quantity with the one printed for the year before it.

    A jump by half and more within a year is rarely development: the definition, the unit or the source
    changed between the two, and a line or a trend across them would be wrong. Ask the source, say beside the
    numbers what changed, and print only values that count the same thing. Numbers of cases and their rates per
    100,000 people are left out, since they may double from one year to the next.
    """
    for place in indicators(package):
        for each in place.rows():
            unit = each.row.unit or place.indicator.unit
            found = list(_breaks(each.row, unit.code, as_of))
            if found:
                before, after, factor = found[-1]
                message = gettext_noop("From “{before}” to “{after}”: a factor of {factor} a year.")
                values = {"before": before.printed, "after": after.printed, "factor": round(factor, 2)}
                yield each.hit(Sentence(message, values), "latest")


def _breaks(row: Row, unit: str, on: date) -> Iterator[tuple[Value, Value, float]]:
    """The neighbours in time with a break between them; values marked as another measure are apart."""
    measures: dict[str | None, list[tuple[int, Value, float]]] = defaultdict(list)
    for _, value, number in numbered([*([row.baseline] if row.baseline else []), *row.latest]):
        if value.year is not None:
            measures[value.qualifier].append((value.year, value, number))
    for values in measures.values():
        for (year, before, one), (next_year, after, other) in pairwise(sorted(values, key=lambda each: each[0])):
            factor = break_between(unit, one, other, next_year - year, on)
            if factor:
                yield before, after, factor
