"""The marks of the register: which entries share one.

Rows of a workbook that are done together would ask thousands of times, so all marks are remembered meanwhile: nobody
else writes one while their transaction lasts.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from shanyraq.base.audit.chain import held
from shanyraq.base.statements import asked
from shanyraq.domains.parties.models import Mark

TABLE = Mark._meta.db_table
SHARED = f"SELECT entry_id FROM {TABLE} WHERE framework_id = %s AND mark IN ({{}})"  # noqa: S608 - our own table
ALL = f"SELECT entry_id, mark FROM {TABLE} WHERE framework_id = %s"  # noqa: S608 - our own table
Line = tuple[int, int, str]
"""A mark as it is written: the number of its entry, that of the framework, the mark."""


class Remembered:
    """Marks of registers, each register read once; ``new``: those that are still to be written, by their entry."""

    def __init__(self) -> None:
        self.new: dict[int, list[Line]] = {}
        self._entries: dict[int, dict[str, set[int]]] = {}

    def sharing(self, framework: int, marks: Collection[str]) -> set[int]:
        """The numbers of the entries that have one of the marks."""
        known = self._of(framework)
        return {pk for mark in marks for pk in known.get(mark, ())}

    def add(self, lines: Iterable[Line]) -> None:
        """Takes marks that are written with all others, when all rows are done."""
        for line in lines:
            entry, framework, mark = line
            self._of(framework).setdefault(mark, set()).add(entry)
            self.new.setdefault(entry, []).append(line)

    def forget(self, entry: int, framework: int, marks: Iterable[str]) -> None:
        """An entry has the marks no longer that it had."""
        for mark in marks:
            self._of(framework).get(mark, set()).discard(entry)
        self.new.pop(entry, None)

    def _of(self, framework: int) -> dict[str, set[int]]:
        if framework not in self._entries:
            known = self._entries[framework] = {}
            for entry, mark in asked(ALL, [framework]):
                known.setdefault(mark, set()).add(entry)
        return self._entries[framework]


_remembered: ContextVar[Remembered | None] = ContextVar("marks", default=None)


@contextmanager
def remembering() -> Iterator[Remembered]:
    """Inside, marks are remembered. Whoever opens it writes the new ones, in the transaction of all rows."""
    marks = Remembered()
    token = _remembered.set(marks)
    try:
        yield marks
    finally:
        _remembered.reset(token)


def remembered() -> Remembered | None:
    """What is remembered; None where an entry stands alone, or may be taken back without the others."""
    together = held()
    return None if together is None or together.savepoints else _remembered.get()


def sharing(framework: int, marks: Collection[str]) -> set[int]:
    """The numbers of the entries of a register that have one of the marks. One statement at most."""
    together = remembered()
    if together is not None:
        return together.sharing(framework, marks)
    return {pk for (pk,) in asked(SHARED.format(", ".join(["%s"] * len(marks))), [framework, *marks])}
