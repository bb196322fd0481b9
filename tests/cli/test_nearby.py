"""Where a server is set, a command that cannot ask it says that it works with what is here; nothing else is changed."""

import json

import pytest
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version

run = CliRunner().invoke
SERVER = "https://framework.example.org"
WORDS = f"SHANYRAQ_SERVER is set, but this command does not ask {SERVER}: it works with what is here.\n"


@pytest.mark.parametrize("words", [["framework", "list"], ["audit", "list"], ["rules"], ["hooks", "list"]])
def test_one_line_on_standard_error(second: Version, words: list[str]) -> None:
    plain, told = run(app, [*words, "--json"]), run(app, [*words, "--json"], env={"SHANYRAQ_SERVER": SERVER})
    assert (plain.exit_code, told.exit_code) == (0, 0)
    assert (told.stdout, told.stderr) == (plain.stdout, WORDS + plain.stderr)
    assert json.loads(told.stdout) is not None


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_name_is_none(second: Version, value: str) -> None:
    assert "SHANYRAQ_SERVER" not in run(app, ["framework", "list"], env={"SHANYRAQ_SERVER": value}).stderr


def test_help_and_wrong_usage_say_nothing_of_it(second: Version) -> None:
    for words in (["framework", "list", "--help"], ["framework", "list", "--no-such"], ["framework"]):
        assert "does not ask" not in run(app, words, env={"SHANYRAQ_SERVER": SERVER}).output


@pytest.mark.parametrize(("language", "words"), [("ru", "не обращается"), ("kk", "жүгінбейді")])
def test_in_the_language_of_the_command(second: Version, language: str, words: str) -> None:
    told = run(app, ["framework", "list", "--language", language], env={"SHANYRAQ_SERVER": SERVER})
    assert words in told.stderr.splitlines()[0]
    told = run(app, ["--language", language, "audit", "list"], env={"SHANYRAQ_SERVER": SERVER})
    assert words in told.stderr.splitlines()[0]
