"""Reads a workbook of several actions that came back: what it is about, and the rows of each of its sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from shanyraq.base.workbooks.books import About
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.heads import HEAD_WITHIN, Problem, named
from shanyraq.base.workbooks.layout import BEFORE, BOOK, LISTS
from shanyraq.base.workbooks.opening import ZIP, Unreadable, lines_of, opened
from shanyraq.base.workbooks.reading import LARGEST, TOO_LARGE, Reading, began_in, cells_in, rows_in, told_in
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.kernel.sentences import Sentence, gettext_noop

SHEET = "sheet."
NO_BOOK = gettext_noop("The file does not say what it is about; fill in the workbook that was taken along from here")
LOST_SHEET = gettext_noop("The sheet “{name}” is missing; give it its name again, or take it from the template")
ANOTHER_SHEET = gettext_noop(
    "The sheet “{name}” is not one of this workbook; put its rows where they belong, or delete it"
)


@dataclass(frozen=True)
class OpenBook:
    """A workbook that was opened: what it is about, and what each of its sheets is called, by key."""

    file: Any
    about: About
    titles: Mapping[str, str] = field(default_factory=dict)


def open_book(content: bytes) -> OpenBook:
    """Opens a workbook, as far as it takes to know what it is about.

    :raises Unreadable: when it is damaged or too large, holds macros, or says nothing of what it is about.
    """
    if len(content) > LARGEST:
        raise Unreadable(Sentence(TOO_LARGE, {"megabytes": LARGEST // 1_000_000}))
    if not content.startswith(ZIP):
        raise Unreadable(Sentence(NO_BOOK))
    file = opened(content, read_only=True)
    told = dict(told_in(file[BOOK])) if BOOK in file.sheetnames else {}
    if not (told.get("book") and told.get("framework") and told.get("part")):
        raise Unreadable(Sentence(NO_BOOK))
    titles = {key.removeprefix(SHEET): title for key, title in told.items() if key.startswith(SHEET)}
    return OpenBook(file, About(told["book"], told["framework"], told["part"]), titles)


def read_sheet(book: OpenBook, key: str, columns: Sequence[Column]) -> Reading:
    """The rows of one sheet, or what is wrong with it."""
    reading = Reading(sheet=book.titles[key])
    if reading.sheet not in book.file.sheetnames:
        reading.problems.append(Problem("", Sentence(LOST_SHEET, {"name": reading.sheet})))
        return reading
    before = f"{BEFORE}_{key}"
    try:
        if before in book.file.sheetnames:
            reading.before = dict(began_in(book.file[before], columns))
        rows_in(cells_in(book.file[reading.sheet], reading), columns, reading)
    except Unreadable as error:
        reading.problems = [Problem("", error.sentence)]
    return reading


def strange_sheets(book: OpenBook, kinds: Sequence[Sequence[Column]]) -> list[Problem]:
    """Sheets that somebody added, and that name columns of one of these kinds: their rows would be lost."""
    own = {*book.titles.values(), LISTS, BOOK}
    added = [each for each in book.file.worksheets if each.title not in own and not each.title.startswith(BEFORE)]
    try:
        found = [each.title for each in added if _has_heads(each, kinds)]
    except Unreadable as error:
        return [Problem("", error.sentence)]
    return [Problem("", Sentence(ANOTHER_SHEET, {"name": name})) for name in found]


def _has_heads(sheet: Any, kinds: Sequence[Sequence[Column]]) -> bool:
    for _, cells in islice(lines_of(Lines(sheet)), HEAD_WITHIN):
        values = {cell.column - 1: cell.value for cell in cells}
        if any(named(values, columns) for columns in kinds):
            return True
    return False
