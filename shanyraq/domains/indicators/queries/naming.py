"""How rows are read: under which groups they stand, and which dimension of statistics a label names.

The words themselves are the interface's, in ``web/naming.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.queries.reading import IndicatorResult, RowResult

STANDARD = ("SEX", "URBANISATION", "AGE")
"""Dimensions whose codes any reader's language has a word for."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group that rows belong to as they are understood, though no row of print announces it."""

    path: tuple[str, ...]

    @property
    def depth(self) -> int:
        return len(self.path) - 1


def with_groups(rows: Iterable[RowResult]) -> Iterator[RowResult | Group]:
    """Rows in printed order, and before them the groups that no printed heading announces.

    A heading that is printed holds until a row outside it; after that its group is named again.
    """
    open_group: tuple[str, ...] = ()
    for row in rows:
        group = row.path[:-1]
        for depth in range(_shared(open_group, group), len(group)):
            yield Group(group[: depth + 1])
        open_group = row.path if row.kind == "label" else group
        yield row


def code_of_row(indicator: IndicatorResult, row: RowResult) -> str:
    """``SEX=F`` where that is all that the row's label says beside its neighbours; else empty."""
    beside = [other.dimensions for other in indicator.rows if other.path[:-1] == row.path[:-1] and other.dimensions]
    common = _common(beside) if len(beside) > 1 else set()
    return _one_code(set(row.dimensions.items()) - common)


def code_of_group(indicator: IndicatorResult, path: Sequence[str]) -> str:
    """``SEX=F`` where all rows of a group share that and nothing else, ``AGE`` where age alone tells them apart."""
    group = tuple(path)
    inside = [row.dimensions for row in indicator.rows if row.path[: len(group)] == group and row.dimensions]
    common = _common(inside)
    names = {name for dimensions in inside for name in dimensions}
    if inside and not common and len(names) == 1 and names <= set(STANDARD):
        return names.pop()
    return _one_code(common)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many labels two paths have in common from the start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _common(found: Sequence[Mapping[str, str]]) -> set[tuple[str, str]]:
    return set.intersection(*(set(dimensions.items()) for dimensions in found)) if found else set()


def _one_code(items: set[tuple[str, str]]) -> str:
    if len(items) != 1:
        return ""
    name, code = next(iter(items))
    return f"{name}={code}" if name in STANDARD else ""
