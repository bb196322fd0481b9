"""What a row's printed values say: the final target, the latest value, which of two is better."""

from collections.abc import Iterable, Iterator
from math import isclose
from typing import Any

from shanyraq.domains.packages.schema import Indicator, Row, Target, Value
from shanyraq.domains.packages.schema.items import Direction


def numbered(values: Iterable[Value]) -> list[tuple[int, Value, float]]:
    """The values that were understood as numbers of the row's unit, each with its index in the list."""
    return [(index, each, each.value) for index, each in enumerate(values) if each.value is not None and not each.unit]


def final_target(row: Row) -> tuple[int, Target, float] | None:
    """The target that closes the row: the one printed without a year, else that of the last year."""
    found = [(index, row.targets[index], number) for index, _, number in numbered(row.targets)]
    undated = [entry for entry in found if entry[1].year is None]
    if undated:
        return undated[-1]
    return max(found, key=lambda entry: (entry[1].year or 0, entry[0]), default=None)


def latest_value(row: Row) -> tuple[Value, float] | None:
    """The newest of the latest values: by year, or the last printed where a year is missing."""
    found = numbered(row.latest)
    if not found:
        return None
    if any(each.year is None for _, each, _ in found):
        _, each, number = found[-1]
    else:
        _, each, number = max(found, key=lambda entry: entry[1].year or 0)
    return each, number


def baseline_value(row: Row) -> tuple[Value, float] | None:
    found = numbered([row.baseline] if row.baseline else [])
    return (found[0][1], found[0][2]) if found else None


def placed_on_scale(row: Row, indicator: Indicator) -> Row:
    """The row with the place of each answer on the indicator's scale, worst first, where a number would stand."""
    scale = indicator.scale or ["no", "yes"]

    def placed(value: Value) -> Any:
        place = scale.index(value.state) if value.state in scale else None
        return value.model_copy(update={"value": place})

    update = {"latest": [placed(each) for each in row.latest], "targets": [placed(each) for each in row.targets]}
    return row.model_copy(update={**update, "baseline": placed(row.baseline) if row.baseline else None})


def better(direction: Direction, one: float, other: float) -> bool:
    """Whether ``one`` is strictly better than ``other``; rounding errors are no difference."""
    if isclose(one, other, rel_tol=1e-9, abs_tol=1e-12):
        return False
    return one > other if direction == "increase" else one < other


def cells(row: Row) -> Iterator[Value]:
    """Every printed value of a row: baseline, latest values, targets."""
    if row.baseline is not None:
        yield row.baseline
    yield from row.latest
    yield from row.targets


def years_known(row: Row) -> list[int]:
    """The years of the values that were measured and understood, not of targets."""
    measured = [*([row.baseline] if row.baseline else []), *row.latest]
    return [each.year for each in measured if each.year and (each.value is not None or each.state is not None)]
