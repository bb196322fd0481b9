"""Measures: targets and values of a row, and of two rows, should speak of the same thing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import RowPlace, indicators
from shanyraq.domains.packages.rules.design_rules.sources import UNIT_OF_MEASURE, ours
from shanyraq.domains.packages.rules.design_rules.values import latest_value, numbered
from shanyraq.domains.packages.schema import Package, Value
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


@design_rule(
    id="check.target-marked-differently",
    severity=Severity.WARNING,
    title=gettext_noop("A target counts what the values of its row count."),
    source=UNIT_OF_MEASURE,
)
def target_marked_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the words that say what a target counts with those beside the values of its row.

    “Without hydro” and “without large hydro” are two measures. A target of the one cannot be held against
    values of the other, so the row cannot be assessed. Print the same words in both cells, or the value that
    the target is to be compared with.
    """
    for place in indicators(package):
        for each in place.rows():
            start = [each.row.baseline] if each.row.baseline else []
            known = _marks([*start, *each.row.latest], each.own)
            bare = any(not value.qualifier for _, value, _ in numbered([*start, *each.row.latest]))
            others = {mark: said for mark, said in _marks(each.row.targets, each.own).items() if mark not in known}
            if known and others and not bare:
                message = gettext_noop("The targets are marked {targets}, the values {values}.")
                yield each.hit(Sentence(message, {"targets": _quoted(others), "values": _quoted(known)}), "targets")


def _marks(values: Sequence[Value], own: str) -> dict[str, Text]:
    """The marks of values as printed, and in every language that the package has words in."""
    marked = {value.qualifier: value.qualifier_in for _, value, _ in numbered(values) if value.qualifier}
    return {mark: {**ours, own: mark} if ours else mark for mark, ours in marked.items()}


def _quoted(marks: Mapping[str, Text]) -> list[Sentence]:
    return [Sentence(gettext_noop("“{words}”"), {"words": said}) for said in marks.values()]


@design_rule(
    id="check.one-value-two-targets",
    severity=Severity.NOTE,
    title=gettext_noop("Rows that stand at the same value are to reach the same in the same year."),
    source=ours("one number for one thing"),
)
def one_value_two_targets(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for two rows of one indicator with the same newest value and different targets for one year.

    The same number twice is often the same measure under two names, taken from two plans. Then one of the
    targets is wrong, and progress depends on which row is read. Ask the source whether the rows are one, and
    keep the target that still holds.
    """
    for place in indicators(package):
        rows = [(each, found[1]) for each in place.rows() if (found := latest_value(each.row))]
        for (one, value), (other, same) in combinations(rows, 2):
            pairs = list(_different(one, other)) if value == same and value % 1 else []
            if pairs:
                first, second = pairs[-1]
                message = gettext_noop(
                    "“{one}” and “{other}” both stand at {value}; their targets are {first} and {second}."
                )
                said = {"one": one.name, "other": other.name, "value": value}
                targets = {"first": f"“{first.printed}”", "second": f"“{second.printed}”"}
                yield other.hit(Sentence(message, {**said, **targets}), "targets", aspect=f"row {one.row.key}")


def _different(one: RowPlace, other: RowPlace) -> Iterator[tuple[Value, Value]]:
    """The targets of two rows for the same year that ask for different numbers."""
    for _, first, number in numbered(one.row.targets):
        for _, second, another in numbered(other.row.targets):
            if first.year is not None and first.year == second.year and number != another:
                yield first, second
