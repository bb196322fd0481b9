"""New rows of workbooks that were done before: what one file adds, it adds once, whoever sends it and however often.

A row that adds something has no key, so nothing that stands says that it was added. What is remembered is the row
itself: the workbook that it was taken along in, its sheet and name, and all that it says. A workbook is told by what it
began with. One that is taken anew begins with what was added since, and may add the same once more. A row with a name
is also known by that: what somebody added by it is not added again because it says something else by now.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from shanyraq.base.workbooks.books import About
from shanyraq.base.workbooks.models import AddedRow
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop

ADDED_BEFORE = gettext_noop("This row was added already, when the workbook was sent before: nothing is added")
ADDED_OTHERWISE = gettext_noop(
    "“{name}” was added already as number {number}, when the workbook was sent before, and said something else; change "
    "it in a new workbook, or give this row another name to add one more"
)
Began = Mapping[tuple[str, ...], Mapping[str, Any]]
"""What a sheet began with, by the key of each row."""


class Added:
    """What was added before from one workbook, and what is added now."""

    def __init__(self, about: About, began: Mapping[str, Began]) -> None:
        whole = [about.book, about.framework, about.part, {key: list(rows.values()) for key, rows in began.items()}]
        self.book = _digest(whole)
        self._new: dict[str, str] = {}
        self._times: Counter[str] = Counter()
        self._before: dict[str, str] | None = None

    def row(self, sheet: str, name: str, entered: Mapping[str, Any]) -> str:
        """What a row is remembered by. Of rows that say the same, each is another one."""
        said = _digest([sheet, name, dict(entered)])
        self._times[said] += 1
        return _digest([said, self._times[said]])

    def number(self, row: str) -> str | None:
        """The number of what a row added before, empty where it has none; None: it is new."""
        if self._before is None:
            self._before = dict(AddedRow.objects.filter(book=self.book).values_list("row", "number"))
        return self._before.get(row)

    def named(self, sheet: str, name: str, by: Actor) -> str:
        """What a row with a name is remembered by, whatever it says. Two people may each call their own row «new 1»."""
        return _digest([sheet, name, by.person or by.name])

    def add(self, row: str, number: str) -> None:
        """Remembers what a row adds now, once it is kept."""
        self._new[row] = number

    def keep(self, at: datetime) -> None:
        """Writes what was added, in the transaction of the rows; the lock of those who write is held in it."""
        new, self._new = self._new, {}
        AddedRow.objects.bulk_create(_rows(self.book, new, at), batch_size=500)


def _rows(book: str, new: Mapping[str, str], at: datetime) -> Iterable[AddedRow]:
    return [AddedRow(book=book, row=row, number=number, made_at=at) for row, number in new.items()]


def _digest(values: Any) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
