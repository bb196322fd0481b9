"""Writes a workbook of several actions: how to fill it in, a sheet for each kind of row, lists, how the rows began.

Like the workbook of one action, the same input gives the same bytes.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.sheets import MADE
from shanyraq.base.ui.speech import say
from shanyraq.base.workbooks.books import BOOK, SEEN, About, Book, Content, Sheet, content_for
from shanyraq.base.workbooks.columns import Column, rows_of, written
from shanyraq.base.workbooks.template import (
    BEFORE,
    HEAD,
    INSTRUCTION,
    LINE,
    LISTS,
    LONGEST_COMMENT,
    NAME,
    WIDTHS,
    Looks,
    about,
    says,
    write,
)
from shanyraq.kernel.actors import Actor


@dataclass(frozen=True)
class Filled:
    """A sheet with its columns and the rows that it begins with: what each is called, and its values."""

    sheet: Sheet
    columns: Sequence[Column]
    rows: Sequence[tuple[str, Mapping[str, Any]]]

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return title_of(self.sheet)

    @property
    def first(self) -> int:
        """The place of the first column for programs: before it stands what a row is about, in words."""
        return int(bool(self.sheet.keys))

    @property
    def last(self) -> int:
        """The last row that can be filled in."""
        return HEAD + len(self.rows) + self.sheet.room - 1


def title_of(sheet: Sheet) -> str:
    """What a sheet is called: no longer than a spreadsheet allows."""
    return say(sheet.title)[:31]


def before_of(sheet: Sheet) -> str:
    """The name of the sheet that keeps how the rows of another began."""
    return f"{BEFORE}_{sheet.key}"


def book_file(book: Book, framework: str, part: str, by: Actor, on: date) -> bytes:
    """The workbook for whoever asks; the sheets in which there is nothing to be done are left out.

    :raises NotFound: when there is no such framework, or no such part of it.
    :raises NotAllowed: when whoever asks may do nothing with it.
    """
    from xlsxwriter import Workbook

    content = content_for(book, framework, part, by, on)
    sheets = [each for each in (_filled(sheet, framework, by) for sheet in content.sheets) if each.last >= HEAD]
    made = io.BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, {"in_memory": True, **literal}) as file:
        file.set_properties({"created": MADE, "title": f"{say(book.title)}: {content.called}"[:200]})
        looks = Looks(file)
        _instructions(file.add_worksheet(_("Instructions")), looks, (book, framework, content), sheets)
        for each in sheets:
            _rows(file.add_worksheet(each.title), looks, each)
        _lists(file, sheets)
        for each in sheets:
            if each.rows:
                _before(file.add_worksheet(before_of(each.sheet)), each)
        _says(file.add_worksheet(BOOK), About(book.name, framework, part), sheets)
    return made.getvalue()


def _filled(sheet: Sheet, framework: str, by: Actor) -> Filled:
    columns = sheet.columns(framework, by)
    kinds = {column.key: column.field.kind for column in columns}
    rows = [
        (name, {key: _counted(value) if kinds[key] == "number" else value for key, value in values.items()})
        for name, values in rows_of(sheet.does, framework, by, columns)
    ]
    return Filled(sheet, columns, rows)


def _counted(value: Any) -> Any:
    """A number that is kept as its digits as one that a spreadsheet adds up."""
    if not isinstance(value, str):
        return value
    exact = Decimal(value)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _instructions(page: Any, looks: Looks, of: tuple[Book, str, Content], sheets: Sequence[Filled]) -> None:
    book, framework, content = of
    page.set_column(0, 0, 34)
    page.set_column(1, 1, INSTRUCTION)
    page.write_string(0, 0, f"{say(book.title)}: {content.called}", looks.title)
    page.write_string(1, 0, say(book.help))
    lines = [
        (_("Framework"), framework),
        ("", ""),
        *((step, "") for step in _steps()),
        ("", ""),
        (_("Sheet"), _("What it is for")),
        *((each.title, say(each.sheet.help)) for each in sheets),
    ]
    for each in sheets:
        lines += [("", ""), (each.title, _("What to enter"))]
        lines += [(column.title, _help(each, column)) for column in each.columns]
    for row, (name, value) in enumerate(lines, 3):
        page.write_string(row, 0, name, looks.bold if value else None)
        page.write_string(row, 1, value, looks.words)
        page.set_row(row, LINE * max(1, -(-len(value) // INSTRUCTION)))
    _on_paper(page)
    page.protect()


def _steps() -> list[str]:
    return [
        _("1. Change cells, or fill in empty rows. Grey cells say what a row is about and stay as they are."),
        _("2. A row in which you change nothing is passed over. An empty cell changes nothing."),
        _("3. Write values and no formulas; do not merge cells, hide no rows, and leave sheets their names."),
        _("4. Upload the workbook. You are shown what each row would do; nothing is done before you say so."),
        _("5. Either every row of all sheets is done, or none. What others changed meanwhile stays."),
        _(
            "6. What this workbook adds has no number yet: where another sheet asks for its number, choose the name of "
            "its row, such as “new 1”."
        ),
    ]


def _help(of: Filled, column: Column) -> str:
    """What is to be entered; where there is room for new rows, also in the columns that are grey in the others."""
    entered = column.locked and of.sheet.room and column.key != SEEN
    words = about(replace(column, locked=False) if entered else column)
    given = of.sheet.given.get(column.key)
    if not given or column.key == SEEN:
        return words
    empty = _("Left empty, it is %(value)s.") % {"value": written(column, given)}
    return f"{words} {empty}"


def _rows(page: Any, looks: Looks, of: Filled) -> None:
    for place, column in enumerate(of.columns, of.first):
        page.set_column(place, place, WIDTHS.get(column.field.kind, 28), looks.of(column))
        page.write_string(0, place, column.title, looks.needed if column.is_needed else looks.optional)
        page.write_comment(0, place, _help(of, column)[:LONGEST_COMMENT], {"x_scale": 2, "y_scale": 1.2})
        page.write_string(1, place, column.key, looks.key)
        _choosing(page, place, column, of)
    if of.first:
        page.set_column(0, 0, 40, looks.locked)
        page.write_string(0, 0, _("What it is"), looks.optional)
        page.write_string(1, 0, NAME, looks.key)
    for number, (name, values) in enumerate(of.rows, HEAD):
        page.write_string(number, 0, name, looks.locked)
        for place, column in enumerate(of.columns, of.first):
            write(page, number, place, values[column.key], looks.of(column))
    _room(page, looks, of)
    page.set_row(0, 32)
    page.freeze_panes(HEAD, of.first)
    page.repeat_rows(0, 1)
    _on_paper(page)
    page.autofilter(1, 0, max(of.last, HEAD), len(of.columns) - 1 + of.first)
    allowed = ("format_columns", "format_rows", "sort", "autofilter", "insert_rows", "delete_rows", "format_cells")
    page.protect(options=dict.fromkeys(allowed, True))


def _room(page: Any, looks: Looks, of: Filled) -> None:
    """In empty rows one enters also what a row is about; rows that other sheets may name have their names."""
    for number, name in enumerate(of.sheet.ready, HEAD + len(of.rows)):
        page.write_string(number, of.first, name, looks.of(of.columns[0]))
    for place, column in enumerate(of.columns, of.first):
        if column.locked and column.key != SEEN:
            for number in range(HEAD + len(of.rows), of.last + 1):
                page.write_blank(number, place, None, looks.of(replace(column, locked=False)))


def _on_paper(page: Any) -> None:
    """A4 across, as many pages as it takes downwards and one in width."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _is_chosen(of: Filled, column: Column) -> bool:
    """Whether a cell of the column offers a list."""
    if column.key in of.sheet.names:
        return bool(column.options)
    if column.locked and not of.sheet.room:
        return False
    return bool(column.options) and (column.field.kind == "choice" or column.key in of.sheet.among)


def _choosing(page: Any, place: int, column: Column, of: Filled) -> None:
    first = HEAD + len(of.rows) if column.locked else HEAD
    if _is_chosen(of, column):
        rule: dict[str, Any] = {"validate": "list", "source": f"={_range_name(of, column)}"}
        rule |= {"error_title": _("Not in the list"), "error_message": _("Choose one of the list.")}
        rule["show_error"] = column.field.kind != "several"
        page.data_validation(first, place, of.last, place, rule)
    elif column.field.kind == "yes_no":
        page.data_validation(first, place, of.last, place, {"validate": "list", "source": [_("yes"), _("no")]})


def _lists(file: Any, sheets: Sequence[Filled]) -> None:
    """The members of each list, one list a column, and a name for each."""
    from xlsxwriter.utility import xl_col_to_name

    listed = [(of, column) for of in sheets for column in of.columns if _is_chosen(of, column)]
    page = file.add_worksheet(LISTS)
    for place, (of, column) in enumerate(listed):
        page.set_column(place, place, 50)
        page.write_string(0, place, f"{of.title}: {column.title}")
        for number, (_value, words) in enumerate(column.options, 1):
            page.write_string(number, place, words)
        letter = xl_col_to_name(place)
        file.define_name(_range_name(of, column), f"={LISTS}!${letter}$2:${letter}${len(column.options) + 1}")
    page.protect()


def _range_name(of: Filled, column: Column) -> str:
    return f"list_{of.sheet.key}_" + "".join(each if each.isalnum() else "_" for each in column.key)


def _before(page: Any, of: Filled) -> None:
    """How the rows of a sheet began: only what changed is asked for when the workbook comes back."""
    for place, column in enumerate(of.columns):
        page.write_string(0, place, column.key)
    for number, (_name, values) in enumerate(of.rows, 1):
        for place, column in enumerate(of.columns):
            write(page, number, place, values[column.key], None)
    page.very_hidden()
    page.protect()


def _says(page: Any, of: About, sheets: Iterable[Filled]) -> None:
    """What the workbook is about, for programs: which book, of what, and which sheet is which."""
    lines = {"book": of.book, "framework": of.framework, "part": of.part}
    says(page, lines | {f"sheet.{each.sheet.key}": each.title for each in sheets})
