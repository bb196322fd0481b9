"""The workbook of values of an entity: what is known stands there, it comes back row by row, and loses nothing."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from openpyxl import load_workbook
from typer.testing import CliRunner

from shanyraq.base.workbooks.book_filling import BookTask, fill_book
from shanyraq.base.workbooks.book_writing import book_file
from shanyraq.base.workbooks.ends import Filled
from shanyraq.cli.app import app
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.web.book import BOOK
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotAllowed, NotFound
from tests.conftest import TESTER
from tests.domains.filled import keys, saved, write
from tests.domains.observing import AT, KAZ, report, reporter
from tests.domains.test_collection import set_schedule

pytestmark = pytest.mark.usefixtures("kaz")
SHEET = "Values"


def taken_along(part: str = "unicef", by: Actor = TESTER) -> Any:
    return load_workbook(io.BytesIO(book_file(BOOK, KAZ, part, by, AT.date())))


def became(book: Any, *, apply: bool = True, by: Actor = TESTER) -> Filled:
    content = book if isinstance(book, bytes) else saved(book)
    return fill_book(BookTask(by, AT), content, lambda *_: None, apply=apply)


def lines(book: Any) -> list[dict[str, Any]]:
    """The rows of the sheet by the keys of their columns, each with its number."""
    sheet = book[SHEET]
    names = keys(sheet)
    return [
        {"at": number, **dict(zip(names, (cell.value for cell in row), strict=False))}
        for number, row in enumerate(sheet.iter_rows(min_row=3), 3)
        if any(cell.value is not None for cell in row)
    ]


def at(book: Any, row: str, period: str = "2026", indicator: str = "1.2.1") -> int:
    found = (
        each["at"]
        for each in lines(book)
        if (str(each["indicator"]), each["row"], str(each["period"])) == (indicator, row, period)
    )
    return int(next(found))


class TestTemplate:
    def test_a_row_for_each_value_that_is_asked(self, kaz: Version) -> None:
        report(reporter(), value=5.0, comment="First wave")
        found = lines(taken_along())
        assert len(found) == 46, "23 rows, of which 2026 is over and 2027 runs"
        mine = next(each for each in found if each["row"] == "total" and str(each["period"]) == "2026")
        assert (mine["value"], mine["comment"]) == (5, "First wave")
        name = mine[next(iter(key for key in mine if key not in {"at"}))]
        for said in ("1.2.1", "2026", "Percent", "last 5.2 (2023)", "target 5.0 (2030)"):
            assert said in str(name)

    def test_of_one_period(self, kaz: Version) -> None:
        assert len(lines(taken_along("unicef@2026"))) == 23
        set_schedule()
        quarters = {str(each["period"]) for each in lines(taken_along("unicef@2026"))}
        assert quarters == {"2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"}

    def test_what_was_submitted_is_not_there(self, kaz: Version) -> None:
        report(reporter(), submit=True)
        assert not [each for each in lines(taken_along("unicef@2026")) if each["row"] == "total" == each["indicator"]]
        assert len(lines(taken_along("unicef@2026"))) == 22

    @pytest.mark.parametrize("part", ["nobody", "unicef@never", "who@2026"])
    def test_what_there_is_not(self, kaz: Version, part: str) -> None:
        with pytest.raises(NotFound):
            taken_along(part)

    def test_of_another_entity_for_nobody_else(self, kaz: Version) -> None:
        with pytest.raises(NotAllowed):
            taken_along("undp", reporter("unicef"))


class TestComingBack:
    def test_as_it_was_it_changes_nothing(self, kaz: Version) -> None:
        report(reporter(), value=5.0)
        filled = became(taken_along())
        assert (filled.count("done"), filled.count("refused"), filled.problems) == (0, 0, [])

    def test_values_become_drafts_or_are_submitted(self, kaz: Version) -> None:
        book = taken_along()
        write(book[SHEET], at(book, "total"), {"value": 5.0, "source": "Household survey"})
        write(book[SHEET], at(book, "men"), {"value": 0, "submit": "yes"})
        assert became(book, apply=False).count("done") == 2
        assert not Observation.objects.exists(), "it was only looked at"
        assert became(book).count("done") == 2
        assert sorted(Observation.objects.values_list("row", "value", "stage", "entity")) == [
            ("men", 0, "submitted", "unicef"),
            ("total", 5, "draft", "unicef"),
        ]

    def test_what_is_refused_keeps_all_of_it(self, kaz: Version) -> None:
        book = taken_along()
        write(book[SHEET], at(book, "total"), {"value": 5.0})
        write(book[SHEET], at(book, "men", "2027"), {"value": 5.0, "submit": "yes"})
        filled = became(book)
        assert filled.count("refused") == 1
        said = [each.text for row in filled.rows for each in row.said if each.level == "problem"]
        assert any("2027 is not over" in each for each in said)
        assert not Observation.objects.exists()

    def test_the_browser_and_the_workbook_lose_nothing_of_each_other(self, kaz: Version) -> None:
        report(reporter(), value=4.7)
        book = taken_along()
        report(reporter(), value=4.7, comment="Of the second wave", seen=1)
        report(reporter(), row="women", value=4.9)
        write(book[SHEET], at(book, "total"), {"source": "Household survey"})
        write(book[SHEET], at(book, "men"), {"value": 5.4})
        assert became(book).count("done") == 2
        row = Observation.objects.get(row="total")
        assert (row.value, row.comment, row.source) == (4.7, "Of the second wave", "Household survey")
        assert Observation.objects.get(row="women").value == 4.9

    def test_the_same_cell_in_both_is_shown_and_not_overwritten(self, kaz: Version) -> None:
        book = taken_along()
        report(reporter(), value=4.7)
        write(book[SHEET], at(book, "total"), {"value": 5.0})
        filled = became(book)
        assert filled.count("refused") + len(filled.problems) == 1
        assert Observation.objects.get().value == 4.7

    def test_a_row_that_the_workbook_does_not_have_is_refused(self, kaz: Version) -> None:
        book = taken_along()
        write(book[SHEET], at(book, "total"), {"indicator": "2.3.1", "value": 5.0})
        assert became(book).count("refused") == 1


class TestCommands:
    def test_there_and_back(self, kaz: Version, tmp_path: Path) -> None:
        file = tmp_path / "unicef.xlsx"
        with time_machine.travel(AT, tick=False):
            made = CliRunner().invoke(
                app, ["data", "template", KAZ, "--entity", "unicef", "--period", "2026", str(file)]
            )
            assert (made.exit_code, "Wrote" in made.output) == (0, True), made.output
            book = load_workbook(file)
            write(book[SHEET], at(book, "total"), {"value": 5.0})
            file.write_bytes(saved(book))
            looked = CliRunner().invoke(app, ["data", "import", "book", str(file), "--dry-run", "--json"])
            assert looked.exit_code == 0, looked.output
            assert not Observation.objects.exists()
            done = CliRunner().invoke(app, ["data", "import", "book", str(file), "--json"])
        assert (done.exit_code, json.loads(done.output)["done"]) == (0, 1), done.output
        assert Observation.objects.get().value == 5

    def test_of_nobody(self, kaz: Version, tmp_path: Path) -> None:
        found = CliRunner().invoke(app, ["data", "template", KAZ, "--entity", "nobody", str(tmp_path / "x.xlsx")])
        assert found.exit_code != 0
