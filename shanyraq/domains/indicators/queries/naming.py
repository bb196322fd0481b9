"""How rows are read: under which groups they stand, and which dimension of statistics a label names.

The words themselves are the interface's, in ``web/naming.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.queries.reading import IndicatorResult, RowResult

Items = set[tuple[str, str]]
"""Dimensions with their codes."""

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

    A printed row announces those that stand below it, until a row outside; after that the group is named again.
    """
    open_group: tuple[str, ...] = ()
    for row in rows:
        group = row.path[:-1]
        for depth in range(_shared(open_group, group), len(group)):
            yield Group(group[: depth + 1])
        open_group = row.path or (row.label,)
        yield row


def said_of_all(indicator: IndicatorResult) -> Items:
    """What is said of everybody whom the indicator counts, and so tells no row apart."""
    return _common(row.dimensions for row in indicator.rows)


def code_of_row(indicator: IndicatorResult, row: RowResult, of_all: Items) -> str:
    """``SEX=F`` where that is all that the row's label says beside its neighbours; else empty."""
    beside = [other.dimensions for other in indicator.rows if other.path[:-1] == row.path[:-1]]
    return _one_code(set(row.dimensions.items()) - _common(beside) - of_all)


def code_of_group(indicator: IndicatorResult, path: tuple[str, ...], of_all: Items) -> str:
    """``SEX=F`` where all rows of a group share that and nothing else, ``AGE`` where age alone tells them apart."""
    inside = [set(row.dimensions.items()) - of_all for row in indicator.rows if row.path[: len(path)] == path]
    inside = [items for items in inside if items]
    common = set.intersection(*inside) if inside else set()
    names = {name for items in inside for name, _code in items}
    if not common and len(names) == 1 and names <= set(STANDARD):
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


def _common(found: Iterable[Mapping[str, str]]) -> Items:
    """The codes that several rows share; one row alone shares none."""
    coded = [set(dimensions.items()) for dimensions in found if dimensions]
    return set.intersection(*coded) if len(coded) > 1 else set()


def _one_code(items: Items) -> str:
    if len(items) != 1:
        return ""
    name, code = next(iter(items))
    return f"{name}={code}" if name in STANDARD else ""
