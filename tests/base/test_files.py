"""Keeping files: once, whole, scanned, for whoever sent them, while there is room; dropped when nothing needs them."""

import errno
import hashlib
import io
import os
import stat
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from shanyraq.base.attachments.models import Attachment
from shanyraq.base.files import keeping, storage
from shanyraq.base.files.forgetting import KEPT_FOR, forget_uploads
from shanyraq.base.files.inspecting import CHUNK
from shanyraq.base.files.keeping import Kept, NoRoom, keep, place_of, store, waiting_of
from shanyraq.base.files.models import Blob, Upload
from shanyraq.base.files.scanning import scan
from shanyraq.base.files.storage import UNFINISHED, WholeFiles
from shanyraq.base.files.vocabulary import MOST_WAITING, Scan
from shanyraq.kernel.errors import Refused
from tests.base import documents
from tests.base.people import NOW, person

pytestmark = pytest.mark.django_db
FULL = Path("/dev/full")
"""A file of Linux that is always full."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store of this test alone."""
    apart = WholeFiles(location=str(tmp_path / "files"))
    monkeypatch.setattr(keeping, "store", lambda: apart)
    return tmp_path / "files"


def sent(content: bytes = documents.PDF, name: str = "Report.pdf", who: int | None = None, **more: Any) -> Kept:
    return keep(io.BytesIO(content), name, len(content), person=who, at=more.get("at", NOW))


def lying(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_content_lies_under_its_hash_once(folder: Path) -> None:
    first, second = sent(), sent(name="../Again\u202e.pdf", who=person("a@example.org").pk)
    digest = hashlib.sha256(documents.PDF).hexdigest()
    assert lying(folder) == [f"{digest[:2]}/{digest[2:4]}/{digest}"]
    assert (folder / place_of(digest)).read_bytes() == documents.PDF
    assert first.upload.blob == second.upload.blob
    assert (first.upload.name, second.upload.name) == ("Report.pdf", "Again.pdf")
    assert Blob.objects.get().size == len(documents.PDF)


def test_sent_again_it_is_one_upload_with_the_last_name() -> None:
    sent()
    sent(name="Better.pdf", at=NOW + timedelta(hours=1))
    assert [(each.name, each.sent_at) for each in Upload.objects.all()] == [("Better.pdf", NOW + timedelta(hours=1))]


def test_nobody_else_finds_it_by_its_hash() -> None:
    owner, other = person("a@example.org"), person("b@example.org")
    digest = sent(who=owner.pk).upload.blob.digest
    assert waiting_of(owner.pk, digest) is not None
    assert waiting_of(other.pk, digest) is None
    assert waiting_of(None, digest) is None


def test_only_the_owner_of_the_process_reads_the_folders(folder: Path) -> None:
    digest = sent().upload.blob.digest
    assert stat.S_IMODE((folder / place_of(digest)).stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / digest[:2] / digest[2:4]).stat().st_mode) & 0o077 == 0


def test_what_is_torn_or_gone_is_mended_by_the_next_sending(folder: Path) -> None:
    path = folder / place_of(sent().upload.blob.digest)
    for damage in (lambda: path.write_bytes(b"half"), path.unlink):
        damage()
        sent()
        assert path.read_bytes() == documents.PDF


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"", "Empty.pdf", "files.size"),
        (documents.PDF, "Page.html", "files.type"),
        (b"MZ", "Report.pdf", "files.content"),
        (documents.office("docx", word__vbaProject_dot_bin=b"x"), "Report.docx", "files.parts"),
    ],
)
def test_what_is_refused_leaves_nothing(folder: Path, content: bytes, name: str, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        sent(content, name)
    assert {finding.rule for finding in refused.value.findings} == {rule}
    assert (lying(folder), Blob.objects.count(), Upload.objects.count()) == ([], 0, 0)


CUT_OFF = "The file is not whole: its beginning or its end is missing"
NO_TEXT = "The content of the file is not what its name says"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (documents.png()[:8], "Signature.png", CUT_OFF),
        (documents.png()[:-12], "Half.png", CUT_OFF),
        (documents.png()[:8] + documents.png()[33:], "Headless.png", CUT_OFF),
        (documents.JPEG[:-2], "Half.jpg", CUT_OFF),
        (documents.PDF[:-6], "Half.pdf", CUT_OFF),
        (b"\x00\x01\x02", "Binary.txt", NO_TEXT),
        (b"a\x00b", "Zero.txt", NO_TEXT),
        (b"a\x7fb", "Deleted.txt", NO_TEXT),
        (b"a\x1bb", "Escape.csv", NO_TEXT),
        (b"a\x1ab", "Ended.txt", NO_TEXT),
        (b"\x1a" * CHUNK + b"b", "Ended.txt", NO_TEXT),
        ("a\x1bb".encode("utf-16"), "Wide.txt", NO_TEXT),
    ],
)
def test_what_is_cut_off_or_no_text_is_refused(folder: Path, content: bytes, name: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sent(content, name)
    assert lying(folder) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (documents.png() + b"written by a camera", "More.png"),
        (documents.JPEG + bytes(CHUNK), "More.jpg"),
        (documents.JPEG[:-1].ljust(CHUNK - 1, b"x") + b"\xff\xd9", "Between.jpg"),
        (b"\xef\xbb\xbfone\ttwo\r\nnext\x0cpage\n\x1a", "Old.csv"),
        ("Қазақстан\n".encode("utf-16"), "Wide.txt"),
        ("Қазақстан\n".encode("cp1251", "replace"), "Windows.txt"),
    ],
)
def test_what_programs_really_write_is_taken(content: bytes, name: str) -> None:
    assert sent(content, name).upload.blob.size == len(content)


@pytest.mark.parametrize(("more", "taken"), [(-1, True), (0, True), (1, False)])
def test_the_limit_is_that_of_the_settings(settings: Any, more: int, taken: bool) -> None:
    settings.FILES_LARGEST = 1_000
    content = documents.PDF.ljust(1_000 + more)
    if taken:
        assert sent(content).upload.blob.size == 1_000 + more
    else:
        with pytest.raises(Refused, match=r"at most 0\.0 MB"):
            sent(content)


def test_nobody_fills_the_disk_with_what_hangs_on_nothing() -> None:
    for number in range(MOST_WAITING):
        sent(documents.PDF + str(number).encode())
    with pytest.raises(Refused, match=f"{MOST_WAITING} files that are attached to nothing"):
        sent(documents.PDF)
    assert sent(who=person("other@example.org").pk)


# The scanner


def scanner(tmp_path: Path, text: str) -> str:
    """A small program of its own, as a command."""
    path = tmp_path / "scanner.py"
    path.write_text(text, encoding="utf-8")
    return f"{sys.executable} {path}"


EICAR_LIKE = """import sys
content = open(sys.argv[1], 'rb').read()
if b'BAD' in content:
    print(sys.argv[1] + ': Test-Signature FOUND')
sys.exit(1 if b'BAD' in content else 0)
"""


def test_a_scanner_passes_one_file_and_refuses_another(folder: Path, tmp_path: Path, settings: Any) -> None:
    settings.FILE_SCAN = scanner(tmp_path, EICAR_LIKE)
    kept = sent()
    assert (kept.upload.blob.scan, kept.findings) == (Scan.CLEAN, ())
    with pytest.raises(Refused, match="The virus scanner refuses the file: Test-Signature FOUND"):
        sent(documents.PDF + b"BAD")
    assert len(lying(folder)) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("import sys; print('no database'); sys.exit(2)", "could not look at the file.*no database"),
        ("raise SystemExit(50)", "could not look"),
    ],
)
def test_a_scanner_that_fails_lets_nothing_pass(tmp_path: Path, settings: Any, command: str, said: str) -> None:
    settings.FILE_SCAN = scanner(tmp_path, command)
    with pytest.raises(Refused, match=said):
        sent()
    assert not Blob.objects.exists()


@pytest.mark.parametrize("command", ["/no/such/program", "'unclosed", "no.such.module:function", "os:no_such"])
def test_a_scanner_that_is_not_there_lets_nothing_pass(settings: Any, command: str) -> None:
    settings.FILE_SCAN = command
    with pytest.raises(Refused, match="could not look"):
        sent()


def test_a_scanner_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.base.files.scanning.SECONDS", 0.2)
    state, said = scan(tmp_path, scanner(tmp_path, "import time; time.sleep(30)"))
    assert (state, "timed out" in said) == (Scan.FAILED, True)


def found_in(path: Path) -> str:
    return "Bad" if b"BAD" in path.read_bytes() else ""


def test_a_scanner_may_be_a_function(settings: Any) -> None:
    settings.FILE_SCAN = "tests.base.test_files:found_in"
    assert sent().upload.blob.scan == Scan.CLEAN
    with pytest.raises(Refused, match="refuses the file: Bad"):
        sent(documents.PDF + b"BAD")


def test_without_a_scanner_that_is_told_and_a_later_scan_counts(settings: Any) -> None:
    kept = sent()
    assert kept.upload.blob.scan == Scan.UNSCANNED
    assert "not scanned for viruses" in str(kept.findings[0].message)
    settings.FILE_SCAN = "tests.base.test_files:found_in"
    assert sent().upload.blob.scan == Scan.CLEAN
    settings.FILE_SCAN = ""
    assert sent().upload.blob.scan == Scan.CLEAN


# A full disk, and a crash


def test_where_there_is_no_room_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes go to a device that is full, as the system says it."""
    opened = os.fdopen

    def full(number: int, mode: str) -> Any:
        os.dup2(os.open(FULL, os.O_WRONLY), number)
        return opened(number, mode)

    monkeypatch.setattr(storage.os, "fdopen", full)
    with pytest.raises(NoRoom, match="There is no room"):
        sent()
    assert (lying(folder), Blob.objects.count(), Upload.objects.count()) == ([], 0, 0)
    monkeypatch.undo()


def test_a_crash_leaves_no_half_file_under_the_hash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    digest = hashlib.sha256(documents.PDF).hexdigest()
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            sent()
    assert not (folder / place_of(digest)).exists()
    sent()
    assert (folder / place_of(digest)).read_bytes() == documents.PDF


def test_other_faults_of_the_disk_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", denied)
    with pytest.raises(PermissionError):
        sent()


# Dropping


def attached(kept: Kept) -> Attachment:
    return Attachment.objects.create(
        framework="kaz-2026-2030",
        kind="indicator",
        key="1.2.1",
        about="x",
        blob=kept.upload.blob,
        name="Report.pdf",
        by="x",
        at=NOW,
    )


@pytest.mark.parametrize(
    ("late", "dropped"), [(timedelta(seconds=-1), 0), (timedelta(0), 0), (timedelta(seconds=1), 1)]
)
def test_what_hangs_on_nothing_is_dropped_after_two_days(folder: Path, late: timedelta, dropped: int) -> None:
    sent()
    assert forget_uploads(NOW + KEPT_FOR + late) == dropped
    assert len(lying(folder)) == Blob.objects.count() == 1 - dropped


def test_what_is_attached_stays(folder: Path) -> None:
    attached(sent())
    assert forget_uploads(NOW + timedelta(days=400)) == 1
    assert len(lying(folder)) == Blob.objects.count() == 1


def test_what_somebody_sent_again_stays(folder: Path) -> None:
    sent()
    sent(who=person("a@example.org").pk, at=NOW + timedelta(days=3))
    assert forget_uploads(NOW + timedelta(days=4)) == 1
    assert len(lying(folder)) == 1


def test_what_a_crash_left_is_swept_away(folder: Path) -> None:
    sent()
    (folder / UNFINISHED / "tmpx").write_bytes(b"half")
    os.utime(folder / UNFINISHED / "tmpx", (NOW.timestamp(), NOW.timestamp()))
    forget_uploads(NOW + KEPT_FOR)
    assert f"{UNFINISHED}/tmpx" in lying(folder)
    forget_uploads(NOW + KEPT_FOR + timedelta(seconds=1))
    assert f"{UNFINISHED}/tmpx" not in lying(folder)


def test_a_content_without_a_row_is_swept_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database had no room for the row, or the process ended before it was there."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Upload, "save", full)
        with pytest.raises(NoRoom):
            sent()
    held = attached(sent(documents.TEXT, "Notes.txt")).blob.digest
    orphan = place_of(hashlib.sha256(documents.PDF).hexdigest())
    (folder / "aa" / "bb").mkdir(parents=True)
    (folder / "aa" / "bb" / "README").write_bytes(b"of somebody else")
    for name in lying(folder):
        os.utime(folder / name, (NOW.timestamp(), NOW.timestamp()))
    assert Blob.objects.count() == 1
    forget_uploads(NOW + KEPT_FOR)
    assert orphan in lying(folder)
    forget_uploads(NOW + KEPT_FOR + timedelta(seconds=1))
    assert lying(folder) == sorted([place_of(held), "aa/bb/README"])
    assert Blob.objects.count() == 1


def test_copies_for_the_scanner_that_a_crash_left_are_swept_away(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, young = Path(tempfile.mkstemp(prefix=keeping.FOR_SCAN)[1]), Path(tempfile.mkstemp(prefix=keeping.FOR_SCAN)[1])
    os.utime(left, (NOW.timestamp(), NOW.timestamp()))
    os.utime(young, (NOW.timestamp() + 1, NOW.timestamp() + 1))
    forget_uploads(NOW + KEPT_FOR + timedelta(seconds=1))
    assert (left.exists(), young.exists()) == (False, True)


def test_a_content_is_read_and_written_before_the_transaction(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction of SQLite keeps everybody else from writing, and a disk may take its time."""
    before, during = len(connection.savepoint_ids), []
    write = WholeFiles._save

    def watched(self: WholeFiles, name: str, content: Any) -> str:
        during.append(len(connection.savepoint_ids))
        return write(self, name, content)

    monkeypatch.setattr(WholeFiles, "_save", watched)
    sent()
    assert during == [before]


def test_the_store_of_this_installation_is_that_of_the_settings() -> None:
    found = store()  # not that of the tests above
    assert found is storages["files"]
    assert found.save("aa/bb/name", ContentFile(b"x")) == found.save("aa/bb/name", ContentFile(b"x")) == "aa/bb/name"
