"""``shanyraq do`` with a file: the path is enough, the rules are the same."""

import errno
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.files.keeping import FULL
from shanyraq.base.files.models import Blob
from shanyraq.cli.app import app
from shanyraq.kernel.scopes import Reach
from tests.base import documents
from tests.base.people import person, token_of

KAZ = "kaz-2026-2030"
ATTACH = ["do", "attachments.document.attach", "--framework", KAZ, "--kind", "indicator", "--key", "1.2.1"]
run = CliRunner().invoke
pytestmark = pytest.mark.usefixtures("kaz")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Отчёт.pdf"
    path.write_bytes(documents.PDF)
    return path


def test_a_file_is_attached_by_its_path(report: Path) -> None:
    person("member@example.org", (Role.MINISTRY, Reach(KAZ)), name="Marat Member")
    result = run(app, [*ATTACH, "--file", str(report), "--as", "member@example.org"])
    assert result.exit_code == 0, result.stderr
    assert "Marat Member attached Отчёт.pdf to 1.2.1 " in result.stdout
    assert "not scanned for viruses" in result.stderr
    assert Attachment.objects.get().blob.size == len(documents.PDF)


def test_whoever_has_the_machine_may_too(report: Path) -> None:
    result = run(app, [*ATTACH, f"--file={report}", "--json"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["subject"]["kind"] == "document"


def test_the_field_is_described_as_a_path() -> None:
    text = run(app, ["do", "attachments.document.attach"]).stdout
    assert "--file PATH  File (needed). One of: pdf, docx" in text


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("none.pdf", None, 2, "there is no such file"),
        ("page.html", b"<html>", 1, "Files of this type are not taken"),
        ("report.docx", documents.PDF, 1, "not what its name says"),
    ],
)
def test_how_it_ends(tmp_path: Path, name: str, content: bytes | None, code: int, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run(app, [*ATTACH, "--file", str(tmp_path / name)])
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
    assert not Blob.objects.exists()


def test_a_full_disk_is_told(report: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with patch("shanyraq.base.files.storage.os.replace", side_effect=full):
        report.write_bytes(documents.PDF + b"another content")
        result = run(app, [*ATTACH, "--file", str(report)])
    assert (result.exit_code, FULL in result.stderr) == (1, True)


def test_a_role_that_may_not_is_refused(report: Path) -> None:
    person("reader@example.org", (Role.EVALUATOR, Reach(KAZ)))
    result = run(app, [*ATTACH, "--file", str(report), "--as", "reader@example.org"])
    assert result.exit_code == 4
    assert not Attachment.objects.exists()


def test_a_comment_with_mentions() -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ)))
    write = [
        "do",
        "comments.comment.write",
        "--framework",
        KAZ,
        "--kind",
        "clause",
        "--key",
        "3.2-p1",
        "--text",
        "Who?",
    ]
    assert run(app, [*write, "--mentions", str(officer.pk)]).exit_code == 0
    assert run(app, [*write, "--mentions", "999999"]).exit_code == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_is_attached_on_a_server(live_server: Any, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = person("there@example.org", (Role.MINISTRY, Reach(KAZ)), name="Marat Member")
    monkeypatch.setenv("SHANYRAQ_TOKEN", token_of(holder))
    result = run(app, [*ATTACH, "--file", str(report), "--server", live_server.url])
    assert result.exit_code == 0, result.stderr
    assert "Marat Member attached Отчёт.pdf to 1.2.1 " in result.stdout
    assert Attachment.objects.get().name == "Отчёт.pdf"
    again = run(app, [*ATTACH, "--file", str(report), "--server", live_server.url])
    assert (again.exit_code, "is attached here already" in again.stderr) == (1, True), again.stderr
