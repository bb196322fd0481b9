"""Codes of outputs that a spreadsheet damaged, among outputs with the same wording: read, drafted, taken."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.reading.columns import FIXED, Column
from shanyraq.domains.workplans.reading.rows import read_uninfo
from shanyraq.domains.workplans.writing.draft import draft
from shanyraq.kernel.findings import Severity
from tests.factories.uninfo import workbook

SAME = "Institutions are stronger"
CODE = "xyz-2022-2026"


def row(number: int, code: Any, outcome: Any = "1.1", own: Any = "", text: str = SAME) -> dict[str, Any]:
    return {
        Column.COUNTRY: "Xyzland",
        Column.PLAN: "Framework of Xyzland",
        Column.PRIORITY_CODE: "1",
        Column.PRIORITY: "People",
        Column.OUTCOME_CODE: outcome,
        Column.OUTCOME: "People have access",
        Column.OUTPUT_CODE: code,
        Column.OUTPUT: text,
        Column.CODE: own or f"X{number}",
        Column.TITLE: f"Training {number}",
        Column.IDENTIFIER: str(number),
        Column.ABBREVIATIONS: "UNICEF",
        Column.AGENCIES: "United Nations Children's Fund",
    }


def file_of(*rows: dict[str, Any]) -> bytes:
    return workbook(FIXED, [[each.get(title, "") for title in FIXED] for each in rows])


ONE = [row(1, "1.1.1"), row(2, "1.1.1"), row(3, "1.1.1")]
APART = {Column.OUTCOME: "Laws are kept"}
TWO = [row(1, "1.1.1"), row(2, "1.1.2")]


@pytest.mark.parametrize(
    ("others", "last", "expected", "severity"),
    [
        pytest.param(ONE, row(9, 1.1), "1.1.1", Severity.WARNING, id="a number, and one code with the words"),
        pytest.param(ONE, row(9, "1.1"), "1.1.1", Severity.WARNING, id="the code of its outcome, and one code"),
        pytest.param(TWO, row(9, 1.1, own="1.1.2.4"), "1.1.2", Severity.WARNING, id="its own code tells which"),
        pytest.param(TWO, row(9, 1.1), "", Severity.WARNING, id="a number, and nothing tells which"),
        pytest.param(TWO, row(9, "1.1"), "", Severity.WARNING, id="the code of its outcome, and nothing tells which"),
        pytest.param(TWO, row(9, date(2001, 1, 1)), "1.1.1", Severity.NOTE, id="a day that may be one of them"),
        pytest.param(TWO, row(9, date(2024, 7, 9)), "", Severity.WARNING, id="a day that can be none of them"),
        pytest.param(ONE, row(9, 1.1, "1") | APART, "1.1", Severity.NOTE, id="a number right below its outcome"),
        pytest.param(ONE, row(9, 1.1, text="Other words"), "1.1", Severity.NOTE, id="words that no other row has"),
        pytest.param(ONE, row(9, "1.1", text="Other words"), "1.1", None, id="words that no other row has, as text"),
        pytest.param(TWO, row(9, "1.1.3"), "1.1.3", None, id="a code of its own"),
    ],
)
def test_a_code_is_read(
    others: list[dict[str, Any]], last: dict[str, Any], expected: str, severity: Severity | None
) -> None:
    export = read_uninfo([("a.xlsx", file_of(*others, last))])
    found = export.rows[-1]
    remarks = [each for each in export.remarks if each.column == Column.OUTPUT_CODE]
    assert (found.output_code, found.refused) == (expected, False)
    assert [(each.row, each.severity) for each in remarks] == ([(len(others) + 2, severity)] if severity else [])
    assert ([each.output_code for each in export.rows[:-1]]) == [each[Column.OUTPUT_CODE] for each in others]


@pytest.mark.parametrize("damaged", [1.1, "1.1"])
def test_no_output_is_drafted_from_a_damaged_code(damaged: Any) -> None:
    export = read_uninfo([("a.xlsx", file_of(*TWO, row(9, damaged)))])
    package = draft(export.rows, CODE, "en").package
    assert [output.code for outcome in package.outcomes for output in outcome.outputs] == ["1.1.1", "1.1.2"]


def test_an_output_without_a_code_is_that_with_its_words() -> None:
    export = read_uninfo([("a.xlsx", file_of(*ONE, row(9, "")))])
    package = draft(export.rows, CODE, "en").package
    assert [output.code for outcome in package.outcomes for output in outcome.outputs] == ["1.1.1"]


def run(*words: Any) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.mark.django_db
def test_drafted_and_taken_each_row_stands_where_its_code_says(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.xlsx", tmp_path / CODE
    file.write_bytes(file_of(row(7, 1.1), *TWO, row(8, 1.1, own="1.1.2.8"), row(3, "1.1.1")))
    drafted = run("framework", "draft", "uninfo", file, folder, "--json")
    assert drafted.exit_code == 0, drafted.output
    told = json.loads(drafted.stdout)
    assert (told["outcomes"], told["files"] > 0) == (1, True)
    found = [(each["row"], each["column"], each["level"]) for each in told["findings"]]
    assert (2, "Output code", "warning") in found
    assert (5, "Output code", "warning") in found
    assert run("framework", "apply", folder).exit_code == 0
    taken = run("workplan", "import", "uninfo", file, "--framework", CODE, "--json")
    counts = json.loads(taken.stdout)
    assert (counts["created"], counts["refused"], taken.exit_code) == (4, 1, 1)
    (refused,) = [each for each in counts["findings"] if each["level"] == "error"]
    assert (refused["row"], refused["column"]) == (2, "Output")
    lines = board(Version.objects.get(framework__code=CODE)).lines
    assert {line.facts.identifier: line.facts.output for line in lines} == {
        "1": "1.1.1",
        "2": "1.1.2",
        "3": "1.1.1",
        "8": "1.1.2",
    }


def test_doubts_of_a_draft_are_printed_with_their_rows(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.xlsx", tmp_path / CODE
    file.write_bytes(file_of(*TWO, row(9, 1.1)))
    drafted = run("framework", "draft", "uninfo", file, folder)
    assert drafted.exit_code == 0, drafted.output
    assert "a.xlsx:4 Output code: warning: The code stands as 1.1" in drafted.stderr
