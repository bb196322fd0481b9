"""Reads a filled-in workbook, or a CSV file: rows of cells by column, or what is wrong with the file and where.

Whatever may hide something is refused with its place: macros, merged cells, hidden sheets, rows and columns,
columns without a name. Days are read by the calendar of the workbook, also the one that begins in 1904.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from shanyraq.base.workbooks.cells import Cell, tidy
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.heads import HEAD_WITHIN, Problem, head_problems, named
from shanyraq.base.workbooks.layout import ABOUT, BEFORE, NAME
from shanyraq.base.workbooks.opening import NOT_READ, TOO_LARGE_OPEN, ZIP, Unreadable, lines_of, opened, refuse_other
from shanyraq.base.workbooks.sheets import HIDDEN_SHEET, VISIBLE, beside, no_head, sheet_of_rows
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.kernel.sentences import Sentence, gettext_noop

LARGEST = 10_000_000
"""Bytes of a file."""
MOST_ROWS, MOST_COLUMNS = 10_000, 16_384
"""Rows that may be filled in; a row of the template that nobody touched is not. Columns of a CSV file."""
MOST_LISTED = 100_000
"""Rows of a file, those that nobody touched among them."""
MOST_PROBLEMS = 100
"""How many of the problems of a file are told."""
MOST_TOLD = 100
"""Lines of a sheet for programs that are read."""
LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[[^]]*\]')
"""What a number format shows as it stands, whatever the number: quoted, escaped, as wide as, filled with, colours."""

TOO_LARGE = gettext_noop("The file is larger than {megabytes} megabytes; part it")
TOO_MANY = gettext_noop("More than {count} rows are filled in; part the workbook")
MERGED = gettext_noop("These cells are merged; part them")
HIDDEN_ROW = gettext_noop("This row is hidden; show it, or delete it")
UNNAMED = gettext_noop("This column has no name, and something stands in it; name it, empty it or delete it")
HIDDEN_COLUMN = gettext_noop("This column is hidden; show it, or delete it")
EMPTY = gettext_noop("No row is filled in")
TOO_WIDE = gettext_noop("A row has more than {count} cells, which no workbook can have; part it")
NOT_UTF8 = gettext_noop("The text is not in UTF-8; save it as “CSV UTF-8”")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is filled in: its number in the file, and its cells by the key of their column.

    ``untouched``: it is as the template had it; then its cells are not kept. ``called``: what the template says that it
    is about, in words; empty where it says nothing.
    """

    number: int
    cells: Mapping[str, Cell]
    untouched: bool = False
    called: str = ""


@dataclass
class Reading:
    """The rows of a file, the sheet that they stand in, and how they began.

    ``before``: by the values of the columns that say which thing a row is about. ``about``: what the file says that it
    is about, by ``action`` and ``framework``; empty where it says nothing.
    """

    rows: list[Row] = field(default_factory=list)
    before: dict[tuple[str, ...], Mapping[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""
    about: Mapping[str, str] = field(default_factory=dict)


def read(content: bytes, columns: Sequence[Column]) -> Reading:
    """Reads a workbook (.xlsx) or a CSV file."""
    reading = Reading()
    try:
        if len(content) > LARGEST:
            raise Unreadable(Sentence(TOO_LARGE, {"megabytes": LARGEST // 1_000_000}))
        lines = _sheet(content, columns, reading) if content.startswith(ZIP) else _text(content)
        rows_in(lines, columns, reading)
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
        reading.before = dict(began_in(book[BEFORE], columns))
    if ABOUT in book.sheetnames:
        reading.about = dict(told_in(book[ABOUT]))
    sheet = sheet_of_rows(book, columns)
    reading.sheet = sheet.title
    yield from cells_in(sheet, reading, beside(book, sheet, columns))


def cells_in(sheet: Any, reading: Reading, more: Iterable[Problem] = ()) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The cells of a sheet row by row, by place; then what hides something in it, and ``more`` problems, are told."""
    lines = Lines(sheet)
    for number, cells in lines_of(lines):
        yield number, {cell.column - 1: _cell(cell) for cell in cells}
    if sheet.sheet_state != VISIBLE:
        reading.problems.append(Problem("", Sentence(HIDDEN_SHEET, {"name": sheet.title})))
    reading.problems += islice(chain(_hidden(lines), more), MOST_PROBLEMS)


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


def began_in(sheet: Any, columns: Sequence[Column]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """How the rows of a sheet began, by what says which thing each is about."""
    keys: dict[int, str] = {}
    for _, cells in islice(lines_of(Lines(sheet)), MOST_LISTED + 1):
        values = {keys[cell.column]: tidy(cell.value) for cell in cells if cell.column in keys}
        if keys:
            yield key_of(values, columns), values
        keys = keys or {cell.column: str(cell.value) for cell in cells}


def told_in(sheet: Any) -> Iterator[tuple[str, str]]:
    """What a sheet for programs says, name by name."""
    for _, cells in islice(lines_of(Lines(sheet)), MOST_TOLD):
        values = {cell.column: str(cell.value) for cell in cells if cell.value is not None}
        if {1, 2} <= values.keys():
            yield values[1], values[2]


def _text(content: bytes) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The lines of a CSV file, parted by commas or semicolons."""
    refuse_other(content)
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


def rows_in(lines: Iterator[tuple[int, dict[int, Cell]]], columns: Sequence[Column], reading: Reading) -> None:
    """Rows from the one below the names of the columns on."""
    heads: dict[int, str] = {}
    filled = 0
    with_name: set[int] = set()
    unnamed: dict[int, str] = {}
    in_words = -1
    for number, cells in lines:
        names = named({place: cell.value for place, cell in cells.items()}, columns) if number <= HEAD_WITHIN else {}
        if len(names) > len(heads) or (names and len(names) == len(heads)):
            heads, with_name, unnamed = names, {place for place, cell in cells.items() if tidy(cell.value)}, {}
            problems = list(head_problems(cells, names, columns))
            in_words = next((place for place, cell in cells.items() if cell.value == NAME), -1)
            continue
        for place, cell in cells.items() if heads else ():
            if place not in with_name and tidy(cell.value) is not None:
                unnamed.setdefault(place, cell.address)
        if any(tidy(cells[place].value) is not None for place in heads if place in cells):
            found = {key: cells.get(place) or Cell(_address(place, number), None) for place, key in heads.items()}
            untouched = _is_untouched(found, columns, reading.before)
            called = str(tidy(cells[in_words].value) or "") if in_words in cells else ""
            reading.rows.append(Row(number, {} if untouched else found, untouched, called))
            filled += not untouched
            _refuse_rows(filled, len(reading.rows))
    if not heads:
        raise no_head(columns)
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
