"""Keeps what no other entry of the register may share, so that a second entry of the same organisation is found."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from shanyraq.base.statements import insert_lines
from shanyraq.domains.parties.models import Mark, Registered
from shanyraq.domains.parties.queries.marks import Remembered, remembered, remembering
from shanyraq.kernel.findings import Finding

MARK = f"INSERT INTO {Mark._meta.db_table} (entry_id, framework_id, mark) VALUES"


def mark(row: Registered, marks: Iterable[str]) -> None:
    """Gives an entry its marks."""
    lines, together = [(row.pk, row.framework_id, each) for each in marks], remembered()
    if together is None:
        insert_lines(MARK, lines)
    else:
        together.add(lines)


def mark_anew(row: Registered, before: Iterable[str], marks: Iterable[str]) -> None:
    """Gives an entry other marks than it had ``before``."""
    together = remembered()
    if together is not None:
        together.forget(row.pk, row.framework_id, before)
    row.marks.all().delete()
    mark(row, marks)


class Marks:
    """The marks of entries that are made together."""

    def __init__(self, remembered: Remembered) -> None:
        self.remembered = remembered

    def findings(self, on: date) -> Sequence[Finding]:
        """Nothing: each row was compared with those before it."""
        return ()

    def write(self) -> None:
        """Writes them, in the transaction of the rows."""
        insert_lines(MARK, [line for lines in self.remembered.new.values() for line in lines])
        self.remembered.new = {}


@contextmanager
def marked_together() -> Iterator[Marks]:
    """Entries made inside get their marks once ``write`` is called."""
    with remembering() as marks:
        yield Marks(marks)
