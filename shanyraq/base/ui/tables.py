"""One definition of a table: from it come the head of the page's table, its order, and its files.

A view is a table as an address asks for it: ``?sort=-status&columns=unit,target``. Every choice is
a plain link, so that a view can be kept, sent and read without a script.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.http import QueryDict
from django.utils.functional import Promise

from shanyraq.base.ui.filters import Choice, address

Item = TypeVar("Item")
SORT, COLUMNS = "sort", "columns"


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column of the page; ``fields`` are its columns in a file, by their names there.

    ``sort`` gives the value that rows are ordered by; without it nothing is offered. A ``fixed``
    column says what the row is and cannot be left out. ``css`` is the class of its cells.
    """

    key: str
    label: str | Promise
    fields: Mapping[str, Callable[[Item], Any]]
    sort: Callable[[Item], Any] | None = None
    css: str = ""
    fixed: bool = False
    note: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A head cell: where its link sorts, and which way the column is sorted now."""

    key: str
    label: str
    note: str
    css: str
    href: str
    direction: str


@dataclass(frozen=True)
class TableView(Generic[Item]):
    """A table as an address asks for it. What the address names and the table lacks is left aside."""

    columns: Sequence[Column[Item]]
    query: QueryDict = field(default_factory=QueryDict)

    @cached_property
    def shown(self) -> list[Column[Item]]:
        """The columns of this view, in the order of the table."""
        if COLUMNS not in self.query:
            return list(self.columns)
        asked = set(self.query.get(COLUMNS, "").split(","))
        return [column for column in self.columns if column.fixed or column.key in asked]

    @cached_property
    def shows(self) -> dict[str, bool]:
        """Column → whether it is shown: for the cells of a template."""
        return {column.key: column in self.shown for column in self.columns}

    @cached_property
    def sorted_by(self) -> Column[Item] | None:
        """The column that the rows are ordered by; None leaves them in printed order."""
        key = self.query.get(SORT, "").removeprefix("-")
        return next((column for column in self.columns if column.sort and column.key == key), None)

    @property
    def descending(self) -> bool:
        return self.query.get(SORT, "").startswith("-")

    def ordered(self, items: Iterable[Item]) -> list[Item]:
        """The items in the order of the view. Those without a value stand last, either way."""
        by = self.sorted_by.sort if self.sorted_by else None
        found = list(items)
        if by is None:
            return found
        valued = [(key, item) for item in found if (key := by(item)) not in (None, "")]
        valued.sort(key=lambda pair: _key(pair[0]), reverse=self.descending)
        placed = {id(item) for _, item in valued}
        return [item for _, item in valued] + [item for item in found if id(item) not in placed]

    @property
    def heads(self) -> list[Head]:
        """The head cells. A third click takes the order away again."""
        return [self._head(column) for column in self.shown]

    def _head(self, column: Column[Item]) -> Head:
        turn = {"": column.key, "ascending": f"-{column.key}", "descending": None}
        direction = ("descending" if self.descending else "ascending") if column is self.sorted_by else ""
        href = address(self.query, {SORT: turn[direction]}) if column.sort else ""
        return Head(column.key, str(column.label), str(column.note), column.css, href, direction)

    @property
    def menu(self) -> list[Choice]:
        """The column chooser: each link shows or leaves out one column."""
        keys = [column.key for column in self.shown if not column.fixed]
        return [self._choice(column, keys) for column in self.columns if not column.fixed]

    def _choice(self, column: Column[Item], keys: list[str]) -> Choice:
        left = [each.key for each in self.columns if not each.fixed and (each.key in keys) != (each is column)]
        every = len(left) == sum(not each.fixed for each in self.columns)
        href = address(self.query, {COLUMNS: None if every else ",".join(left)})
        return Choice(str(column.label), href, column.key in keys, None)

    @property
    def is_changed(self) -> bool:
        """Whether the address asks for other columns, or for an order."""
        return self.sorted_by is not None or len(self.shown) < len(self.columns)

    @property
    def plain_address(self) -> str:
        """The same rows with every column, in printed order."""
        return address(self.query, {SORT: None, COLUMNS: None})

    @property
    def header(self) -> list[str]:
        """The head of the file of this view."""
        return [name for column in self.shown for name in column.fields]

    def rows(self, items: Iterable[Item]) -> Iterator[list[Any]]:
        """The rows of the file of this view: ``items`` in the order given."""
        values = [value for column in self.shown for value in column.fields.values()]
        return ([value(item) for value in values] for item in items)


def _key(value: Any) -> tuple[Any, ...]:
    """Numbers before words; words without regard to case."""
    return (1, value.casefold()) if isinstance(value, str) else (0, value)
