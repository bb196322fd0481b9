"""Writes the sheets of a workbook: how to fill it in, rows, the lists to choose from, and how the rows began.

The workbook of one verb (``template``) and one of several actions (``book_writing``) are put together of the same
sheets. The same input gives the same bytes: nothing in them tells the time.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.sheets import MADE
from shanyraq.base.ui.speech import say
from shanyraq.base.workbooks.books import SEEN, Sheet
from shanyraq.base.workbooks.columns import Column, written
from shanyraq.base.workbooks.layout import BEFORE, HEAD, LISTS, NAME

WIDTHS = {"text": 48, "texts": 44, "line": 28, "several": 32, "lines": 40, "choice": 36, "number": 14, "day": 14}
LONGEST_COMMENT = 500
INSTRUCTION, LINE = 90, 16
"""Characters in a line of instructions, and its height in points."""


@dataclass(frozen=True)
class Laid:
    """A sheet with its columns and the rows that it begins with: what each is called, and its values.

    ``names_rows``: before the first column for programs stands what a row is about, in words.
    """

    sheet: Sheet
    columns: Sequence[Column]
    rows: Sequence[tuple[str, Mapping[str, Any]]]
    names_rows: bool

    @property
    def title(self) -> str:
        """What the sheet is called: no longer than a spreadsheet allows."""
        return say(self.sheet.title)[:31]

    @property
    def before(self) -> str:
        """The name of the sheet that keeps how its rows began."""
        return "_".join(filter(None, (BEFORE, self.sheet.key)))

    @property
    def last(self) -> int:
        """The last row that can be filled in."""
        return HEAD + len(self.rows) + self.sheet.room - 1

    def is_chosen(self, column: Column) -> bool:
        """Whether a cell of the column offers a list."""
        if column.key in self.sheet.names:
            return bool(column.options)
        if column.locked and not self.sheet.room:
            return False
        return bool(column.options) and (column.field.kind == "choice" or column.key in self.sheet.among)

    def has_list(self, column: Column) -> bool:
        """Whether the members of its list are told: of several at once as well, which no cell can offer."""
        return bool(column.options) and (self.is_chosen(column) or not column.locked)

    def list_of(self, column: Column) -> str:
        """The name of the list of a column."""
        key = "".join(each if each.isalnum() else "_" for each in column.key)
        return "_".join(filter(None, ("list", self.sheet.key, key)))

    def help(self, column: Column) -> str:
        """What is to be entered; where there is room for new rows, also in columns that are grey in the others."""
        is_entered = column.locked and self.sheet.room and column.key != SEEN
        words = about(replace(column, locked=False) if is_entered else column)
        given = self.sheet.given.get(column.key)
        if not given or column.key == SEEN:
            return words
        empty = _("Left empty, it is %(value)s.") % {"value": written(column, given)}
        return f"{words} {empty}"


class Looks:
    """The formats of a workbook."""

    def __init__(self, file: Any) -> None:
        self.title = file.add_format({"bold": True, "font_size": 15})
        self.bold = file.add_format({"bold": True, "valign": "top"})
        self.words = file.add_format({"text_wrap": True, "valign": "top"})
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self.needed = file.add_format({**head, "bg_color": "#DCE6F1"})
        self.optional = file.add_format({**head, "bg_color": "#F2F2F2"})
        self.key = file.add_format({"font_color": "#808080", "font_size": 8})
        self.locked = file.add_format({"locked": True, "bg_color": "#F2F2F2", "valign": "top"})
        free = {"locked": False, "valign": "top"}
        self.free = file.add_format({**free, "num_format": "@"})
        self.number = file.add_format({**free, "num_format": "General"})
        self.day = file.add_format({**free, "num_format": "yyyy-mm-dd"})

    def of(self, column: Column) -> Any:
        """The format of the cells of a column."""
        if column.locked:
            return self.locked
        return {"number": self.number, "day": self.day}.get(column.field.kind, self.free)


@contextmanager
def new_file(content: io.BytesIO, title: str) -> Iterator[Any]:
    """A workbook that takes text as it stands: nothing in it becomes a formula, a link or a number."""
    from xlsxwriter import Workbook

    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, {"in_memory": True, **literal}) as file:
        file.set_properties({"created": MADE, "title": title[:200]})
        yield file


def instructions(page: Any, looks: Looks, title: str, help_: str, lines: Sequence[tuple[str, str]]) -> None:
    """The first sheet: what the workbook is, then lines of a name and what is to be known of it."""
    page.set_column(0, 0, 34)
    page.set_column(1, 1, INSTRUCTION)
    page.write_string(0, 0, title, looks.title)
    page.write_string(1, 0, help_)
    for row, (name, value) in enumerate(lines, 3):
        page.write_string(row, 0, name, looks.bold if value else None)
        page.write_string(row, 1, value, looks.words)
        page.set_row(row, LINE * max(1, -(-len(value) // INSTRUCTION)))
    _on_paper(page)
    page.protect()


def about(column: Column) -> str:
    """What is to be entered in a column, in one or two sentences."""
    parts = [column.help] if column.help else []
    if column.locked:
        parts.append(_("Stays as it is."))
        return " ".join(parts)
    kinds = {
        "day": _("A day, such as 2026-12-31."),
        "number": _("A number."),
        "yes_no": _("Yes or no."),
        "several": _("One or more, parted by semicolons."),
        "lines": _("One or more, parted by semicolons."),
        "choice": _("One of the list."),
    }
    parts += [kinds[column.field.kind]] if column.field.kind in kinds else []
    if column.field.longest and column.field.kind not in {"several", "lines", "texts"}:
        parts.append(_("At most %(count)s characters.") % {"count": column.field.longest})
    parts.append(_needed(column))
    parts += [_("A single dash (–) empties it.")] if column.can_be_emptied else []
    return " ".join(parts)


def _needed(column: Column) -> str:
    if not column.is_needed:
        return _("Not needed.")
    return _("Needed in at least one language.") if column.field.kind == "texts" else _("Needed.")


def rows_page(page: Any, looks: Looks, of: Laid) -> None:
    """The rows that a sheet begins with, and empty ones below; what may not be changed is locked."""
    first = int(of.names_rows)
    for place, column in enumerate(of.columns, first):
        page.set_column(place, place, WIDTHS.get(column.field.kind, 28), looks.of(column))
        page.write_string(0, place, column.title, looks.needed if column.is_needed else looks.optional)
        page.write_comment(0, place, of.help(column)[:LONGEST_COMMENT], {"x_scale": 2, "y_scale": 1.2})
        page.write_string(1, place, column.key, looks.key)
        _choosing(page, place, column, of)
    if of.names_rows:
        page.set_column(0, 0, 40, looks.locked)
        page.write_string(0, 0, _("What it is"), looks.optional)
        page.write_string(1, 0, NAME, looks.key)
    for number, (name, values) in enumerate(of.rows, HEAD):
        page.write_string(number, 0, name, looks.locked)
        for place, column in enumerate(of.columns, first):
            write(page, number, place, values[column.key], looks.of(column))
    _room(page, looks, of, first)
    page.set_row(0, 32)
    page.freeze_panes(HEAD, first)
    page.repeat_rows(0, 1)
    _on_paper(page)
    page.autofilter(1, 0, max(of.last, HEAD), len(of.columns) - 1 + first)
    allowed = ("format_columns", "format_rows", "sort", "autofilter", "insert_rows", "delete_rows", "format_cells")
    page.protect(options=dict.fromkeys(allowed, True))


def _room(page: Any, looks: Looks, of: Laid, first: int) -> None:
    """In empty rows one enters also what a row is about; rows that other sheets may name have their names."""
    for number, name in enumerate(of.sheet.ready, HEAD + len(of.rows)):
        page.write_string(number, first, name, looks.of(of.columns[0]))
    for place, column in enumerate(of.columns, first):
        if column.locked and column.key != SEEN:
            for number in range(HEAD + len(of.rows), of.last + 1):
                page.write_blank(number, place, None, looks.of(replace(column, locked=False)))


def _on_paper(page: Any) -> None:
    """A4 across, as many pages as it takes downwards and one in width."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _choosing(page: Any, place: int, column: Column, of: Laid) -> None:
    first = HEAD + len(of.rows) if column.locked else HEAD
    if of.last < first:
        return
    if of.is_chosen(column):
        rule: dict[str, Any] = {"validate": "list", "source": f"={of.list_of(column)}"}
        rule |= {"error_title": _("Not in the list"), "error_message": _("Choose one of the list.")}
        rule["show_error"] = column.field.kind != "several"
        page.data_validation(first, place, of.last, place, rule)
    elif column.field.kind == "yes_no":
        page.data_validation(first, place, of.last, place, {"validate": "list", "source": [_("yes"), _("no")]})


def lists_page(file: Any, sheets: Sequence[Laid]) -> None:
    """The members of each list, one list a column, and a name for each; no sheet where there is none."""
    from xlsxwriter.utility import xl_col_to_name

    listed = [(of, column) for of in sheets for column in of.columns if of.has_list(column)]
    if not listed:
        return
    page = file.add_worksheet(LISTS)
    for place, (of, column) in enumerate(listed):
        page.set_column(place, place, 50)
        page.write_string(0, place, f"{of.title}: {column.title}" if len(sheets) > 1 else column.title)
        for number, (_value, words) in enumerate(column.options, 1):
            page.write_string(number, place, words)
        letter = xl_col_to_name(place)
        file.define_name(of.list_of(column), f"={LISTS}!${letter}$2:${letter}${len(column.options) + 1}")
    page.protect()


def before_page(file: Any, of: Laid) -> None:
    """How the rows of a sheet began: only what changed is asked for when the workbook comes back."""
    if not of.rows:
        return
    page = file.add_worksheet(of.before)
    for place, column in enumerate(of.columns):
        page.write_string(0, place, column.key)
    for number, (_name, values) in enumerate(of.rows, 1):
        for place, column in enumerate(of.columns):
            write(page, number, place, values[column.key], None)
    page.very_hidden()
    page.protect()


def told_page(file: Any, name: str, told: Mapping[str, str]) -> None:
    """What a workbook is about, name by name, for whoever reads it when it comes back."""
    page = file.add_worksheet(name)
    for number, (key, value) in enumerate(told.items()):
        page.write_string(number, 0, key)
        page.write_string(number, 1, value)
    page.very_hidden()
    page.protect()


def write(page: Any, row: int, place: int, value: Any, look: Any) -> None:
    """A value into a cell: numbers as numbers, days as days, text as text and never as a formula."""
    if value is None or value == "":
        page.write_blank(row, place, None, look) if look else None
    elif isinstance(value, bool):
        page.write_boolean(row, place, value, look)
    elif isinstance(value, int | float):
        page.write_number(row, place, value, look)
    elif isinstance(value, date):
        page.write_datetime(row, place, value, look)
    else:
        page.write_string(row, place, str(value), look)
