"""``shanyraq workplan template`` and ``… import``: the workbook of an entity there and back, with exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from shanyraq.base.access.vocabulary import Role
from shanyraq.cli.app import app
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.filled import saved, write
from tests.domains.planning import add
from tests.domains.test_register import XAA

pytestmark = pytest.mark.usefixtures("second")


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def file(second: Any, tmp_path: Path) -> Path:
    """The workbook of UNICEF, taken along with one sub-output in it."""
    add()
    path = tmp_path / "unicef.xlsx"
    done = run("workplan", "template", XAA, "--entity", "unicef", path)
    assert done.exit_code == 0, done.output
    return path


def mended(file: Path, sheet: str, row: int, **values: Any) -> Path:
    book = load_workbook(file)
    write(book[sheet], row, values)
    file.write_bytes(saved(book))
    return file


@pytest.mark.parametrize("words", [["workbook", XAA], ["workbook"], [], ["--json"]])
def test_it_comes_back_by_any_of_its_names(file: Path, words: list[str]) -> None:
    mended(file, "Sub-outputs", 3, places="North")
    looked = run("workplan", "import", *words, file, "--dry-run")
    assert looked.exit_code == 0, looked.output
    assert SubOutput.objects.get().revision == 1
    done = run("workplan", "import", *words, file)
    assert done.exit_code == 0, done.output
    assert SubOutput.objects.get().revision == 2


def test_it_says_row_by_row_what_would_be_done(file: Path) -> None:
    mended(file, "Sub-outputs", 3, places="North")
    told = run("workplan", "import", file, "--dry-run").stdout
    assert "Sub-outputs, row 3: " in told
    assert "1 row: 1 would be done, 0 change nothing, 0 refused." in told
    assert "строка 3: " in run("workplan", "import", file, "--dry-run", "--language", "ru").stdout


def test_a_refused_row_ends_with_1_and_its_place(file: Path) -> None:
    mended(file, "Sub-outputs", 3, status="sometimes")
    done = run("workplan", "import", file, "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert {name: told[name] for name in ("rows", "done", "unchanged", "refused", "applied")} == {
        "rows": 1,
        "done": 0,
        "unchanged": 0,
        "refused": 1,
        "applied": False,
    }
    (finding,) = told["findings"]
    assert (finding["sheet"], finding["row"], finding["level"]) == ("Sub-outputs", 3, "error")
    assert load_workbook(file)["Sub-outputs"][finding["column"]].value == "sometimes"
    assert "sometimes" in finding["message"]
    assert "Sub-outputs, row 3, " in run("workplan", "import", file).stderr


def test_with_the_roles_of_an_account(file: Path, tmp_path: Path) -> None:
    person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp")))
    mended(file, "Sub-outputs", 3, places="North")
    assert run("workplan", "import", file, "--as", "focal@example.org").exit_code == 1
    out = tmp_path / "undp.xlsx"
    assert run("workplan", "template", XAA, "--entity", "undp", out, "--as", "focal@example.org").exit_code == 0
    other = run("workplan", "template", XAA, "--entity", "unicef", out, "--as", "focal@example.org")
    assert other.exit_code == 4, other.output


@pytest.mark.parametrize(
    "words",
    [
        ["template", XAA, "--entity", "nobody", "out.xlsx"],
        ["template", "xbb-2020-2024", "--entity", "unicef", "out.xlsx"],
        ["template", XAA, "--entity", "unicef", "out.csv"],
        ["import", "none.xlsx"],
        ["import", "workbook", XAA, "none.xlsx"],
    ],
)
def test_what_is_not_there_is_wrong_usage(tmp_path: Path, words: list[str]) -> None:
    done = run("workplan", *[str(tmp_path / each) if "." in each else each for each in words])
    assert done.exit_code == 2, done.output


def test_another_framework_or_file(file: Path, tmp_path: Path) -> None:
    assert run("workplan", "import", "workbook", "xbb-2020-2024", file).exit_code == 2
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"PK\x03\x04 no archive")
    assert run("workplan", "import", other).exit_code == 1
