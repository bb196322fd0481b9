"""``docs/how-to/add-a-framework.md``, followed to the letter: every file, every command, and what they print."""

import re
from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "how-to" / "add-a-framework.md"
BLOCK = re.compile(
    r"```(?P<kind>\{code-block\} \w+|\w+)\n(?::caption: (?P<caption>[^\n]+)\n\n)?(?P<text>.*?)```", re.DOTALL
)
ADDED = "add to "


def run(line: str) -> str:
    """A command of the page, which must succeed."""
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]
    if words[0] == "mkdir":
        Path(words[-1]).mkdir(parents=True)
        return ""
    assert words[0] == ".venv/bin/shanyraq", line
    result = CliRunner().invoke(app, words[1:])
    assert result.exit_code == 0, f"{line}\n{result.output}"
    return result.stdout


@pytest.mark.usefixtures("empty")
def test_the_page_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Client) -> None:
    monkeypatch.chdir(tmp_path)
    printed, checks, written = "", 0, 0
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["caption"]:
            path = Path(block["caption"].removeprefix(ADDED))
            with path.open("a" if block["caption"].startswith(ADDED) else "w", encoding="utf-8") as file:
                file.write(block["text"])
            written += 1
        elif block["kind"] == "console":
            printed = "".join(run(line.removeprefix("$ ")) for line in block["text"].splitlines())
            checks += "framework check" in block["text"]
        elif block["kind"] == "text":
            assert printed.strip().startswith(block["text"].strip()), printed
    assert (checks, written) == (6, 9)
    version = Version.objects.get(framework__code="xbb-2027-2031")
    assert version.reason == "Signed on 1 May 2027"
    assert b"Households with safe water" in page.get("/xbb-2027-2031/results/1/").content
    assert b"Cooperation Framework 2027" in page.get("/").content
