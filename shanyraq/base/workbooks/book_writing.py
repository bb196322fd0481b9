"""The workbook of several actions: how to fill it in, a sheet for each kind of row, lists, how the rows began."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say
from shanyraq.base.workbooks.books import Book, Sheet, content_for
from shanyraq.base.workbooks.columns import rows_of
from shanyraq.base.workbooks.layout import BOOK, HEAD
from shanyraq.base.workbooks.writing import (
    Laid,
    Looks,
    before_page,
    instructions,
    lists_page,
    new_file,
    rows_page,
    told_page,
)
from shanyraq.kernel.actors import Actor


def book_file(book: Book, framework: str, part: str, by: Actor, on: date) -> bytes:
    """The workbook for whoever asks; the sheets in which there is nothing to be done are left out.

    :raises NotFound: when there is no such framework, or no such part of it.
    :raises NotAllowed: when whoever asks may do nothing with it.
    """
    content = content_for(book, framework, part, by, on)
    sheets = [each for each in (_laid(sheet, framework, by) for sheet in content.sheets) if each.last >= HEAD]
    made, title = io.BytesIO(), f"{say(book.title)}: {content.called}"
    with new_file(made, title) as file:
        looks = Looks(file)
        page = file.add_worksheet(_("Instructions"))
        instructions(page, looks, title, say(book.help), list(_lines(framework, sheets)))
        for each in sheets:
            rows_page(file.add_worksheet(each.title), looks, each)
        lists_page(file, sheets)
        for each in sheets:
            before_page(file, each)
        told_page(file, BOOK, _told(book, framework, part, sheets))
    return made.getvalue()


def _laid(sheet: Sheet, framework: str, by: Actor) -> Laid:
    columns = sheet.columns(framework, by)
    kinds = {column.key: column.field.kind for column in columns}
    rows = [
        (name, {key: _counted(value) if kinds[key] == "number" else value for key, value in values.items()})
        for name, values in rows_of(sheet.does, framework, by, columns)
    ]
    return Laid(sheet, columns, rows, bool(sheet.keys))


def _counted(value: Any) -> Any:
    """A number that is kept as its digits as one that a spreadsheet adds up."""
    if not isinstance(value, str):
        return value
    exact = Decimal(value)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _lines(framework: str, sheets: Sequence[Laid]) -> Iterator[tuple[str, str]]:
    yield _("Framework"), framework
    yield "", ""
    yield from ((step, "") for step in _steps())
    yield "", ""
    yield _("Sheet"), _("What it is for")
    yield from ((each.title, say(each.sheet.help)) for each in sheets)
    for each in sheets:
        yield "", ""
        yield each.title, _("What to enter")
        yield from ((column.title, each.help(column)) for column in each.columns)


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


def _told(book: Book, framework: str, part: str, sheets: Sequence[Laid]) -> Mapping[str, str]:
    """What the workbook is about, for programs: which book, of what, and which sheet is which."""
    lines = {"book": book.name, "framework": framework, "part": part}
    return lines | {f"sheet.{each.sheet.key}": each.title for each in sheets}
