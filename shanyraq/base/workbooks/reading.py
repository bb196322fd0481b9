"""Reads a filled-in workbook, or a CSV file: rows of cells by column, or what is wrong with the file and where.

Whatever may hide something is refused with its place: macros, merged cells, hidden sheets, rows and columns,
columns without a name. Days are read by the calendar of the workbook, also the one that begins in 1904.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from shanyraq.base.workbooks.cells import Cell, tidy
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.base.workbooks.template import BEFORE, NAME
from shanyraq.kernel.archives import BROKEN
from shanyraq.kernel.sentences import Sentence, gettext_noop

LARGEST, LARGEST_OPEN, MOST_PARTS = 10_000_000, 60_000_000, 500
"""Bytes of a file, bytes of it when it is opened, and how many parts it may have."""
MOST_TAGS = 3_000_000
"""How many tags its parts may have together: a cell has one to six of them, and each takes room when it is read."""
MOST_ROWS, MOST_COLUMNS = 10_000, 16_384
"""Rows that may be filled in; a row of the template that nobody touched is not. Columns of a CSV file."""
MOST_LISTED = 100_000
"""Rows of a file, those that nobody touched among them."""
MOST_PROBLEMS = 100
"""How many of the problems of a file are told."""
VISIBLE = "visible"
"""The state of a sheet that people see."""
HEAD_WITHIN = 10
"""Rows in which the names of columns are looked for."""
LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[[^]]*\]')
"""What a number format shows as it stands, whatever the number: quoted, escaped, as wide as, filled with, colours."""
OLD, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"

TOO_LARGE = gettext_noop("The file is larger than {megabytes} megabytes; part it")
TOO_LARGE_OPEN = gettext_noop("The file is too large when it is opened; save the rows into a new workbook")
TOO_MANY = gettext_noop("More than {count} rows are filled in; part the workbook")
NOT_READ = gettext_noop("The file cannot be read; it must be a workbook (.xlsx) or a text with commas (.csv)")
OLD_FORM = gettext_noop("The file has an old form, or a password; save it as a workbook (.xlsx) without one")
MACROS = gettext_noop("The workbook holds macros; save it as a workbook without them (.xlsx)")
NO_HEAD = gettext_noop("No row names the columns; the names of the template are expected: {names}")
TWICE = gettext_noop("The column “{name}” stands twice")
UNKNOWN = gettext_noop("There is no column “{name}”; empty or delete it")
MISSING = gettext_noop("The column “{name}” is missing; take it from the template")
MERGED = gettext_noop("These cells are merged; part them")
HIDDEN_ROW = gettext_noop("This row is hidden; show it, or delete it")
HIDDEN_SHEET = gettext_noop("The sheet “{name}” is hidden; show it")
UNNAMED = gettext_noop("This column has no name, and something stands in it; name it, empty it or delete it")
HIDDEN_COLUMN = gettext_noop("This column is hidden; show it, or delete it")
EMPTY = gettext_noop("No row is filled in")
TOO_WIDE = gettext_noop("A row has more than {count} cells, which no workbook can have; part it")
NOT_UTF8 = gettext_noop("The text is not in UTF-8; save it as “CSV UTF-8”")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the file; ``address`` is a cell (B7), a range, a row (12), a column (C), or empty."""

    address: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is filled in: its number in the file, and its cells by the key of their column.

    ``untouched``: it is as the template had it; then its cells are not kept.
    """

    number: int
    cells: Mapping[str, Cell]
    untouched: bool = False


@dataclass
class Reading:
    """The rows of a file, the sheet that they stand in, and how they began.

    ``before``: by the values of the columns that say which thing a row is about.
    """

    rows: list[Row] = field(default_factory=list)
    before: dict[tuple[str, ...], Mapping[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""


class Unreadable(Exception):
    """The file cannot be read at all."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def read(content: bytes, columns: Sequence[Column]) -> Reading:
    """Reads a workbook (.xlsx) or a CSV file."""
    reading = Reading()
    try:
        if len(content) > LARGEST:
            raise Unreadable(Sentence(TOO_LARGE, {"megabytes": LARGEST // 1_000_000}))
        lines = _sheet(content, columns, reading) if content.startswith(ZIP) else _text(content)
        _rows(lines, columns, reading)
    except Unreadable as error:
        reading.problems = [Problem("", error.sentence)]
    if not (reading.rows or reading.problems):
        reading.problems = [Problem("", Sentence(EMPTY))]
    return reading


def key_of(values: Mapping[str, Any], columns: Sequence[Column]) -> tuple[str, ...]:
    """What says which thing a row is about; the revision that it was made from does not."""
    return tuple(str(values.get(column.key) or "") for column in columns if column.locked and column.key != "seen")


def _sheet(content: bytes, columns: Sequence[Column], reading: Reading) -> Iterator[tuple[int, dict[int, Cell]]]:
    book = opened(content, read_only=True)
    if BEFORE in book.sheetnames:
        reading.before = dict(_began(book[BEFORE], columns))
    sheet = _sheet_of_rows(book, columns)
    reading.sheet = sheet.title
    lines = Lines(sheet)
    for number, cells in lines_of(lines):
        yield number, {cell.column - 1: _cell(cell) for cell in cells}
    if sheet.sheet_state != VISIBLE:
        reading.problems.append(Problem("", Sentence(HIDDEN_SHEET, {"name": sheet.title})))
    reading.problems += islice(_hidden(lines), MOST_PROBLEMS)


def lines_of(lines: Lines) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet.

    :raises Unreadable: when the sheet is damaged.
    """
    try:
        yield from lines
    except Exception as error:  # whatever a damaged sheet makes the reader raise
        raise Unreadable(Sentence(NOT_READ)) from error


def opened(content: bytes, *, read_only: bool) -> Any:
    """The workbook, opened: as a whole, or with ``read_only`` such that its sheets are read row by row.

    :raises Unreadable: when it is damaged, holds macros, or is too large when it is opened.
    """
    from openpyxl import load_workbook

    _refuse_parts(content)
    try:
        return load_workbook(io.BytesIO(content), read_only=read_only, keep_links=False)
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise Unreadable(Sentence(NOT_READ)) from error


def _refuse_parts(content: bytes) -> None:
    """Looks at the parts of the archive before any of them is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except BROKEN as error:
        raise Unreadable(Sentence(NOT_READ)) from error
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise Unreadable(Sentence(MACROS))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_OPEN:
        raise Unreadable(Sentence(TOO_LARGE_OPEN))
    try:
        tags = sum(_tags(content, part) for part in parts)
    except Exception as error:  # whatever a damaged part makes the archive raise
        raise Unreadable(Sentence(NOT_READ)) from error
    if tags > MOST_TAGS:
        raise Unreadable(Sentence(TOO_LARGE_OPEN))


def _tags(content: bytes, part: zipfile.ZipInfo) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(part) as opened_part:
        return sum(chunk.count(b"<") for chunk in iter(lambda: opened_part.read(1_000_000), b""))


def _sheet_of_rows(book: Any, columns: Sequence[Column]) -> Any:
    """The first sheet in which a row names columns; the template's own names count in any order."""
    for sheet in book.worksheets:
        if sheet.title != BEFORE:
            for number, cells in lines_of(Lines(sheet)):
                if number > HEAD_WITHIN:
                    break
                if _named({cell.column - 1: cell.value for cell in cells}, columns):
                    return sheet
    raise Unreadable(Sentence(NO_HEAD, {"names": ", ".join(column.key for column in columns)}))


def _hidden(lines: Lines) -> Iterator[Problem]:
    from openpyxl.utils import get_column_letter

    yield from (Problem(area, Sentence(MERGED)) for area in lines.merged)
    yield from (Problem(str(number), Sentence(HIDDEN_ROW)) for number in lines.hidden_rows)
    yield from (Problem(get_column_letter(place), Sentence(HIDDEN_COLUMN)) for place in lines.hidden_columns)


def _cell(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Cell(cell.coordinate, cell.value, "formula")
    if cell.data_type == "e":
        return Cell(cell.coordinate, cell.value, "broken")
    percent = cell.data_type == "n" and cell.value is not None and "%" in LITERAL.sub("", cell.number_format or "")
    return Cell(cell.coordinate, cell.value, percent=percent)


def _began(sheet: Any, columns: Sequence[Column]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    keys: dict[int, str] = {}
    for _, cells in islice(lines_of(Lines(sheet)), MOST_LISTED + 1):
        values = {keys[cell.column]: tidy(cell.value) for cell in cells if cell.column in keys}
        if keys:
            yield key_of(values, columns), values
        keys = keys or {cell.column: str(cell.value) for cell in cells}


def _text(content: bytes) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The lines of a CSV file, parted by commas or semicolons."""
    if content.startswith(OLD):
        raise Unreadable(Sentence(OLD_FORM))
    if b"\x00" in content:
        raise Unreadable(Sentence(NOT_READ))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Sentence(NOT_UTF8)) from error
    first = text.partition("\n")[0]
    comma = ";" if first.count(";") > first.count(",") else ","
    try:
        for number, line in enumerate(csv.reader(io.StringIO(text), delimiter=comma), 1):
            if len(line) > MOST_COLUMNS:
                raise Unreadable(Sentence(TOO_WIDE, {"count": MOST_COLUMNS}))
            yield number, {place: _written(_address(place, number), value) for place, value in enumerate(line) if value}
    except csv.Error as error:
        raise Unreadable(Sentence(NOT_READ)) from error


def _written(address: str, value: str) -> Cell:
    """A cell of a text: spreadsheets take what begins with an equals sign for a formula, and so do we."""
    return Cell(address, value, "formula" if value.lstrip().startswith("=") else "value")


def _address(place: int, number: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(place + 1)}{number}"


def _rows(lines: Iterator[tuple[int, dict[int, Cell]]], columns: Sequence[Column], reading: Reading) -> None:
    """Rows from the one below the names of the columns on."""
    heads: dict[int, str] = {}
    filled = 0
    with_name: set[int] = set()
    unnamed: dict[int, str] = {}
    for number, cells in lines:
        named = _named({place: cell.value for place, cell in cells.items()}, columns) if number <= HEAD_WITHIN else {}
        if len(named) > len(heads) or (named and len(named) == len(heads)):
            heads, with_name, unnamed = named, {place for place, cell in cells.items() if tidy(cell.value)}, {}
            problems = list(_head_problems(cells, named, columns))
            continue
        for place, cell in cells.items() if heads else ():
            if place not in with_name and tidy(cell.value) is not None:
                unnamed.setdefault(place, cell.address)
        if any(tidy(cells[place].value) is not None for place in heads if place in cells):
            found = {key: cells.get(place) or Cell(_address(place, number), None) for place, key in heads.items()}
            untouched = _is_untouched(found, columns, reading.before)
            reading.rows.append(Row(number, {} if untouched else found, untouched))
            filled += not untouched
            _refuse_rows(filled, len(reading.rows))
    if not heads:
        raise Unreadable(Sentence(NO_HEAD, {"names": ", ".join(column.key for column in columns)}))
    reading.problems += islice(problems, MOST_PROBLEMS)
    reading.problems += [Problem(address, Sentence(UNNAMED)) for address in islice(unnamed.values(), MOST_PROBLEMS)]


def _is_untouched(found: Mapping[str, Cell], columns: Sequence[Column], before: Mapping[tuple[str, ...], Any]) -> bool:
    """Whether every cell of a row is as the template had it."""
    values = {key: tidy(cell.value) for key, cell in found.items()}
    began = before.get(key_of(values, columns))
    if began is None or any(cell.kind != "value" for cell in found.values()):
        return False
    return all(value == began.get(key) for key, value in values.items())


def _refuse_rows(filled: int, listed: int) -> None:
    if filled > MOST_ROWS:
        raise Unreadable(Sentence(TOO_MANY, {"count": MOST_ROWS}))
    if listed > MOST_LISTED:
        raise Unreadable(Sentence(TOO_LARGE_OPEN))


def _named(values: Mapping[int, Any], columns: Sequence[Column]) -> dict[int, str]:
    """The columns that a row names, by place: by key or by title, at least half of those that are needed."""
    found: dict[int, str] = {}
    for place, value in values.items():
        name = str(tidy(value) or "").casefold()
        column = next((each for each in columns if name == each.key or name in each.titles), None) if name else None
        if column is not None:
            found[place] = column.key
    needed, has = _needed(columns), {key.partition(".")[0] for key in found.values()}
    return found if found and len(has & needed) * 2 >= len(needed) else {}


def _needed(columns: Sequence[Column]) -> set[str]:
    """The fields that every row needs; a text needs a column for one language. A reason may be given for all rows."""
    return {column.field.name for column in columns if column.is_needed} - {"reason"}


def _head_problems(cells: Mapping[int, Cell], named: Mapping[int, str], columns: Sequence[Column]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, cell in cells.items():
        name = str(tidy(cell.value) or "")
        if place in named and named[place] in seen:
            yield Problem(cell.address, Sentence(TWICE, {"name": name}))
        elif place in named:
            seen.add(named[place])
        elif name and name != NAME and not _is_title_of_name(name):
            yield Problem(cell.address, Sentence(UNKNOWN, {"name": name}))
    missing = _needed(columns) - {key.partition(".")[0] for key in seen}
    for column in columns:
        if column.field.name in missing:
            missing.discard(column.field.name)
            yield Problem("", Sentence(MISSING, {"name": column.title}))


def _is_title_of_name(name: str) -> bool:
    """Whether it is the title of the column that is read by people only, in any language."""
    from django.utils import translation

    for language in ("en", "ru", "kk"):
        with translation.override(language):
            if name == translation.gettext("What it is"):
                return True
    return False
