"""``shanyraq workbook``: taken along, filled in, looked at, done; with the exit codes of every other command."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.filled import saved, write
from tests.domains.test_register import XAA

CREATE = "parties.organisation.create"
IN = ["--framework", XAA]
run = CliRunner().invoke


@pytest.fixture
def file(second: Version, tmp_path: Path) -> Path:
    """A workbook that the command wrote, with two rows filled in."""
    path = tmp_path / "new.xlsx"
    assert run(app, ["workbook", "template", CREATE, str(path), *IN]).exit_code == 0
    book = load_workbook(path)
    write(book["Rows"], 3, {"key": "water", "name.en": "Water", "kind": "Civil society"})
    write(book["Rows"], 4, {"key": "fire", "name.en": "Fire", "kind": "media"})
    path.write_bytes(saved(book))
    return path


def test_it_is_looked_at_and_then_done(file: Path) -> None:
    looked = run(app, ["workbook", "fill", CREATE, str(file), *IN])
    assert (looked.exit_code, Registered.objects.count()) == (0, 0)
    assert looked.stdout.endswith("2 rows: 2 would be done, 0 change nothing, 0 refused.\n")
    done = run(app, ["workbook", "fill", CREATE, str(file), *IN, "--apply", "--json"])
    assert json.loads(done.stdout) == {
        "rows": 2,
        "done": 2,
        "unchanged": 0,
        "refused": 0,
        "applied": True,
        "findings": [],
    }
    assert set(Event.objects.filter(verb=CREATE).values_list("door", flat=True)) == {"sheet"}


def test_what_is_refused_is_told_with_its_cell_and_marked(file: Path, tmp_path: Path) -> None:
    book = load_workbook(file)
    write(book["Rows"], 4, {"kind": "charity"})
    file.write_bytes(saved(book))
    copy = tmp_path / "mend.xlsx"
    result = run(app, ["workbook", "fill", CREATE, str(file), *IN, "--apply", "--json", "--marked", str(copy)])
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["row"], finding["column"], finding["level"]) == (4, "G4", "error")
    assert "charity" in load_workbook(copy)["Rows"]["G4"].comment.text
    assert not Registered.objects.exists()


def test_it_is_done_with_the_roles_of_an_account(file: Path) -> None:
    person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    person("reader@example.org", (Role.EVALUATOR, Reach(XAA)))
    words = ["workbook", "fill", CREATE, str(file), *IN, "--apply", "--as"]
    assert run(app, [*words, "reader@example.org"]).exit_code == 1
    assert run(app, [*words, "officer@example.org"]).exit_code == 0


def test_a_framework_is_named_where_rows_are_about_one(file: Path) -> None:
    result = run(app, ["workbook", "fill", CREATE, str(file)])
    assert result.exit_code == 2
    assert "name it with --framework" in result.stderr


def test_a_file_that_is_not_there(second: Version) -> None:
    assert run(app, ["workbook", "fill", CREATE, "nothing.xlsx", *IN]).exit_code == 1
