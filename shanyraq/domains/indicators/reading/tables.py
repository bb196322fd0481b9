"""A text with separators as a heading and numbered rows; what is odd about it is remarked."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shanyraq.domains.indicators.reading.results import Read
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

BOM = "\ufeff"
SEPARATORS = ",;\t|"

NOT_UTF8 = gettext_noop("The file is not in UTF-8: save it as “CSV UTF-8”. All its rows ({count}) are refused")
BROKEN = gettext_noop("From here on the file cannot be read: {problem}")
HAS_BOM = gettext_noop("The file begins with a mark of its encoding, which was left out")
EMPTY = gettext_noop("The file is empty")
HEADING_ONLY = gettext_noop("The file has a heading and no rows")
BLANK = gettext_noop("Blank lines that were left out: {count}")
UNNAMED = gettext_noop("Columns without a name: {count}. What stands in them is left out")
UNDER_UNNAMED = gettext_noop("“{text}” stands in a column without a name and was left out")
TWICE = gettext_noop("Two columns are called “{name}”; all rows of the file ({count}) are refused")
SHORT = gettext_noop(
    "The row has {count} cells and the heading names {width}; “{last}” stands under {under}. Which cell is missing "
    "cannot be told"
)
LONG = gettext_noop("The row has {count} cells and the heading names {width}; “{last}” stands under no column")


@dataclass
class Table:
    """A heading, and how the cells of a row are reached. ``width``: cells that a row has at least."""

    file: str
    heading: list[str]
    rows: list[tuple[int, list[str]]]
    tidied: Counter[str] = field(default_factory=Counter)

    @property
    def width(self) -> int:
        return max((at for at, name in enumerate(self.heading, 1) if name), default=0)

    def place(self, *names: str) -> int | None:
        """Where the first column stands that has one of these names; None where there is none."""
        return next((self.heading.index(name) for name in names if name in self.heading), None)

    def cells(self, read: Read) -> Iterator[tuple[int, list[str]]]:
        """The rows with a cell for each column, without spaces around them. Uneven rows are refused."""
        width, heading = self.width, self.heading
        for number, row in self.rows:
            if len(row) < width:
                at = heading[len(row) - 1] or str(len(row))
                told = {"count": len(row), "width": width, "last": row[-1], "under": at}
                read.refuse(self.file, number, heading[len(row)], SHORT, **told)
                continue
            beyond = [cell for cell in row[len(heading) :] if cell.strip()]
            if beyond:
                read.refuse(self.file, number, "", LONG, count=len(row), width=width, last=beyond[-1])
                continue
            yield number, self._bare(number, row, read)

    def _bare(self, number: int, row: list[str], read: Read) -> list[str]:
        found = row
        for at, cell in enumerate(row[: len(self.heading)]):
            if cell and (cell[0].isspace() or cell[-1].isspace()):
                found = row.copy() if found is row else found
                found[at] = cell.strip()
                self.tidied[self.heading[at]] += bool(found[at])
            if found[at] and not self.heading[at]:
                read.say(self.file, number, "", Severity.WARNING, UNDER_UNNAMED, text=found[at])
        return found


def read_table(read: Read, file: str, content: bytes, separators: str = ",") -> Table | None:
    """The table in a text. Its rows are counted; None where it has none that can be read.

    ``separators``: those that may part its cells; the one that the heading has most often does.
    """
    text = _text(read, file, content)
    if text is None:
        return None
    rows = _rows(read, file, text, separators)
    if not rows:
        read.say(file, 0, "", Severity.WARNING, EMPTY)
        return None
    (_, heading), *below = rows
    full = [(number, cells) for number, cells in below if any(cell.strip() for cell in cells)]
    read.rows += len(full)
    table = Table(file, [name.strip() for name in heading], full)
    _remark_heading(read, table, len(below) - len(full))
    named = [name for name in table.heading if name]
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        refuse_all(read, table, twice, TWICE, name=twice)
        return None
    return table if full else None


def refuse_all(read: Read, table: Table, column: str, template: str, **values: object) -> None:
    """Refuses every row of a file, in one remark."""
    read.refused += len(table.rows)
    read.say(table.file, 1, column, Severity.ERROR, template, count=len(table.rows), **values)


def _text(read: Read, file: str, content: bytes) -> str | None:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        count = max(sum(bool(line.strip()) for line in content.splitlines()) - 1, 0)
        read.rows += count
        read.refused += count
        read.say(file, 0, "", Severity.ERROR, NOT_UTF8, count=count)
        return None
    if text.startswith(BOM):
        read.say(file, 1, "", Severity.NOTE, HAS_BOM)
    return text.lstrip(BOM)


def _rows(read: Read, file: str, text: str, separators: str) -> list[tuple[int, list[str]]]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(separators, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            found.append((number, cells))
    except csv.Error as error:
        read.rows += 1
        read.refuse(file, number + 1, "", BROKEN, problem=str(error))
    while found and not any(cell.strip() for cell in found[0][1]):
        found.pop(0)
    return found


def _remark_heading(read: Read, table: Table, blank: int) -> None:
    if not table.rows:
        read.say(table.file, 0, "", Severity.WARNING, HEADING_ONLY)
    if blank:
        read.say(table.file, 0, "", Severity.NOTE, BLANK, count=blank)
    unnamed = sum(not name for name in table.heading)
    if unnamed:
        read.say(table.file, 1, "", Severity.WARNING, UNNAMED, count=unnamed)


def cell_at(cells: Sequence[str], place: int | None) -> str:
    """The cell of a column; empty where there is no such column."""
    return cells[place] if place is not None else ""
