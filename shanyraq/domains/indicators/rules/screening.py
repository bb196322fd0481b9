"""Many values looked at together, for what is odd about each. Pure.

The rules that remark on one value (``flagging.py``) decide. They are asked of those values alone that could be odd: a
screen of plain comparisons, which lets pass only what no rule would remark on.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from shanyraq.domains.indicators.rules.flagging import (
    WHOLE_PERCENT,
    Beside,
    Given,
    Partitions,
    partitions_on,
    remarks,
)
from shanyraq.domains.indicators.rules.periods import exact

QUIET = 1.25
"""A change by less within a year is a break for nobody: every limit of breaks lies above it."""
ALMOST = 1e-9
"""The part of a number below which two are the same for the screen."""
Place = tuple[str, str]
"""Row and period."""


@dataclass(frozen=True, slots=True)
class RowOf:
    """A row of an indicator: the code of its unit and its dimensions."""

    unit: str
    dimensions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """Values of one indicator and one measure. ``values``: row → period → value, those that stand and those that are
    new; ``new``: the new ones; ``standing``: what stands in the place of a new one that says something else;
    ``units``: those of new ones in another unit than their row.
    """

    rows: Mapping[str, RowOf]
    values: Mapping[str, Mapping[str, float]]
    new: Collection[Place]
    standing: Mapping[Place, float | None] = field(default_factory=dict)
    units: Mapping[Place, str] = field(default_factory=dict)
    cumulative: bool = False


def odd_ones(batch: Batch, on: date) -> dict[Place, list[str]]:
    """The new values that rules remark on, with the ids of the rules."""
    table = partitions_on(on)
    neighbours = dict(_neighbours(batch))
    suspects = {
        place
        for place in batch.new
        if place in batch.standing or place in batch.units or _could_be_odd(batch, place, neighbours.get(place, {}))
    }
    suspects |= set(batch.new) & set(_of_odd_parts(batch, table))
    found = {}
    for place in sorted(suspects):
        flags = [finding.rule for finding in remarks(*_exactly(batch, place, neighbours.get(place, {})), on)]
        if flags:
            found[place] = list(dict.fromkeys(flags))
    return found


def _neighbours(batch: Batch) -> Iterator[tuple[Place, dict[int, float]]]:
    """Each place with the values of the years next to it, of the same part of the year."""
    for row, values in batch.values.items():
        by_part: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for period in values:
            by_part[period[4:]].append((int(period[:4]), period))
        for periods in by_part.values():
            beside: dict[str, dict[int, float]] = {period: {} for _year, period in periods}
            for (year, period), (next_year, next_period) in pairwise(sorted(periods)):
                beside[period][next_year] = values[next_period]
                beside[next_period][year] = values[period]
            yield from (((row, period), found) for period, found in beside.items())


def _could_be_odd(batch: Batch, place: Place, beside: Mapping[int, float]) -> bool:
    """Whether anything could be remarked on a value beside its neighbours in time."""
    row, period = place
    value, unit = batch.values[row][period], batch.rows[row].unit
    if value < 0 or (unit == "PT" and value > WHOLE_PERCENT):
        return True
    year = int(period[:4])
    for other_year, other in beside.items():
        if other <= 0 or value == 0 or max(value, other) >= QUIET * min(value, other):
            return True
        if other_year == year - 1 and other == value:
            return True
        if batch.cumulative and other_year < year and value < other:
            return True
    return False


def _of_odd_parts(batch: Batch, table: Partitions) -> Iterator[Place]:
    """The places of totals, and of their parts, that may not fit."""
    for name, codes in table.wholes.items():
        groups: dict[tuple[tuple[str, str], ...], dict[str, str]] = defaultdict(dict)
        for row, of in batch.rows.items():
            others = tuple(sorted((key, code) for key, code in of.dimensions.items() if key != name))
            groups[others][of.dimensions.get(name, "")] = row
        for group in groups.values():
            if "" in group and codes <= group.keys():
                rows = [group[""], *(group[code] for code in sorted(codes))]
                yield from _apart(batch, rows, table)


def _apart(batch: Batch, rows: Sequence[str], table: Partitions) -> Iterator[Place]:
    """The places of the periods in which a total is not the sum of its parts, or lies outside them."""
    total, *parts = [batch.values.get(row, {}) for row in rows]
    adds_up = batch.rows[rows[0]].unit in table.adds_up
    for period, whole in total.items():
        numbers = [of[period] for of in parts if period in of]
        if len(numbers) < len(parts):
            continue
        if adds_up and abs(sum(numbers) - whole) <= ALMOST * abs(whole):
            continue
        if not adds_up and min(numbers) <= whole <= max(numbers):
            continue
        yield from ((row, period) for row in rows)


def _exactly(batch: Batch, place: Place, beside: Mapping[int, float]) -> tuple[Given, Beside]:
    """A value, and what is beside it, as the rules take them."""
    row, period = place
    of, standing = batch.rows[row], batch.standing.get(place)
    siblings = [
        (batch.rows[other].dimensions, exact(values[period]))
        for other, values in batch.values.items()
        if other != row and period in values and other in batch.rows
    ]
    before = {year: exact(value) for year, value in beside.items()}
    unit = batch.units.get(place, "")
    given = Given(exact(batch.values[row][period]), int(period[:4]), unit, cumulative=batch.cumulative)
    return given, Beside(of.unit, before, of.dimensions, siblings, None if standing is None else exact(standing))
