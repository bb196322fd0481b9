"""The workbook of one verb: how to fill it in, the rows, the lists to choose from, and how the rows began."""

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb
from shanyraq.base.workbooks.books import Sheet
from shanyraq.base.workbooks.columns import columns_of, framework_of, rows_of
from shanyraq.base.workbooks.layout import ABOUT
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

ROOM = 2_000
"""Rows that are made ready to be filled in, where rows are not of things that there are already."""
ROWS = gettext_noop("Rows")


def workbook(verb: Verb, framework: str, by: Actor) -> bytes:
    """The workbook of a verb for whoever asks, for one framework where the verb is about one."""
    columns = columns_of(verb, framework, by)
    rows = list(rows_of(verb, framework, by, columns))
    sheet = Sheet("", ROWS, "", verb.name, room=0 if rows or verb.listed else ROOM)
    laid, content = Laid(sheet, columns, rows, bool(rows)), io.BytesIO()
    with new_file(content, say(verb.title)) as file:
        looks, page = Looks(file), file.add_worksheet(_("Instructions"))
        instructions(page, looks, say(verb.title), say(verb.help), list(_lines(verb, framework, laid)))
        page = file.add_worksheet(laid.title)
        lists_page(file, [laid])
        rows_page(page, looks, laid)
        before_page(file, laid)
        about_one = framework if framework_of(verb) else ""
        told_page(file, ABOUT, {"action": verb.name, "framework": about_one})
        page.activate()
    return content.getvalue()


def _lines(verb: Verb, framework: str, laid: Laid) -> Iterator[tuple[str, str]]:
    yield _("Action"), verb.name
    if framework:
        yield _("Framework"), framework
    yield "", ""
    yield from ((step, "") for step in _steps(bool(verb.listed)))
    yield "", ""
    yield _("Column"), _("What to enter")
    yield from ((column.title, laid.help(column)) for column in laid.columns)


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
