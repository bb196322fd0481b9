"""The workbook that was uploaded, with a comment on every cell that was refused: to be mended and uploaded again."""

import io
from collections.abc import Mapping
from typing import Any

from shanyraq.base.workbooks.ends import Filled, State
from shanyraq.base.workbooks.opening import NOT_READ, ZIP, Unreadable, lines_of, opened
from shanyraq.base.workbooks.streaming import Lines
from shanyraq.kernel.sentences import Sentence

RED = "FFF4CCCC"
MOST_IN_RANGES = 100_000
"""Cells in ranges that are merged or linked: opened as a whole, a workbook makes each of them."""


def marked(content: bytes, filled: Filled) -> bytes | None:
    """The workbook with comments; None where no row was refused, or the file can hold none, such as CSV.

    What is wrong with a row as a whole stands on its first cell.
    """
    if not (content.startswith(ZIP) and filled.count(State.REFUSED)):
        return None
    try:
        if _in_ranges(opened(content, read_only=True)) > MOST_IN_RANGES:
            return None
        book = opened(content, read_only=False)
    except Unreadable:
        return None
    sheets = {each.title: each for each in book.worksheets}
    _comment(sheets, sheets.get(filled.sheet) or book.active, filled)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _comment(sheets: Mapping[str, Any], only: Any, filled: Filled) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for row in filled.rows:
        if row.state != State.REFUSED:
            continue
        sheet, words = sheets.get(row.sheet, only), dict[str, list[str]]()
        for said in row.said:
            words.setdefault(said.cell or f"A{row.number}", []).append(said.text)
        for address, texts in words.items():
            comment = Comment("\n".join(texts), "Shanyraq")
            comment.width, comment.height = 320, 40 + 40 * len(texts)
            sheet[address].comment = comment
            sheet[address].fill = PatternFill("solid", start_color=RED)


def _in_ranges(book: Any) -> int:
    """How many cells stand in ranges that are merged or linked, in all sheets."""
    return sum(_size(area) for sheet in book.worksheets for area in _ranges(sheet))


def _ranges(sheet: Any) -> list[str]:
    lines = Lines(sheet)
    for _ in lines_of(lines):
        pass
    return [area for area in (*lines.merged, *lines.linked) if ":" in area]


def _size(area: str) -> int:
    from openpyxl.utils import range_boundaries

    try:
        first_column, first_row, last_column, last_row = range_boundaries(area)
    except ValueError as error:
        raise Unreadable(Sentence(NOT_READ)) from error
    if None in (first_column, first_row, last_column, last_row):  # whole columns or rows
        return MOST_IN_RANGES + 1
    return int(last_column - first_column + 1) * int(last_row - first_row + 1)
