"""What the terminal shows: words in the language that was asked for, in columns; never a code."""

import json
import re

import pytest
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.cli.output import WIDTH
from shanyraq.domains.commitments.web.facets import STATES
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.packages.models import Version

CODES = re.compile(rf"\b({'|'.join(status.value for status in Status if '_' in status.value)}|{'|'.join(STATES)})\b")
NAMED = ["progress kaz-2026-2030", "commitments kaz-2026-2030", "rules"]


def printed(words: str) -> list[str]:
    result = CliRunner().invoke(app, words.split())
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("command", NAMED)
def test_words_and_no_codes_within_the_width(kaz: Version, command: str, language: str) -> None:
    lines = printed(f"{command} --language {language}")
    for line in lines:
        assert not CODES.search(line), line
        assert len(line) <= WIDTH, line
    if language != "en":
        assert lines != printed(f"{command} --language en")


@pytest.mark.parametrize(
    ("language", "word"), [("en", "○ No new data"), ("ru", "○ Нет новых данных"), ("kk", "○ Жаңа дерек жоқ")]
)
def test_verdicts_stand_in_a_column(kaz: Version, language: str, word: str) -> None:
    lines = printed(f"progress kaz-2026-2030 --as-of 2026-06-01 --language {language}")
    verdicts = [line for line in lines if re.match(r" {4}[●▲◆▼✕○◔–□] ", line)]
    assert any(line.strip().startswith(word) for line in verdicts)
    widths = {re.match(r" {4}\S (.*?)(?= {2,}\S)", line).end() for line in verdicts}  # type: ignore[union-attr]
    column = max(widths) + 2
    assert all(line[column - 2 : column] == "  " and line[column:].strip() for line in verdicts)


def test_commitments_stand_under_their_section(kaz: Version) -> None:
    lines = printed("commitments kaz-2026-2030")
    rows = [line for line in lines if "○ Not decided yet" in line]
    assert len(rows) == kaz.commitments.count()
    assert len({line.index("○") for line in rows}) == 1
    assert lines[-1] == f"Commitments: {len(rows)}"
    assert any(line.startswith("3.2 Cooperation Framework Management Structure") for line in lines)


def test_data_are_the_same_in_every_language(kaz: Version) -> None:
    for command in NAMED:
        data = printed(f"{command} --json")
        assert json.loads("\n".join(data))
        assert printed(f"{command} --json --language ru") == data
