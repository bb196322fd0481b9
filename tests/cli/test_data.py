"""``shanyraq data import``: what it prints, gives back and refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from shanyraq.cli.app import app
from shanyraq.domains.indicators.models import Dataset, Observation, Point
from tests.domains.taking_data import KAZ, SAID
from tests.national import PART, WHOLE, files_of, needs_whole, packed

pytestmark = pytest.mark.usefixtures("kaz")
IN = ("--framework", KAZ)


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def counts(done: Result) -> list[int]:
    told = json.loads(done.stdout)
    assert told["rows"] == sum(told[name] for name in ("created", "updated", "unchanged", "refused"))
    return [told[name] for name in ("rows", "created", "updated", "unchanged", "refused")]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(SAID)
    return file


def test_a_table_is_taken_and_again_without_a_change(table: Path) -> None:
    done = run("data", "import", "csv", table, *IN, "--json")
    assert done.exit_code == 0, done.output
    assert counts(done) == [3, 3, 0, 0, 0]
    assert counts(run("data", "import", "csv", table, *IN, "--json")) == [3, 0, 0, 3, 0]


def test_a_dry_run_changes_nothing_and_says_so(table: Path) -> None:
    done = run("data", "import", "csv", table, *IN, "--dry-run")
    assert done.exit_code == 0
    assert "3 rows: 3 added, 0 changed, 0 as they were." in done.stdout
    assert "Nothing was changed" in done.stdout
    assert not Point.objects.exists()


def test_a_refused_row_ends_with_1_and_its_place(table: Path) -> None:
    table.write_text(SAID + "1.2.1,,soon,PT,1\n")
    done = run("data", "import", "csv", table, *IN)
    assert done.exit_code == 1
    assert "table.csv:5 YEAR: error: “soon” is no year and no period" in done.stderr
    assert "1 rows were refused." in done.stderr


def test_a_folder_and_its_archive_say_the_same(tmp_path: Path) -> None:
    done = run("data", "import", "opensdg", PART, *IN, "--json")
    assert done.exit_code == 1, "some rows contradict each other"
    assert counts(done) == [1739, 1699, 0, 18, 22]
    archive = tmp_path / "repository.zip"
    archive.write_bytes(packed({f"repository-main/{name}": held for name, held in files_of().items()}))
    assert counts(run("data", "import", "opensdg", archive, *IN, "--json")) == [1739, 0, 0, 1717, 22]


def test_a_file_of_sdmx_is_taken_under_a_name_and_a_title(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("DATAFLOW,SERIES,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,SI_POV_NAHC,KAZ,2023,5.2\n")
    done = run("data", "import", "sdmx", file, *IN, "--dataset", "global", "--title", "Global data", "--json")
    assert done.exit_code == 0, done.output
    assert Dataset.objects.values_list("key", "title").get() == ("global", "Global data")
    assert Point.objects.get().series.key == "1.2.1|SI_POV_NAHC||", "KAZ is the country itself"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("csv", "nowhere.csv", *IN), 2, "there is no such file"),
        (("opensdg", "nowhere", *IN), 2, "there is no such folder"),
        (("csv", "TABLE", "--framework", "xxx-2026-2030"), 2, "There is no framework xxx-2026-2030"),
        (("sdmx", "TABLE", *IN), 1, "a column TIME_PERIOD is missing"),
        (("opensdg", "TABLE", *IN), 1, "no ZIP archive"),
    ],
)
def test_what_cannot_be_meant(words: tuple[str, ...], code: int, said: str, table: Path) -> None:
    done = run("data", "import", *[str(table) if word == "TABLE" else word for word in words])
    assert done.exit_code == code, done.output
    assert said in done.stderr


def test_values_of_rows_are_no_national_data(table: Path) -> None:
    table.write_text("indicator,row,period,value\n1.2.1,total,2024,5\n")
    done = run("data", "import", "csv", table, *IN)
    assert done.exit_code == 0, done.output
    assert "1 lines: 1 new values" in done.stdout
    assert Observation.objects.get().printed == "5"
    assert not Point.objects.exists()


def test_without_the_right_nothing_is_taken(table: Path) -> None:
    done = run("data", "import", "csv", table, *IN, "--as", "nobody@example.org")
    assert done.exit_code == 2
    assert not Point.objects.exists()


@needs_whole
def test_the_whole_repository() -> None:
    assert counts(run("data", "import", "opensdg", WHOLE, *IN, "--json")) == [45_585, 45_302, 0, 89, 194]
    assert counts(run("data", "import", "opensdg", WHOLE, *IN, "--json")) == [45_585, 0, 0, 45_391, 194]
