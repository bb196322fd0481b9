"""Fills in workbooks as people do: takes the template, writes cells, saves it."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.base.workbooks.layout import HEAD
from shanyraq.base.workbooks.template import workbook
from shanyraq.kernel.actors import Actor, Door
from tests.conftest import TESTER
from tests.domains.test_register import AT, XAA

BY = Actor(TESTER.name, Door.SHEET, operator=True)


def template(verb: str, framework: str = XAA, by: Actor = BY) -> Any:
    """The workbook of a verb, opened."""
    return load_workbook(io.BytesIO(workbook(verbbook()[verb], framework, by)))


def rows_of(book: Any) -> Any:
    """The sheet that is filled in."""
    return book["Rows"]


def keys(sheet: Any) -> list[str]:
    """The names of the columns for programs."""
    return [cell.value for cell in sheet[HEAD]]


def write(sheet: Any, row: int, values: Mapping[str, Any]) -> None:
    """Writes a row by the names of its columns."""
    names = keys(sheet)
    for name, value in values.items():
        sheet.cell(row, names.index(name) + 1).value = value


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_rows(verb: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The workbook of a verb with rows from the first one on."""
    book = template(verb)
    for number, values in enumerate(rows, HEAD + 1):
        write(rows_of(book), number, values)
    return saved(book)


def done(verb: str, content: bytes, *, apply: bool = True, by: Actor = BY, reason: str = "") -> Filled:
    """What became of its rows."""
    return fill(Task(verbbook()[verb], XAA, by, AT, reason), content, lambda *_: None, apply=apply)


def words(filled: Filled) -> list[tuple[str, str]]:
    """Everything that is said of rows and of the file: cell and text."""
    return [(each.cell, each.text) for each in (*filled.problems, *(said for row in filled.rows for said in row.said))]


def plain_workbook(*lines: Sequence[Any]) -> Any:
    """A workbook that somebody made themselves."""
    book = Workbook()
    for line in lines:
        book.active.append(list(line))
    return book
