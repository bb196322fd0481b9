"""What a cell of a workbook says: every way in which spreadsheets and people write a value, understood or refused."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from shanyraq.base.doors.fields import Field
from shanyraq.base.workbooks.cells import Cell, understand
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.reading import read

KINDS = {"civil_society": "Civil society", "private_sector": "Private sector"}


def column(kind: str = "line", *, options: dict[str, str] | None = None, locked: bool = False) -> Column:
    given = tuple((options or {}).items())
    chosen = {name.casefold(): value for value, words in given for name in (value, words)}
    field = Field("x", "X", "", kind, True, None)
    return Column("x", field, "X", "", frozenset({"x"}), given, chosen, locked)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("line", "Eau vive", "Eau vive"),
        ("line", "  Ақтау\u00a0", "Ақтау"),
        ("line", "a_x000D_", "a"),
        ("line", "   ", None),
        ("line", None, None),
        ("line", 123, "123"),
        ("line", 123.0, "123"),
        ("line", "007", "007"),
        ("number", 7.8, "7.8"),
        ("number", 0.1 + 0.2, "0.3"),
        ("number", 1e15, "1000000000000000"),
        ("number", -5, "-5"),
        ("number", 0, "0"),
        ("number", "7,8", "7,8"),
        ("yes_no", True, "yes"),
        ("yes_no", False, "no"),
        ("yes_no", "Да", "yes"),
        ("yes_no", "ЖОҚ", "no"),
        ("yes_no", 1, "yes"),
        ("yes_no", "maybe", "maybe"),
        ("day", date(2026, 12, 31), "2026-12-31"),
        ("day", datetime(2026, 12, 31), "2026-12-31"),
        ("day", "2026-12-31", "2026-12-31"),
        ("day", "31.12.2026", "2026-12-31"),
        ("day", "1.2.2026", "2026-02-01"),
        ("day", "12/31/2026", "12/31/2026"),
        ("text", "=1+1", "=1+1"),
    ],
)
def test_a_value_is_understood(kind: str, value: Any, said: str | None) -> None:
    found = understand(Cell("B3", value), column(kind))
    assert (found.value, found.problem) == (said, None)


@pytest.mark.parametrize("kind", ["line", "text", "choice", "day", "yes_no"])
def test_a_percentage_where_no_number_belongs_is_refused(kind: str) -> None:
    """It would be kept as 0.078, and the reader sees 7.8 %."""
    found = understand(Cell("B3", 0.078, percent=True), column(kind))
    assert (found.value, found.problem and found.problem.values["value"]) == (None, "7.8")


@pytest.mark.parametrize(
    ("value", "percent", "said"),
    [(0.078, True, "7.8"), (0.07, True, "7"), (1, True, "100"), (0.078, False, "0.078"), (0.333, True, "33.3")],
)
def test_a_percentage_is_what_the_reader_sees(value: float, percent: bool, said: str) -> None:
    found = understand(Cell("B3", value, percent=percent), column("number"))
    assert found.value == said
    assert (found.remark is not None) is percent


@pytest.mark.parametrize(
    ("format", "said"),
    [
        *(("0%", "2500"), ("0.0%;-0.0%", "2500"), ('[Red]0" of all "%', "2500"), ("General", "25")),
        *(('0"%"', "25"), ("0.0\\%", "25"), ('#,##0.0" % of land"', "25"), ("0_%", "25"), ("0*%", "25"), ('0"%', "25")),
    ],
)
def test_a_percent_sign_that_is_only_shown_multiplies_nothing(format: str, said: str) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["x"])
    sheet.append([25])
    sheet["A2"].number_format = format
    book.save(file := BytesIO())
    (row,) = read(file.getvalue(), [column("number")]).rows
    assert understand(row.cells["x"], column("number")).value == said


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        ("number", Cell("B3", "=B2*2", "formula"), "This is a formula"),
        ("line", Cell("B3", "#N/A", "broken"), "error of the spreadsheet (#N/A)"),
        ("line", Cell("B3", date(2026, 2, 1)), "made a day of this"),
        ("number", Cell("B3", date(2026, 2, 1)), "made a day of this"),
        ("day", Cell("B3", datetime(2026, 2, 1, 12, 30)), "A day is written like"),
        ("day", Cell("B3", time(12, 30)), "A day is written like"),
    ],
)
def test_what_cannot_be_understood_is_refused(kind: str, cell: Cell, words: str) -> None:
    found = understand(cell, column(kind))
    assert found.value is None
    assert words in str(found.problem)


@pytest.mark.parametrize(
    ("value", "said", "remarked"),
    [
        ("civil_society", "civil_society", False),
        ("Civil society", "civil_society", False),
        ("CIVIL SOCIETY", "civil_society", False),
        ("civil_society · Civil society", "civil_society", False),
        ("сivil_society", "civil_society", True),  # the first letter is Cyrillic
        ("Сivil society", "civil_society", True),
    ],
)
def test_a_choice_by_its_name_or_its_words(value: str, said: str, remarked: bool) -> None:
    found = understand(Cell("B3", value), column("choice", options=KINDS))
    assert (found.value, found.remark is not None) == (said, remarked)


def test_a_choice_that_is_none() -> None:
    found = understand(Cell("B3", "charity"), column("choice", options=KINDS))
    assert "“charity” is not in the list" in str(found.problem)


def test_several_of_a_list() -> None:
    several = column("several", options=KINDS)
    assert understand(Cell("B3", "Civil society; private_sector;"), several).value == list(KINDS)
    assert "charity" in str(understand(Cell("B3", "civil_society; charity"), several).problem)


@pytest.mark.parametrize("kind", ["line", "text", "texts", "number", "day"])
def test_an_answer_that_the_spreadsheet_made_of_a_text_is_refused(kind: str) -> None:
    found = understand(Cell("B3", True), column(kind))
    assert found.value is None
    assert "made a yes or no of this (TRUE)" in str(found.problem)


@pytest.mark.parametrize(
    ("value", "is_remarked"),
    [
        ("z1@example.org", False),
        ("почта@пример.рф", False),
        ("z1@пример.org", False),
        ("z1@ехample.org", True),
        ("zа@example.org", True),
        ("z1@рау.com", True),
    ],
)
def test_an_address_in_two_alphabets_is_kept_and_remarked(value: str, is_remarked: bool) -> None:
    found = understand(Cell("B3", value), column("email"))
    assert (found.value, found.problem, found.remark is not None) == (value, None, is_remarked)
