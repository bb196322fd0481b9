"""Writes the workbook of a verb: how to fill it in, the rows, the lists to choose from, and how the rows began.

The same input gives the same bytes: nothing in it tells the time.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.sheets import MADE
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb
from shanyraq.base.workbooks.columns import Column, columns_of, framework_of, rows_of
from shanyraq.kernel.actors import Actor

HEAD = 2
"""Rows above the first one to be filled in: titles, and names for programs."""
ROOM = 2_000
"""Rows that are made ready to be filled in, beyond those that stand there already."""
WIDTHS = {"text": 48, "texts": 44, "line": 28, "several": 32, "lines": 40, "choice": 36, "number": 14, "day": 14}
BEFORE, LISTS, ABOUT = "before", "lists", "about"
"""Names of the sheet that keeps how the rows began, of the lists, and of what it is about; all are for programs."""
NAME = "what-it-is"
"""The column that says in words which thing a row is about; it is read by nobody but people. No field is called so: the
name of a field has no hyphen."""
ONCE_CALLED = "name"
"""What that column was called in workbooks that were taken along before."""
LONGEST_COMMENT = 500
INSTRUCTION, LINE = 90, 16
"""Characters in a line of instructions, and its height in points."""


def workbook(verb: Verb, framework: str, by: Actor) -> bytes:
    """The workbook of a verb for whoever asks, for one framework where the verb is about one."""
    from xlsxwriter import Workbook

    columns = columns_of(verb, framework, by)
    rows = list(rows_of(verb, framework, by, columns))
    content = io.BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, {"in_memory": True, **literal}) as book:
        book.set_properties({"created": MADE, "title": say(verb.title)})
        looks = Looks(book)
        _instructions(book.add_worksheet(_("Instructions")), looks, verb, framework, columns)
        sheet = book.add_worksheet(_("Rows"))
        _lists(book, columns)
        _rows(sheet, looks, columns, rows)
        if rows:
            _before(book.add_worksheet(BEFORE), columns, rows)
        about_one = framework if framework_of(verb) else ""
        says(book.add_worksheet(ABOUT), {"action": verb.name, "framework": about_one})
        sheet.activate()
    return content.getvalue()


class Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 15})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.words = book.add_format({"text_wrap": True, "valign": "top"})
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self.needed = book.add_format({**head, "bg_color": "#DCE6F1"})
        self.optional = book.add_format({**head, "bg_color": "#F2F2F2"})
        self.key = book.add_format({"font_color": "#808080", "font_size": 8})
        self.locked = book.add_format({"locked": True, "bg_color": "#F2F2F2", "valign": "top"})
        free = {"locked": False, "valign": "top"}
        self.free = book.add_format({**free, "num_format": "@"})
        self.number = book.add_format({**free, "num_format": "General"})
        self.day = book.add_format({**free, "num_format": "yyyy-mm-dd"})

    def of(self, column: Column) -> Any:
        """The format of the cells of a column."""
        if column.locked:
            return self.locked
        return {"number": self.number, "day": self.day}.get(column.field.kind, self.free)


def _instructions(sheet: Any, looks: Looks, verb: Verb, framework: str, columns: Sequence[Column]) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, INSTRUCTION)
    sheet.write_string(0, 0, say(verb.title), looks.title)
    sheet.write_string(1, 0, say(verb.help))
    lines = [
        (_("Action"), verb.name),
        *([(_("Framework"), framework)] if framework else []),
        ("", ""),
        *((step, "") for step in _steps(bool(verb.listed))),
        ("", ""),
        (_("Column"), _("What to enter")),
        *((column.title, about(column)) for column in columns),
    ]
    for row, (name, value) in enumerate(lines, 3):
        sheet.write_string(row, 0, name, looks.bold if value else None)
        sheet.write_string(row, 1, value, looks.words)
        sheet.set_row(row, LINE * max(1, -(-len(value) // INSTRUCTION)))
    _on_paper(sheet)
    sheet.protect()


def _steps(begins_with_rows: bool) -> list[str]:
    first = (
        _("1. Change cells in the sheet “Rows”. Grey cells say what a row is about and stay as they are.")
        if begins_with_rows
        else _("1. Fill in the sheet “Rows”, one row for each time that the action is to be done.")
    )
    return [
        first,
        _("2. Blue columns are needed. An empty cell in any other column says nothing.")
        if not begins_with_rows
        else _("2. A row in which you change nothing is passed over. An empty cell changes nothing."),
        _("3. Write values and no formulas; do not merge cells, and hide no rows."),
        _("4. Upload the workbook. You are shown what each row would do; nothing is done before you say so."),
        _("5. Either every row is done, or none."),
    ]


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


def _rows(sheet: Any, looks: Looks, columns: Sequence[Column], rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    last = HEAD + len(rows) + (0 if rows else ROOM)
    named = bool(rows)
    for place, column in enumerate(columns, int(named)):
        sheet.set_column(place, place, WIDTHS.get(column.field.kind, 28), looks.of(column))
        sheet.write_string(0, place, column.title, looks.needed if column.is_needed else looks.optional)
        sheet.write_comment(0, place, about(column)[:LONGEST_COMMENT], {"x_scale": 2, "y_scale": 1.2})
        sheet.write_string(1, place, column.key, looks.key)
        _choosing(sheet, place, column, last)
    if named:
        sheet.set_column(0, 0, 40, looks.locked)
        sheet.write_string(0, 0, _("What it is"), looks.optional)
        sheet.write_string(1, 0, NAME, looks.key)
    for number, (name, values) in enumerate(rows, HEAD):
        sheet.write_string(number, 0, name, looks.locked)
        for place, column in enumerate(columns, 1):
            write(sheet, number, place, values[column.key], looks.of(column))
    sheet.set_row(0, 32)
    sheet.freeze_panes(HEAD, 1 if named else 0)
    sheet.repeat_rows(0, 1)
    _on_paper(sheet)
    sheet.autofilter(1, 0, max(last - 1, HEAD), len(columns) - 1 + int(named))
    allowed = ("format_columns", "format_rows", "sort", "autofilter", "insert_rows", "delete_rows")
    sheet.protect(options={**dict.fromkeys(allowed, True), "format_cells": True})


def _on_paper(sheet: Any) -> None:
    """A4 across, as many pages as it takes downwards and one in width."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _choosing(sheet: Any, place: int, column: Column, last: int) -> None:
    if column.field.kind == "choice" and column.options and not column.locked:
        rule = {"validate": "list", "source": f"={_range_name(column)}"}
        rule |= {"error_title": _("Not in the list"), "error_message": _("Choose one of the list.")}
        sheet.data_validation(HEAD, place, last, place, rule)
    elif column.field.kind == "yes_no":
        sheet.data_validation(HEAD, place, last, place, {"validate": "list", "source": [_("yes"), _("no")]})


def _lists(book: Any, columns: Sequence[Column]) -> None:
    """The members of each list, one list a column, and a name for each."""
    listed = [column for column in columns if column.options]
    if not listed:
        return
    sheet = book.add_worksheet(LISTS)
    for place, column in enumerate(listed):
        sheet.set_column(place, place, 50)
        sheet.write_string(0, place, column.title)
        for number, (_value, words) in enumerate(column.options, 1):
            sheet.write_string(number, place, words)
        letter = _letter(place)
        book.define_name(_range_name(column), f"={LISTS}!${letter}$2:${letter}${len(column.options) + 1}")
    sheet.protect()


def _range_name(column: Column) -> str:
    return "list_" + "".join(each if each.isalnum() else "_" for each in column.key)


def _letter(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))


def _before(sheet: Any, columns: Sequence[Column], rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """How the rows began, for whoever reads the workbook when it comes back: only what changed is asked for then."""
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.key)
    for number, (_name, values) in enumerate(rows, 1):
        for place, column in enumerate(columns):
            write(sheet, number, place, values[column.key], None)
    sheet.very_hidden()
    sheet.protect()


def says(sheet: Any, told: Mapping[str, str]) -> None:
    """What a workbook is about, name by name, for whoever reads it when it comes back."""
    for number, (name, value) in enumerate(told.items()):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, value)
    sheet.very_hidden()
    sheet.protect()


def write(sheet: Any, row: int, place: int, value: Any, look: Any) -> None:
    """A value into a cell: numbers as numbers, days as days, text as text and never as a formula."""
    from datetime import date

    if value is None or value == "":
        sheet.write_blank(row, place, None, look) if look else None
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, look)
    else:
        sheet.write_string(row, place, str(value), look)
