"""Which sheet of a workbook is read, and what may not stand on the others: rows there would be lost without a word."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import translation

from shanyraq.base.doors.fields import LANGUAGES
from shanyraq.base.workbooks.cells import tidy
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.heads import HEAD_WITHIN, Problem, named
from shanyraq.base.workbooks.layout import ABOUT, BEFORE, LISTS
from shanyraq.base.workbooks.opening import Unreadable, lines_of
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.kernel.sentences import Sentence, gettext_noop

VISIBLE, HIDDEN = "visible", "hidden"
"""The state of a sheet that people see, and of one that they can show again. Programs hide others altogether."""
NO_HEAD = gettext_noop("No row names the columns; the names of the template are expected: {names}")
HIDDEN_SHEET = gettext_noop("The sheet “{name}” is hidden; show it")
ROWS_TOO = gettext_noop(
    "Rows are filled in on the sheet “{name}” too; put all rows into one sheet, or delete that sheet"
)


def sheet_of_rows(book: Any, columns: Sequence[Column]) -> Any:
    """The first sheet in which a row names columns; the template's own names count in any order.

    :raises Unreadable: when there is none.
    """
    for sheet in sorted(book.worksheets, key=lambda each: each.title == LISTS):
        if sheet.title not in (BEFORE, ABOUT):
            for number, cells in lines_of(Lines(sheet)):
                if number > HEAD_WITHIN:
                    break
                if named({cell.column - 1: cell.value for cell in cells}, columns):
                    return sheet
    raise no_head(columns)


def no_head(columns: Sequence[Column]) -> Unreadable:
    """What is said of a file in which nothing names the columns."""
    return Unreadable(Sentence(NO_HEAD, {"names": ", ".join(column.key for column in columns)}))


def beside(book: Any, read: Any, columns: Sequence[Column]) -> Iterator[Problem]:
    """What stands in the way on other sheets than the one that is read; what the template wrote itself does not."""
    for sheet in book.worksheets:
        if sheet is read or sheet.title in (BEFORE, LISTS, ABOUT):
            continue
        rows = _has_rows(sheet, columns)
        if sheet.sheet_state == VISIBLE and rows:
            yield Problem("", Sentence(ROWS_TOO, {"name": sheet.title}))
        elif sheet.sheet_state != VISIBLE and (rows or _is_kept_back(sheet)):
            yield Problem("", Sentence(HIDDEN_SHEET, {"name": sheet.title}))


def _has_rows(sheet: Any, columns: Sequence[Column]) -> bool:
    """Whether something stands below a row that names columns, in one of these."""
    heads: dict[int, str] = {}
    for number, cells in lines_of(Lines(sheet)):
        values = {cell.column - 1: cell.value for cell in cells}
        found = named(values, columns) if number <= HEAD_WITHIN else {}
        if found:
            heads = found
        elif any(tidy(values.get(place)) is not None for place in heads):
            return True
        elif number > HEAD_WITHIN and not heads:
            return False
    return False


def _is_kept_back(sheet: Any) -> bool:
    """Whether somebody hid a sheet on which something stands, other than our instructions."""
    if sheet.sheet_state != HIDDEN or _is_ours(sheet.title):
        return False
    return any(tidy(cell.value) is not None for _, cells in lines_of(Lines(sheet)) for cell in cells)


def _is_ours(title: str) -> bool:
    for language in LANGUAGES:
        with translation.override(language):
            if title == translation.gettext("Instructions"):
                return True
    return False
