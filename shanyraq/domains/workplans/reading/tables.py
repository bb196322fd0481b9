"""A file as a table: its header, wherever it stands, and the rows below it as raw cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from shanyraq.domains.workplans.reading.cells import Cell
from shanyraq.domains.workplans.reading.columns import is_header
from shanyraq.domains.workplans.reading.remarks import Remark, unreadable
from shanyraq.domains.workplans.reading.texts import read_text
from shanyraq.domains.workplans.reading.workbooks import sheets_of
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

LARGEST = 40_000_000
"""Bytes of a file."""
HEAD_WITHIN = 30
"""Rows in which the header is looked for."""
MOST_ROWS = 50_000
ZIP, OLD = b"PK", b"\xd0\xcf\x11\xe0"

EMPTY = gettext_noop("The file is empty")
TOO_LARGE = gettext_noop("The file is larger than {megabytes} MB; part it")
TOO_MANY = gettext_noop("The file has more than {count} rows; part it")
OLD_FORM = gettext_noop("The file has an old form, or a password; save it as a workbook (.xlsx) without one")
NO_HEADER = gettext_noop("No row of the file names the columns of an export; “Country, Plan name, …” is expected")
MORE_CELLS = gettext_noop(
    "The row has {count} cells and the header {width}; a sign may part a text; the rest is left out"
)
FEWER_CELLS = gettext_noop("The row has {count} cells and the header {width}; what is missing is read as empty")


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a file with the number of its row, and the rows below it that are not blank, with theirs."""

    file: str
    header_row: int
    header: list[Cell]
    rows: list[tuple[int, list[Cell]]]
    remarks: list[Remark] = field(default_factory=list)


def read_table(file: str, content: bytes) -> Table:
    """The table in a workbook (.xlsx) or in a text with separators (.csv).

    :raises Unreadable: when the file is empty, too large, damaged, neither of both, or has no header.
    """
    if not content.strip(b"\0\r\n\t "):
        raise unreadable(file, EMPTY)
    if len(content) > LARGEST:
        raise unreadable(file, TOO_LARGE, megabytes=LARGEST // 1_000_000)
    if content.startswith(OLD):
        raise unreadable(file, OLD_FORM)
    if content.startswith(ZIP):
        for rows in sheets_of(file, content):
            if table := _table(file, rows):
                return table
        raise unreadable(file, NO_HEADER)
    lines, remarks = read_text(file, content)
    table = _table(file, lines)
    if table is None:
        raise unreadable(file, NO_HEADER)
    table.remarks.extend([*remarks, *_uneven(table)])
    return table


def _table(file: str, rows: Iterable[Sequence[Cell]]) -> Table | None:
    """The table of a sheet, or nothing where its first rows hold no header."""
    numbered = enumerate(rows, 1)
    for number, cells in numbered:
        if is_header(cells):
            return Table(file, number, list(cells), list(_filled(file, numbered)))
        if number == HEAD_WITHIN:
            break
    return None


def _filled(file: str, rows: Iterable[tuple[int, Sequence[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
    """Rows in which something stands. A text that stands often is kept once."""
    kept: dict[Cell, Cell] = {}
    count = 0
    for number, cells in rows:
        if not any(cell if not isinstance(cell, str) else cell.strip() for cell in cells) and not any(
            isinstance(cell, int | float) for cell in cells
        ):
            continue
        count += 1
        if count > MOST_ROWS:
            raise unreadable(file, TOO_MANY, count=MOST_ROWS)
        yield number, [kept.setdefault(cell, cell) if type(cell) is str else cell for cell in cells]


def _uneven(table: Table) -> Iterator[Remark]:
    """Rows of a text with more or fewer cells than its header."""
    width = len(table.header)
    for number, cells in table.rows:
        count = len(cells)
        if count < width or any(str(cell).strip() for cell in cells[width:]):
            message = Sentence(FEWER_CELLS if count < width else MORE_CELLS, {"count": count, "width": width})
            yield Remark(table.file, number, "", Severity.WARNING, message)
