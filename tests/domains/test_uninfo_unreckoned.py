"""Cells that are read as empty: errors of spreadsheets, formulas without a value, «N/A». Each is told, none is lost."""

import io
import re
from itertools import pairwise
from time import perf_counter
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from shanyraq.domains.workplans.reading import Export, read_uninfo
from shanyraq.domains.workplans.reading.cells import Formula
from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.domains.workplans.reading.unreckoned import Unreckoned, laid_over, parts_of_sheets
from shanyraq.kernel.findings import Severity
from tests.domains.test_uninfo_reading import BASE, HEADER
from tests.factories.uninfo import MadeUp, workbook

LOST, TOLD = Severity.WARNING, Severity.NOTE
CELLS = [
    ("2026 Required", "#REF!", LOST),
    ("2026 Narrative", "#VALUE!", LOST),
    (Column.TOTAL_SPENT, "#DIV/0!", LOST),
    (Column.DESCRIPTION, "#N/A", LOST),
    (Column.STARTS_ON, "#NAME?", LOST),
    (Column.PRIORITY_CODE, "#REF!", LOST),
    (Column.ABBREVIATIONS, "#REF!", LOST),
    (Column.GROUPS, "#NUM!", LOST),
]
WORDS = [
    ("2026 Required", "N/A", TOLD),
    ("2026 Narrative", " n/a ", TOLD),
    (Column.FOCAL_USERS, "\ufeffN/A", TOLD),
    (Column.DESCRIPTION, "None", TOLD),
    (Column.ENDS_ON, "N/A", TOLD),
    (Column.STATUS, "none", TOLD),
    (Column.HUMANITARIAN, "None", TOLD),
    (Column.IDENTIFIER, "N/A", TOLD),
    (Column.COUNTRY, "N/A", TOLD),
    (Column.PLACES, "North; N/A; South", TOLD),
    (Column.AGENCIES, "N/A", TOLD),
    (Column.GENDER, "#ЗНАЧ!", LOST),
    (Column.TARGETS, "#¡REF!", LOST),
]
FORMULAS = [
    (Column.DESCRIPTION, '=A1&"x"'),
    (Column.CODE, "=A1"),
    (Column.STARTS_ON, "=TODAY()"),
    (Column.TOTAL_REQUIRED, "=SUM(A1:A2)"),
    ("2027 Narrative", "=A1"),
    (Column.CONTRIBUTING, "=A1"),
    (Column.ABBREVIATIONS, "=A1"),
]


def rows_with(cells: dict[str, Any]) -> list[list[Any]]:
    """Two rows, the second with these cells."""
    rows = [{**BASE, Column.CODE: "1.1.1"}, {**BASE, Column.CODE: "1.1.2", **cells}]
    return [[row.get(title, "") for title in HEADER] for row in rows]


def typed(cells: dict[str, Any], above: int = 0, left: int = 0) -> bytes:
    """The same as a workbook whose errors are errors and whose formulas have no value, further down and right."""
    book = openpyxl.Workbook()
    book.active.title = "About"
    sheet = book.create_sheet("Rows & more")
    for down, row in enumerate([HEADER, *rows_with(cells)], above + 1):
        for right, cell in enumerate(row, left + 1):
            if cell != "":
                sheet.cell(down, right).value = cell
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def said(export: Export) -> list[tuple[int, str, Severity]]:
    return [(remark.row, remark.column, remark.severity) for remark in export.remarks]


def check_told(export: Export, title: str, cell: str, severity: Severity, row: int = 3) -> None:
    """The other row is read; of this one nothing but the cell is told, in its own words, and they are kept."""
    assert len(export.rows) == 2
    assert said(export) == [(row, title, severity)]
    assert (cell.strip("\ufeff ") if ";" not in cell else "N/A") in str(export.remarks[0].message)
    assert export.rows[1].printed == {title: cell}


@pytest.mark.parametrize(("title", "cell", "severity"), [*CELLS, *WORDS])
@pytest.mark.parametrize("form", ["texts of a workbook", "csv"])
def test_texts_that_are_read_as_empty(title: str, cell: str, severity: Severity, form: str) -> None:
    rows = rows_with({title: cell})
    content = MadeUp(HEADER, rows).csv() if form == "csv" else workbook(HEADER, rows)
    check_told(read_uninfo([("a", content)]), title, cell, severity)


@pytest.mark.parametrize(("title", "cell", "severity"), CELLS)
@pytest.mark.parametrize(("above", "left"), [(0, 0), (4, 2)])
def test_errors_of_a_workbook(title: str, cell: str, severity: Severity, above: int, left: int) -> None:
    check_told(read_uninfo([("a", typed({title: cell}, above, left))]), title, cell, severity, above + 3)


@pytest.mark.parametrize(("title", "cell"), FORMULAS)
@pytest.mark.parametrize(("above", "left"), [(0, 0), (4, 2)])
def test_formulas_without_a_value(title: str, cell: str, above: int, left: int) -> None:
    export = read_uninfo([("a", typed({title: cell}, above, left))])
    check_told(export, title, cell, LOST, above + 3)
    assert title not in export.rows[1].cells or export.rows[1].cells[title] == "", "as a text it would be no formula"


@pytest.mark.parametrize("cell", ["", "-", " – ", "—"])
def test_what_un_info_writes_for_nothing_is_told_by_nobody(cell: str) -> None:
    texts = [title for title in HEADER if title not in BASE]
    assert read_uninfo([("a", workbook(HEADER, rows_with(dict.fromkeys(texts, cell))))]).remarks == []


@pytest.mark.parametrize("cell", ["N/A", "#REF!"])
def test_a_row_without_a_title_says_what_stands_there(cell: str) -> None:
    export = read_uninfo([("a", typed({Column.TITLE: cell}))])
    assert [row.refused for row in export.rows] == [False, True]
    assert [each[2] for each in said(export)] == [LOST if cell[0] == "#" else TOLD, Severity.ERROR]
    assert cell in str(export.remarks[0].message)


@pytest.mark.parametrize(
    ("value", "found", "told"),
    [("Well", "Well", 0), (5, "5", 0), (True, "TRUE", 0), ("#REF!", "", 1), ("N/A", "", 1)],
)
def test_formulas_with_a_value_are_what_they_show(value: Any, found: str, told: int) -> None:
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *rows_with({})]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(2, HEADER.index(Column.DESCRIPTION), "=A1", None, value)
    export = read_uninfo([("a", content.getvalue())])
    assert export.rows[1].description == found
    assert [str(value) in str(each.message) for each in export.remarks] == [True] * told


def test_a_row_of_nothing_but_formulas_is_accounted_for() -> None:
    cells = dict.fromkeys(HEADER, "=A1")
    export = read_uninfo([("a", typed(cells))])
    assert (len(export.rows), export.left_out) == (1, 1)
    assert said(export) == [(3, "", Severity.WARNING)]


def in_xml(*cells: str) -> bytes:
    return f'<sheetData><row r="2">{"".join(cells)}</row></sheetData>'.encode()


PART = in_xml(
    '<c r="A2" t="s"><v>0</v></c>',
    '<c r="B2" t="e"><v>#REF!</v></c>',
    "<x:c r='AB2' t='e'><x:f>A&lt;B</x:f><x:v>#N/A</x:v></x:c>",
    '<c r="C2" s="3"><f>A1&amp;"x"</f><v></v></c>',
    '<c r="D2"><f t="shared" si="0"/></c>',
    '<c s="1" r="E2"><f>A1</f><v/></c>',
    '<c r="F2"><f>IF(A1="x:c y",7,8)</f><v>7</v></c>',
    '<c r="G2" t="str"><f>A1</f><v></v></c>',
    '<c r="H2" t="b"><v>1</v></c>',
    '<c t="e"><v>#REF!</v></c>',
    '<c r="I2"><f>LAST()</f></c>',
)
IN_PART = {
    1: {1: "#REF!", 27: "#N/A", 2: Formula('=A1&"x"'), 3: Formula("=…"), 4: Formula("=A1"), 8: Formula("=LAST()")}
}
TAGS = [each.start() for each in re.finditer(b"<", PART)]


@given(st.sets(st.sampled_from(TAGS[1:])))
def test_cells_are_found_however_a_part_comes_in_pieces(cuts: set[int]) -> None:
    cells = Unreckoned()
    for start, end in pairwise([0, *sorted(cuts), len(PART)]):
        cells.look(PART[start:end])
    found = cells.end()
    assert found == IN_PART
    assert {type(cell) for cell in found[1].values()} == {str, Formula}


def test_cells_are_laid_where_the_reader_found_nothing() -> None:
    found = {0: {2: "#REF!", 9: "#N/A"}, 1: {3: "#REF!", 1: "#REF!"}, 3: {2: Formula("=A1")}}
    rows = iter([["", "a"], ["b", 0.0]])
    assert list(laid_over(rows, found, 2)) == [
        ["#REF!", "a", "", "", "", "", "", "#N/A"],
        ["b", 0.0],
        [],
        ["=A1"],
    ]


def test_the_part_of_a_sheet_is_found_by_its_name() -> None:
    book = b"""<x:sheet name="A &amp; B" sheetId="1" r:id="rId2"/><sheet r:id='rId1' name='C' /><sheet name="D"/>"""
    relations = (
        b'<Relationship Id="rId1" Type="t" Target="/xl/worksheets/Sheet1.xml"/>'
        b'<Relationship Target="worksheets/sheet2.xml" Id="rId2"/>'
    )
    assert parts_of_sheets(book, relations) == {
        "A & B": "xl/worksheets/sheet2.xml",
        "C": "xl/worksheets/sheet1.xml",
        "D": "",
    }


@pytest.mark.parametrize(
    "piece", [b'<c r="A1" t="e">', b'<c r="A1"><f ', b"<f " * 9, b'<c "e" <v', b"<w:" + b"w" * 99, b'<sheet name="' * 9]
)
def test_pieces_made_to_be_slow_are_not(piece: bytes) -> None:
    long = piece * (1_000_000 // len(piece))
    start, cells = perf_counter(), Unreckoned()
    for _ in range(3):
        cells.look(long)
    cells.end()
    parts_of_sheets(long, long)
    assert perf_counter() - start < 10
