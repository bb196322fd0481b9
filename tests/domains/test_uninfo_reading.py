"""Exports of UN INFO as they come: clean, dirty, in several forms, hostile. Every row and repair is accounted for."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from shanyraq.domains.workplans.reading import Export, PlanRow, Unreadable, read_uninfo
from shanyraq.domains.workplans.reading import tables as reading_tables
from shanyraq.domains.workplans.reading.columns import FIXED, Column, layout_of, normal, title_of, year_columns
from shanyraq.domains.workplans.reading.tables import read_table
from shanyraq.domains.workplans.vocabulary import Function, Group, Help, Humanitarian, Status
from shanyraq.kernel.findings import Severity
from tests.factories.uninfo import COUNTRIES, SILENT, MadeUp, made_up, workbook

YEARS = (2026, 2027)
HEADER = [*FIXED, *year_columns(2026), *year_columns(2027)]
BASE: dict[str, Any] = {
    Column.COUNTRY: "Atlantis",
    Column.PLAN: "Plan",
    Column.OUTCOME_CODE: "1",
    Column.OUTPUT_CODE: "1.1",
    Column.OUTPUT: "Output",
    Column.CODE: "1.1.1",
    Column.TITLE: "Title",
}


def read(*rows: dict[str, Any], header: list[str] = HEADER, **asked: str) -> Export:
    """Reads a workbook with these cells, laid over those of a plain row."""
    cells = [[{**BASE, **row}.get(title, "") for title in header] for row in rows]
    for number, row in enumerate(rows):
        if Column.CODE not in row and Column.CODE in header:
            cells[number][header.index(Column.CODE)] = f"1.1.{number + 1}"
    return read_uninfo([("file.xlsx", workbook(header, cells))], **asked)


def one(**fields: Any) -> tuple[PlanRow, Export]:
    export = read({Column[name]: value for name, value in fields.items()})
    return export.rows[0], export


def said(export: Export) -> list[tuple[int, str, Severity]]:
    return [(remark.row, remark.column, remark.severity) for remark in export.remarks]


def bare(row: PlanRow) -> PlanRow:
    return replace(row, printed={})


def test_a_clean_export_is_read_without_a_word() -> None:
    made = made_up(120, 1)
    export = read_uninfo([("a.xlsx", made.xlsx)])
    assert export.remarks == []
    assert len(export.rows) == 120
    assert export.years == tuple(range(2016, 2029))
    assert export.countries == dict.fromkeys(COUNTRIES, 60)
    assert export.plans == {f"Framework of {country}": 60 for country in COUNTRIES}
    assert [row.row for row in export.rows] == list(range(2, 122))
    assert not any(row.printed or row.refused for row in export.rows)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_defect_is_remarked_on_and_nothing_else(form: str) -> None:
    made = made_up(180, 7, dirty=True)
    content = made.xlsx if form == "xlsx" else made.csv()
    export = read_uninfo([("a", content)])
    expected = Counter((each.row, each.column, each.severity) for each in made.planted)
    if form == "csv":  # a number and a day are texts there, and «1.1» is what it was
        texts = {each.row for each in made.planted if each.kind == "code as number"}
        expected = Counter({key: count for key, count in expected.items() if key[0] not in texts})
    assert Counter(said(export)) == expected
    for row in export.rows:
        assert set(row.printed) == {column for number, column, _ in expected if number == row.row}


def test_what_was_mended_is_read_as_if_it_were_clean() -> None:
    dirty, clean = (made_up(180, 7, dirty=dirty) for dirty in (True, False))
    mended = {each.row for each in dirty.planted if each.severity is Severity.NOTE}
    graver = {each.row for each in dirty.planted} - mended
    found, meant = (read_uninfo([("a", made.xlsx)]).rows for made in (dirty, clean))
    assert len(mended) > 30
    for mine, other in zip(found, meant, strict=True):
        if mine.row in graver:
            assert bare(mine) != other
        else:
            assert bare(mine) == other, mine.row
    assert {row.row for row in found if row.refused} == {
        each.row for each in dirty.planted if each.severity is Severity.ERROR
    }


def test_what_is_silent_is_really_changed() -> None:
    dirty, clean = (made_up(60, 7, dirty=dirty) for dirty in (True, False))
    places = [dirty.header.index(column) for column, _ in SILENT]
    assert all(dirty.rows[27][place] != clean.rows[27][place] for place in places if clean.rows[27][place])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_texts_say_the_same_as_workbooks(encoding: str, separator: str) -> None:
    made = made_up(20, 3)
    texts = read_uninfo([("a", made.csv(encoding, separator))])
    assert texts.remarks == []
    assert texts.rows == read_uninfo([("a", made.xlsx)]).rows


@pytest.mark.parametrize(("encoding", "languages"), [("cp1252", ("en", "fr", "es")), ("cp1251", ("ru",))])
def test_texts_of_one_byte_for_each_letter_are_told_apart(encoding: str, languages: tuple[str, ...]) -> None:
    made = made_up(30, 5, languages=languages)
    export = read_uninfo([("a", made.csv(encoding))])
    assert [(remark.row, remark.message.values) for remark in export.remarks] == [(0, {"encoding": encoding})]
    assert export.rows == read_uninfo([("a", made.xlsx)]).rows


def test_the_header_is_found_below_titles_and_in_a_later_sheet() -> None:
    made = made_up(5, 1)
    export = read_uninfo([("a", workbook(made.header, made.rows, above=29, before=2))])
    assert [row.row for row in export.rows] == [31, 32, 33, 34, 35]
    late = read_uninfo([("a", workbook(made.header, made.rows, above=30))])
    assert said(late) == [(0, "", Severity.ERROR)]
    text = b"sep=;\r\nExported today\r\n" + made.csv("utf-8", ";")
    assert [row.row for row in read_uninfo([("a", text)]).rows] == [4, 5, 6, 7, 8]


def test_titles_are_known_again() -> None:
    odd = ["\ufeff COUNTRY", "plan  name", "Suboutput", "SUB OUTPUT code", "Total Required resources", "2026 required"]
    known = ["Country", "Plan name", "Sub-Output", "Sub-Output code", "Total required resources", "2026 Required"]
    assert [title_of(title) for title in odd] == known
    assert title_of("2026 Budget") is None
    assert title_of(2026.0) is None
    assert title_of("Sub-Output publication status") == Column.PUBLISHED
    assert len({normal(title) for title in FIXED}) == len(FIXED) == 41


def test_odd_headers_are_remarked_on() -> None:
    header = [title for title in HEADER if title not in (Column.STATUS, "2027 Narrative")] + ["Mood", Column.COUNTRY]
    assert [(title, severity) for title, severity, _ in layout_of(header).odd] == [
        ("Mood", Severity.WARNING),
        ("Country", Severity.WARNING),
        ("Status", Severity.WARNING),
        ("2027 Narrative", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("missing", "errors"),
    [
        ([Column.TITLE], [Column.TITLE]),
        ([Column.OUTPUT], []),
        ([Column.OUTPUT_CODE], []),
        ([Column.OUTPUT, Column.OUTPUT_CODE], [Column.OUTPUT_CODE]),
    ],
)
def test_columns_without_which_nothing_is_placed(missing: list[str], errors: list[str]) -> None:
    export = read({}, header=[title for title in HEADER if title not in missing])
    found = [remark.column for remark in export.remarks if remark.severity is Severity.ERROR and remark.row == 1]
    assert found == errors
    assert [row.refused for row in export.rows] == [bool(errors)]


def test_rows_of_others_are_left_out_and_counted() -> None:
    rows = [
        {},
        {Column.COUNTRY: "Ruritania"},
        {Column.COUNTRY: " ATLANTIS "},
        {Column.PLAN: "Old"},
        {Column.COUNTRY: ""},
    ]
    export = read(*rows, country="atlantis", plan="Plan")
    assert [row.row for row in export.rows] == [2, 4]
    assert (export.left_out, export.remarks) == (3, [])
    assert export.countries == {"Atlantis": 2, "Ruritania": 1, "ATLANTIS": 1, "": 1}
    assert export.plans == {"Plan": 4, "Old": 1}


def test_blank_rows_count_nowhere_and_keep_their_numbers() -> None:
    made = made_up(4, 1)
    made.rows.insert(2, ["", "  ", *[""] * (len(made.header) - 2)])
    export = read_uninfo([("a", made.xlsx), ("b", made.csv())])
    assert [(row.file, row.row) for row in export.rows] == [(file, row) for file in "ab" for row in (2, 3, 5, 6)]
    assert export.remarks == []


def test_a_row_of_a_text_with_too_few_or_too_many_cells() -> None:
    content = made_up(3, 1, years=(2026,)).csv("utf-8").splitlines(keepends=True)
    content[2] = content[2].rstrip() + b",more\r\n"
    content[3] = b",".join(content[3].split(b",")[:12]) + b"\r\n"
    export = read_uninfo([("a", b"".join(content))])
    assert [each for each in said(export) if not each[1]] == [(3, "", Severity.WARNING), (4, "", Severity.WARNING)]
    assert len(export.rows) == 3


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([{Column.IDENTIFIER: "1"}, {Column.IDENTIFIER: "2"}], []),
        ([{Column.IDENTIFIER: "1"}, {Column.IDENTIFIER: 1.0}], [3]),
        ([{Column.CODE: "1"}, {Column.CODE: "1"}], []),
        ([{Column.TITLE: "-"}], [2]),
        ([{Column.OUTPUT_CODE: "", Column.OUTPUT: "N/A"}], [2]),
        ([{Column.OUTPUT_CODE: ""}], []),
    ],
)
def test_rows_that_are_refused(rows: list[dict[str, Any]], refused: list[int]) -> None:
    export = read(*rows)
    assert [row.row for row in export.rows if row.refused] == refused
    assert [remark.row for remark in export.remarks if remark.severity is Severity.ERROR] == refused


@pytest.mark.parametrize(("column", "text"), [("TARGETS", "Strange 3.8 x, 5.2 y"), ("GOALS", "Strange 3 x, 5 y")])
def test_words_before_the_first_target_are_told_and_kept(column: str, text: str) -> None:
    row, export = one(**{column: text})
    assert (row.sdg_targets or row.sdg_goals) in (("5.2",), (5,))
    assert said(export) == [(2, Column[column], Severity.WARNING)]
    assert row.printed == {Column[column]: text}


@pytest.mark.parametrize(
    ("rows", "doubles"),
    [
        ([{Column.CODE: "1"}, {Column.CODE: "1"}, {Column.CODE: "1"}], [0, 2, 2]),
        ([{Column.CODE: ""}, {Column.CODE: "", Column.TITLE: "title "}], [0, 2]),
        (
            [{Column.CODE: ""}, {Column.CODE: "", Column.TITLE: "Another"}, {Column.CODE: "", Column.TITLE: "Another"}],
            [0, 0, 3],
        ),
        ([{Column.CODE: ""}, {Column.CODE: "", Column.ABBREVIATIONS: "WHO"}], [0, 0]),
        ([{Column.CODE: ""}, {Column.CODE: "", Column.OUTPUT_CODE: "1.2"}], [0, 0]),
        ([{Column.CODE: ""}, {Column.CODE: "", Column.PLAN: "Other"}], [0, 0]),
        (
            [{Column.CODE: ""}, {Column.CODE: "", Column.IDENTIFIER: "1"}, {Column.CODE: "", Column.IDENTIFIER: "1"}],
            [0, 0, 0],
        ),
    ],
)
def test_rows_that_say_the_same_in_everything(rows: list[dict[str, Any]], doubles: list[int]) -> None:
    assert [row.doubles for row in read(*rows).rows] == doubles


@pytest.mark.parametrize(
    ("cells", "code", "severity"),
    [
        ([date(2025, 2, 1)], "1.2", Severity.NOTE),  # below its outcome 1
        ([date(2025, 3, 2)], "2025-03-02", Severity.WARNING),
        (["2-Mar"], "2-Mar", Severity.WARNING),
        (["2-Mar", "2.3"], "2.3", Severity.NOTE),
        (["2-Mar", "2.3", "3.2"], "2-Mar", Severity.WARNING),
        ([1.1], "1.1", Severity.NOTE),
        ([1.1, "1.10"], "1.10", Severity.NOTE),
        ([1.0], "1", Severity.NOTE),
        ([1.0, "1.0"], "1.0", Severity.NOTE),
    ],
)
def test_codes_of_outputs_that_other_rows_confirm(cells: list[Any], code: str, severity: Severity) -> None:
    export = read(*({Column.OUTPUT_CODE: cell} for cell in cells))
    assert export.rows[0].output_code == code
    assert [(remark.row, remark.severity) for remark in export.remarks] == [(2, severity)]


def test_a_number_that_is_the_code_of_something_else_is_in_doubt() -> None:
    export = read(
        {Column.OUTPUT_CODE: 1.1, Column.OUTPUT: "Tenth"}, {Column.OUTPUT_CODE: "1.1", Column.OUTPUT: "First"}
    )
    assert said(export) == [(2, Column.OUTPUT_CODE, Severity.WARNING)]


def test_the_texts_of_another_plan_confirm_nothing() -> None:
    export = read({Column.OUTPUT_CODE: "2-Mar"}, {Column.OUTPUT_CODE: "2.3", Column.PLAN: "Other"})
    assert export.rows[0].output_code == "2-Mar"


def test_the_column_decides_what_signs_mean() -> None:
    first, second, total = "2026 Required", "2027 Required", Column.TOTAL_REQUIRED
    export = read(
        {first: "1.234", total: 1234.0},
        {first: "5.000,50", second: "1.234", total: 6234.5},
        {Column.STARTS_ON: "03/04/2026", Column.ENDS_ON: "03/04/2027"},
        {Column.STARTS_ON: "13/04/2026"},
    )
    assert export.rows[0].years[2026].required == Decimal("1234.00")
    assert [row.starts_on for row in export.rows[2:]] == [date(2026, 4, 3), date(2026, 4, 13)]
    assert said(export) == [
        (2, first, Severity.NOTE),
        (3, first, Severity.NOTE),
        (3, second, Severity.WARNING),
        (4, Column.STARTS_ON, Severity.NOTE),
        (4, Column.ENDS_ON, Severity.NOTE),
        (5, Column.STARTS_ON, Severity.NOTE),
    ]


BOTH_WAYS = "02/01/2026"
AS_DAY, AS_MONTH = date(2026, 1, 2), date(2026, 2, 1)


@pytest.mark.parametrize(
    ("starts", "ends", "found", "words"),
    [
        ([BOTH_WAYS, "01/01/2026"], ["09/30/2026", "-"], AS_MONTH, "month stands before the day"),
        ([BOTH_WAYS, "01/01/2026"], ["30/09/2026", "-"], AS_DAY, "day stands before the month"),
        ([BOTH_WAYS, "13.01.2026"], ["09/30/2026", "-"], AS_DAY, "day stands before the month"),  # its own column
        ([BOTH_WAYS, "01/01/2026"], ["09/30/2026", "30/09/2026"], AS_DAY, "may stand the other way round"),
        ([BOTH_WAYS, "13/01/2026"], ["01/13/2026", "13/01/2026"], AS_DAY, "day stands before the month"),
        ([BOTH_WAYS, "01/13/2026"], ["01/13/2026", "13/01/2026"], AS_MONTH, "month stands before the day"),
        ([BOTH_WAYS, "31.02.2026"], ["09/30/2026", "-"], AS_MONTH, "month stands before the day"),  # no day shows none
        ([BOTH_WAYS, "03/04/2026"], ["-", date(2026, 9, 30)], AS_DAY, "may stand the other way round"),
        (["13/01/2026", "01/13/2026", BOTH_WAYS], ["-", "-", "-"], AS_DAY, "may stand the other way round"),
    ],
)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_days_of_a_file_show_their_order(
    starts: list[str], ends: list[Any], found: date, words: str, form: str
) -> None:
    rows = [
        [
            {**BASE, Column.CODE: f"1.1.{at}", Column.STARTS_ON: first, Column.ENDS_ON: last}.get(title, "")
            for title in HEADER
        ]
        for at, (first, last) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    made = MadeUp(HEADER, rows)
    export = read_uninfo([("a", made.xlsx if form == "xlsx" else made.csv())])
    place = starts.index(BOTH_WAYS)
    assert export.rows[place].starts_on == found
    told = [each for each in export.remarks if (each.row, each.column) == (place + 2, Column.STARTS_ON)]
    assert [words in str(each.message) for each in told] == [True]
    assert export.rows[place].printed[Column.STARTS_ON] == BOTH_WAYS


@pytest.mark.parametrize(
    ("short", "long", "pairs", "remarks"),
    [
        ("A; B", "Alpha; Beta", (("A", "Alpha"), ("B", "Beta")), 0),
        ("A; B", "Alpha", (("A", ""), ("B", "")), 1),
        ("A", "-", (("A", ""),), 0),
        ("-", "Alpha; Beta", (("", "Alpha"), ("", "Beta")), 0),
        ("A; A", "Alpha; Alpha", (("A", "Alpha"),), 1),
        ("A; A", "Alpha; Other", (("A", "Alpha"), ("A", "Other")), 0),
        ("A; -", "Alpha; Beta", (("A", "Alpha"), ("", "Beta")), 0),
        ("A; B", "Alpha; -", (("A", "Alpha"), ("B", "")), 0),
        ("A; -", "Alpha; -", (("A", "Alpha"),), 0),
        ("A; -", "Alpha", (("A", "Alpha"),), 0),
        ("A; B;", "Alpha; Beta; -", (("A", "Alpha"), ("B", "Beta")), 0),
        ("A; -", "-", (("A", ""),), 0),
        ("-; -", "Alpha; Beta", (("", "Alpha"), ("", "Beta")), 0),
        ("A; N/A", "Alpha; Beta", (("A", "Alpha"), ("", "Beta")), 1),
        ("A; A; B", "Alpha; Beta", (("A", ""), ("B", "")), 2),
        ("", "", (), 0),
    ],
)
def test_entities_are_pairs(short: str, long: str, pairs: Any, remarks: int) -> None:
    row, export = one(ABBREVIATIONS=short, AGENCIES=long)
    assert row.entities == pairs
    assert len(export.remarks) == remarks


def test_code_lists_and_markers() -> None:
    row, export = one(
        STATUS="closed",
        FUNCTIONS="Support  Functions; Direct Support/Service delivery",
        GROUPS="women & girls; Sailors",
        HELPS="In Kind",
        HUMANITARIAN="appeal",
        GENDER=2.0,
        RIGHTS="Limited contribution to realization of human rights",
        PEACE="-",
        PUBLISHED="Oui",
    )
    assert (row.status, row.functions) == (Status.CLOSED, (Function.SUPPORT, Function.SERVICE))
    assert (row.groups, row.helps, row.humanitarian) == ((Group.WOMEN, "Sailors"), (Help.IN_KIND,), Humanitarian.APPEAL)
    assert (row.gender, row.rights, row.peace, row.published) == (2, 1, None, True)
    assert said(export) == [(2, Column.GROUPS, Severity.WARNING), (2, Column.RIGHTS, Severity.NOTE)]
    assert row.printed[Column.GROUPS] == "women & girls; Sailors"


@pytest.mark.parametrize(
    ("total", "years", "doubt"),
    [
        (3.0, (1.0, 2.0), False),
        (3.0, (1.0, 2.01), True),
        ("", (1.0, 2.0), False),
        (0.0, ("", ""), False),
        (1.0, ("", ""), True),
    ],
)
def test_totals_are_sums(total: Any, years: tuple[Any, Any], doubt: bool) -> None:
    export = read({Column.TOTAL_SPENT: total, "2026 Expenditure": years[0], "2027 Expenditure": years[1]})
    assert said(export) == ([(2, Column.TOTAL_SPENT, Severity.WARNING)] if doubt else [])


def test_a_file_without_years_has_no_sums_to_compare() -> None:
    assert read({Column.TOTAL_SPENT: 5.0}, header=list(FIXED)).remarks == []


@pytest.mark.parametrize("text", [" " * 32_000 + "x", "\n" * 32_000 + "x", ";a" * 16_000, "1," * 16_000, "a-" * 16_000])
def test_cells_made_to_be_slow_are_not(text: str) -> None:
    start = perf_counter()
    read(dict.fromkeys(HEADER, f"1{text}"))
    assert perf_counter() - start < 10


def test_only_years_in_which_something_stands() -> None:
    export = read({"2026 Narrative": "N/A", "2027 Available": 0.0})
    assert list(export.rows[0].years) == [2027]
    assert said(export) == [(2, "2026 Narrative", Severity.NOTE)]


def edited(change: Callable[[str, bytes], bytes], content: bytes | None = None) -> bytes:
    """A workbook some parts of which are changed."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or made_up(3, 1).xlsx)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return changed.getvalue()


def in_sheet(pattern: bytes, by: bytes) -> bytes:
    return edited(lambda name, part: re.sub(pattern, by, part, count=1) if "sheet1" in name else part)


def lying(content: bytes) -> bytes:
    """A workbook whose directory says that each part is tiny."""
    changed = bytearray(content)
    for found in re.finditer(b"PK\x01\x02", content):
        changed[found.start() + 24 : found.start() + 28] = (10).to_bytes(4, "little")
    return bytes(changed)


def with_part(*names: str) -> bytes:
    """A workbook with more parts."""
    content = io.BytesIO(XLSX)
    with zipfile.ZipFile(content, "a") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return content.getvalue()


XLSX = made_up(3, 1).xlsx
BOMB = b"<x>" + b" " * 320_000_000
HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank": lambda: b"\r\n \t\0",
    "noise": lambda: bytes(range(256)) * 50,
    "cut": lambda: XLSX[: len(XLSX) // 2],
    "only a beginning": lambda: b"PK\x03\x04",
    "another archive": lambda: edited(lambda name, part: part).replace(b"xl/workbook.xml", b"xl/warkbook.xml"),
    "old form": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "no header": lambda: b"a,b,c\r\n1,2,3\r\n",
    "no sheet": lambda: edited(lambda name, part: b"" if "sheet1" in name else part),
    "broken sheet": lambda: in_sheet(b"<sheetData>", b"<sheetData><row r='"),
    "far column": lambda: in_sheet(b'r="B2"', b'r="XFD2"'),
    "far column in small letters": lambda: in_sheet(b'r="B2"', b"r = 'xfd2'"),
    "far row": lambda: in_sheet(b'<row r="3"', b'<row x="&gt;" r="1048576"'),
    "far cell": lambda: in_sheet(b'r="B2"', b'r="B00900000"'),
    "row without end": lambda: in_sheet(b"</row>", b"<c/>" * 300 + b"</row>"),
    "rows without end": lambda: in_sheet(b"</sheetData>", b"<row/>" * 50_001 + b"</sheetData>"),
    "long text": lambda: in_sheet(b"<t>", b"<t>" + b"a" * 3_000_000),
    "bomb": lambda: edited(lambda name, part: BOMB if "theme" in name else part),
    "bomb that lies": lambda: lying(edited(lambda name, part: BOMB if "theme" in name else part)),
    "also an open document": lambda: with_part("content.xml"),
    "many parts": lambda: with_part(*(f"{number}.xml" for number in range(500))),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_files_are_one_clear_error(kind: str) -> None:
    content = HOSTILE[kind]()
    with pytest.raises(Unreadable) as caught:
        read_table("file", content)
    assert len(caught.value.remarks) == 1
    export = read_uninfo([("file", content), ("good", XLSX)])
    assert said(export)[:1] == [(0, "", Severity.ERROR)]
    assert len(export.rows) == 3


def test_a_sheet_at_the_bounds_is_read_and_does_not_end_the_process() -> None:
    """In a process of its own: what the bounds are for is memory, and its want ends a process."""
    far = edited(lambda name, part: re.sub(rb'"([A-Z]+)4"', rb'"\g<1>49999"', part).replace(b'"CO49', b'"IZ49'))
    script = (
        "import sys; from shanyraq.domains.workplans.reading import read_uninfo\n"
        "export = read_uninfo([('a', sys.stdin.buffer.read())]); print(len(export.rows), export.rows[-1].row)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], input=far, capture_output=True, check=False, env=dict(os.environ)
    )
    assert found.stdout.split() == [b"3", b"49999"], found.stderr[-500:]


def test_limits_of_files_and_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_tables, "MOST_ROWS", 3)
    assert len(read_uninfo([("a", XLSX)]).rows) == 3
    assert said(read_uninfo([("a", made_up(4, 1).csv())])) == [(0, "", Severity.ERROR)]
    monkeypatch.setattr(reading_tables, "LARGEST", len(XLSX) - 1)
    assert said(read_uninfo([("a", XLSX)])) == [(0, "", Severity.ERROR)]


def test_a_workbook_that_lies_about_its_sizes_alone_is_harmless() -> None:
    export = read_uninfo([("file", lying(XLSX))])
    assert len(export.rows) in (0, 3)
    assert len(export.rows) == 3 or said(export) == [(0, "", Severity.ERROR)]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_workbooks_end_in_remarks_and_nowhere_else(seed: int) -> None:
    from random import Random

    random = Random(seed)
    changed = bytearray(XLSX)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    export = read_uninfo([("a", bytes(changed))])
    assert export.rows or export.remarks


def test_every_sentence_can_be_said() -> None:
    export = read_uninfo([("a", made_up(180, 7, dirty=True).xlsx)])
    assert all(str(remark.message) for remark in export.remarks)


def test_the_same_seed_makes_the_same_bytes() -> None:
    first, second, other = (made_up(5, seed, dirty=True) for seed in (1, 1, 2))
    assert first.xlsx == second.xlsx != other.xlsx
    assert isinstance(first, MadeUp)
    assert first.csv() == second.csv()


AMOUNTS = {Column.TOTAL_REQUIRED: 600, Column.TOTAL_AVAILABLE: 400, "2026 Required": 600}
NO_ROW = dict.fromkeys(BASE, "")
TOTAL_ROWS = [
    pytest.param({Column.COUNTRY: "Total"}, "totals", id="in the first column"),
    pytest.param({Column.COUNTRY: " GRAND TOTAL: "}, "totals", id="in capitals"),
    pytest.param({Column.PLAN: "Итого"}, "totals", id="in Russian, in the second column"),
    pytest.param(
        {Column.COUNTRY: "Atlantis", Column.PLAN: "Plan", Column.OUTCOME: "Subtotal"}, "totals", id="of a plan"
    ),
    pytest.param({Column.FOCAL_USERS: "Total"}, "totals", id="right before the amounts"),
    pytest.param({}, "totals", id="nothing but amounts"),
    pytest.param({Column.COUNTRY: "Source: UN INFO"}, "names no plan", id="a note below the rows"),
]


@pytest.mark.parametrize(("cells", "words"), TOTAL_ROWS)
def test_a_row_of_totals_is_told_and_left_out(cells: dict[str, Any], words: str) -> None:
    export = read({}, {}, {**NO_ROW, **AMOUNTS, **cells})
    assert (len(export.rows), export.left_out) == (2, 1)
    assert (export.countries, export.plans) == ({"Atlantis": 2}, {"Plan": 2})
    assert said(export) == [(4, "", Severity.WARNING)]
    assert words in str(export.remarks[0].message)


@pytest.mark.parametrize(
    "cells", [{Column.TITLE: "Total"}, {Column.TITLE: "", Column.OUTPUT: "Total"}, {Column.TITLE: ""}]
)
def test_a_row_of_a_plan_is_no_row_of_totals(cells: dict[str, Any]) -> None:
    export = read({}, {**AMOUNTS, **cells})
    assert (len(export.rows), export.left_out) == (2, 0)
