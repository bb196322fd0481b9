"""What a command is told to use and is not there: wrong usage, whatever the command; and how commands end."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from django.conf import settings
from django.db import OperationalError
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.cli.output import Exit, Language, exits
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed
from tests.conftest import SECOND

NOTHING = "zzz-2026-2030"
ABSENT: dict[str, tuple[list[str], str]] = {
    "framework check": (["no/such/folder"], "no/such/folder: there is no such folder"),
    "framework plan": (["no/such/folder"], "no/such/folder: there is no such folder"),
    "framework apply": (["no/such/folder"], "no/such/folder: there is no such folder"),
    "framework format": (["no/such/folder"], "no/such/folder: there is no such folder"),
    "framework export": ([NOTHING], f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031."),
    "framework propose": (
        ["no/such/folder", "--title", "Title", "--reason", "Reason"],
        "no/such/folder: there is no such folder",
    ),
    "framework draft uninfo": (["no-such.xlsx", "xcc-2027-2031"], "no-such.xlsx: there is no such file"),
    "workplan import uninfo": (
        ["no-such.xlsx", "--framework", NOTHING],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
    "workplan import workbook": (["no-such.xlsx"], "no-such.xlsx: there is no such file"),
    "workplan template": (
        [NOTHING, "out.xlsx", "--entity", "unicef"],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
    "workplan export uninfo": (
        [NOTHING, "out.xlsx"],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
    "data import opensdg": (["no/such/folder", "--framework", NOTHING], "no/such/folder: there is no such folder"),
    "data import sdmx": (["no-such.xml", "--framework", NOTHING], "no-such.xml: there is no such file"),
    "data import csv": (["no-such.csv", "--framework", NOTHING], "no-such.csv: there is no such file"),
    "data import book": (["no-such.xlsx"], "no-such.xlsx: there is no such file"),
    "data template": (
        [NOTHING, "out.xlsx", "--entity", "unicef"],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
    "training fill": ([NOTHING], f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031."),
    "workplan menu import": (["no-such.csv", "--source", "A list"], "no-such.csv: there is no such file"),
    "workplan overlaps": ([NOTHING], f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031."),
    "do": (["no.such.verb"], "There is no verb no.such.verb"),
    "workbook template": (["no.such.verb", "x.xlsx"], "There is no verb no.such.verb with a workbook"),
    "workbook fill": (
        ["parties.organisation.create", "x.xlsx", "--framework", NOTHING],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
    "progress": ([NOTHING], f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031."),
    "commitments": ([NOTHING], f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031."),
    "account invite": (
        ["a@example.org", "--name", "Ann", "--role", "evaluator", "--framework", NOTHING],
        f"There is no framework {NOTHING}. Known are: kaz-2026-2030, xaa-2027-2031.",
    ),
}
TAKES_NOTHING = {
    *("account first", "account list", "audit files", "audit list", "audit verify", "docs generate", "framework list"),
    *("hooks deliver", "hooks list", "notices send", "workplan menu list", "prepare", "rules", "serve", "tidy", "work"),
}
"""Commands that are told no code and no folder that must be there."""


def commands(name: str = "", command: object = None) -> Iterator[tuple[str, TyperCommand]]:
    """Every command with its words."""
    command = command or typer.main.get_command(app)
    if isinstance(command, TyperGroup):
        context = typer.Context(command)
        for child in command.list_commands(context):
            yield from commands(f"{name} {child}".strip(), command.get_command(context, child))
    elif isinstance(command, TyperCommand):
        yield name, command


EVERY = dict(commands())


def with_option(option: str) -> list[str]:
    return [name for name, command in EVERY.items() if any(option in each.opts for each in command.params)]


def run(*words: str, status: int = Exit.DONE) -> str:
    """What the command says on standard error; on standard output it says nothing when it fails."""
    result = CliRunner().invoke(app, [*words[0].split(), *words[1:]])
    assert result.exit_code == status, result.output
    if status != Exit.DONE:
        assert result.stdout == ""
    return result.stderr


def test_the_table_names_every_command() -> None:
    assert set(ABSENT) | TAKES_NOTHING == set(EVERY)


@pytest.mark.parametrize("name", ABSENT)
def test_an_unknown_thing_is_wrong_usage(kaz: Version, second: Version, name: str) -> None:
    words, told = ABSENT[name]
    assert told in run(name, *words, status=Exit.USAGE)
    if "--json" in with_option("--json"):
        assert told in run(name, *words, "--json", status=Exit.USAGE)


@pytest.mark.parametrize("name", [name for name in with_option("--as-of") if ABSENT.get(name, [[]])[0] == [NOTHING]])
def test_a_day_before_the_first_version_is_wrong_usage(kaz: Version, name: str) -> None:
    told = run(name, kaz.code, "--as-of", "2025-12-31", status=Exit.USAGE)
    assert told == (
        "There is no framework kaz-2026-2030 on 2025-12-31. Its first version is read from 2026-01-01 on.\n"
    )
    run(name, kaz.code, "--as-of", "2026-01-01")


@pytest.mark.parametrize("name", EVERY)
def test_an_unknown_option_is_wrong_usage(db: None, name: str) -> None:
    assert "No such option" in run(name, "--nonsense", status=Exit.USAGE)


@pytest.mark.parametrize("name", with_option("--as-of"))
def test_a_day_that_is_no_day_is_wrong_usage(db: None, name: str) -> None:
    assert "2026-13-01" in run(name, "x", "--as-of", "2026-13-01", status=Exit.USAGE)


@pytest.mark.parametrize("name", with_option("--language"))
def test_a_language_that_is_not_there_is_wrong_usage(db: None, name: str) -> None:
    assert "'tlh' is not one of" in run(name, "x", "--language", "tlh", status=Exit.USAGE)
    assert [language.value for language in Language] == [code for code, _ in settings.LANGUAGES]


def test_a_command_that_is_not_there_is_wrong_usage(db: None) -> None:
    assert "No such command" in run("nonsense", status=Exit.USAGE)
    assert "No such command" in run("framework nonsense", status=Exit.USAGE)


def test_a_file_where_a_folder_belongs_is_wrong_usage(db: None, tmp_path: Path) -> None:
    file = tmp_path / "package.yaml"
    file.write_text("code: x\n")
    for name in ("check", "plan", "apply", "format"):
        assert f"{file} is a file; name the folder." in run(f"framework {name}", str(file), status=Exit.USAGE)


def test_a_path_that_cannot_be_written_is_wrong_usage(kaz: Version, tmp_path: Path) -> None:
    target = str(tmp_path / "no" / "such" / "file.json")
    assert "No such file" in run("framework export", kaz.code, target, status=Exit.USAGE)
    (tmp_path / "file").write_text("x")
    target = str(tmp_path / "file")
    assert target in run("framework export", kaz.code, target, "--format", "package", status=Exit.USAGE)


def test_a_list_without_entries_is_an_answer(empty: None) -> None:
    for words in ("framework list", "framework list --as-of 1990-01-01", "framework list --json"):
        run(words)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Conflict("kaz-2026-2030 is version 2"), Exit.CONFLICT),
        (NotAllowed("Only whoever wrote it may"), Exit.NOT_ALLOWED),
        (OperationalError("no such table"), Exit.REFUSED),
    ],
)
def test_each_end_has_its_code(db: None, error: Exception, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, exits():
        raise error
    assert end.value.exit_code == status
    told = capsys.readouterr()
    assert str(error) in told.err
    assert told.out == ""
    assert list(Exit) == [0, 1, 2, 3, 4]


def test_a_stale_package_is_a_conflict(second: Version, tmp_path: Path) -> None:
    folder = shutil.copytree(SECOND, tmp_path / "package")
    outcome = folder / "results" / "outcome-a.1.yaml"
    text = outcome.read_text(encoding="utf-8").replace("48.5", "47.5").replace("48,5", "47,5")
    outcome.write_text(text, encoding="utf-8")
    told = run("framework apply", str(folder), "--base", "7", status=Exit.CONFLICT)
    assert "this package was made from version 7" in told
    assert Version.objects.filter(framework__code=second.code).count() == 1
