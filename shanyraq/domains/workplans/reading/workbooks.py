"""Workbooks (.xlsx) as rows of cells.

Before the fast reader opens one, its parts are looked at: a sheet that claims a far cell would make it ask for more
memory than there is, and end the whole process.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from shanyraq.domains.workplans.reading.cells import Cell
from shanyraq.domains.workplans.reading.remarks import Unreadable, unreadable
from shanyraq.domains.workplans.reading.unreckoned import Found, Unreckoned, laid_over, parts_of_sheets
from shanyraq.kernel.archives import BROKEN
from shanyraq.kernel.sentences import gettext_noop

LARGEST_OPEN, MOST_PARTS = 300_000_000, 500
"""Bytes of all parts when they are opened, and how many there may be."""
MOST_COLUMNS, MOST_ROWS = 260, 50_000
"""Cells of a row, and rows of a sheet. The reader makes room for all of them, filled or not."""
LONGEST = 1_000_000
"""Bytes of one text: a cell holds at most 32,767 characters."""
CHUNK = 1_000_000
PLACE = rb"""r\s*=\s*["'](?:[J-Zj-z][A-Za-z]\d|[A-Za-z]{3,}\d|[A-Za-z]*0*(?:[5-9]\d{4}|[1-9]\d{5}))"""
FAR, FAR_CELL = re.compile(PLACE), re.compile(rb"<(?:\w+:)?(?:row|c)\s(?:[^<]*?\s)?" + PLACE)
"""A place right of column IZ, or below row 49,999. The first one is fast; other tags hold such numbers as well."""
TAGS = re.compile(rb"<(?:\w+:)?(row|c|si)(?=[\s/>])")
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEETS = ("xl/workbook.xml", "[content_types].xml")
OTHER_FORMS = ("xl/workbook.bin", "content.xml", "mimetype")

NOT_READ = gettext_noop("The file cannot be read; it must be a workbook (.xlsx) or a text with separators (.csv)")
TOO_LARGE = gettext_noop("The workbook is too large when it is opened; save its rows into a new workbook, or in parts")


def sheets_of(file: str, content: bytes) -> Iterator[Iterator[list[Cell]]]:
    """The sheets of a workbook in their order, each as rows of cells from its first row on.

    :raises Unreadable: when the file is damaged, or larger when it is opened than it may be.
    """
    from python_calamine import load_workbook

    found = _refuse_parts(file, content)
    try:
        book = load_workbook(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield laid_over(_rows(file, sheet.iter_rows()), found.get(name, {}), (sheet.start or (0, 0))[1])
    except Unreadable:
        raise
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise unreadable(file, NOT_READ) from error


def _rows(file: str, rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    try:
        yield from rows
    except Exception as error:  # whatever a damaged sheet makes the reader raise
        raise unreadable(file, NOT_READ) from error


def _refuse_parts(file: str, content: bytes) -> dict[str, Found]:
    """Looks at every part of the archive as it is when opened, whatever its header says of its size; gives the cells of
    sheets that could not be reckoned, by the names of the sheets.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            if not names.issuperset(SHEETS) or names.intersection(OTHER_FORMS):
                raise unreadable(file, NOT_READ)
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_OPEN:
                raise unreadable(file, TOO_LARGE)
            left, found = LARGEST_OPEN, {}
            for part in parts:
                cells = Unreckoned()
                left = _refuse_part(file, archive, part, left, cells)
                if of_part := cells.end():
                    found[part.filename.lower()] = of_part
            return _by_sheets(archive, found) if found else {}
    except BROKEN as error:
        raise unreadable(file, NOT_READ) from error


def _by_sheets(archive: zipfile.ZipFile, found: dict[str, Found]) -> dict[str, Found]:
    """What was found in parts, by the names of the sheets that they are; all of it was looked at before."""
    parts = {name.lower(): name for name in archive.namelist()}
    book, relations = (_beginning(archive, parts[name]) if name in parts else b"" for name in (SHEETS[0], RELATIONS))
    return {name: found[part] for name, part in parts_of_sheets(book, relations).items() if part in found}


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """As much of a part as names all sheets of any book."""
    with archive.open(name) as opened:
        return opened.read(LONGEST)


def _refuse_part(file: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, cells: Unreckoned) -> int:
    """Reads a part once in pieces that end with a tag; gives back how many bytes are left for the others."""
    part.file_size = left + 1  # read on where a header lies; the check sum tells then
    watch = _Watch()
    rest = b""
    with archive.open(part) as opened:
        while chunk := opened.read(CHUNK):
            left -= len(chunk)
            piece, start, rest = (rest + chunk).rpartition(b"<")
            if left < 0 or len(rest) > LONGEST or not watch.holds(piece):
                raise unreadable(file, TOO_LARGE)
            cells.look(piece)
            rest = start + rest
    if not watch.holds(rest):
        raise unreadable(file, TOO_LARGE)
    return left


class _Watch:
    """Counts the cells of each row, the rows, and the bytes of each shared text of one part."""

    def __init__(self) -> None:
        self.rows = self.cells = self.text = 0
        self.shared = False

    def holds(self, piece: bytes) -> bool:
        """Whether the part is still one that can be opened after this piece of it."""
        if FAR.search(piece) and FAR_CELL.search(piece):
            return False
        before = 0
        for tag in TAGS.finditer(piece):
            name = tag[1]
            if name == b"c":
                self.cells += 1
                if self.cells > MOST_COLUMNS:
                    return False
            elif name == b"row":
                self.rows += 1
                self.cells = 0
                if self.rows > MOST_ROWS:
                    return False
            else:
                if self.shared and self.text + tag.start() - before > LONGEST:
                    return False
                self.shared, self.text, before = True, 0, tag.start()
        self.text += len(piece) - before
        return not self.shared or self.text <= LONGEST
