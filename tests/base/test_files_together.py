"""The same content sent by many at once, while what hangs on nothing is dropped: one file, never none."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from shanyraq.base.files import keeping, verifying
from shanyraq.base.files.forgetting import KEPT_FOR, forget_uploads
from shanyraq.base.files.keeping import keep, place_of
from shanyraq.base.files.models import Blob, Upload
from shanyraq.base.files.storage import WholeFiles
from shanyraq.kernel.sentences import Sentence
from tests.api.together import Together
from tests.base import documents
from tests.base.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    apart = WholeFiles(location=str(tmp_path / "files"))
    for module in (keeping, verifying):
        monkeypatch.setattr(module, "store", lambda: apart)
    return tmp_path / "files"


def sends(at: Any = NOW) -> Callable[[], str]:
    def work() -> str:
        kept = keep(io.BytesIO(documents.PDF), "Report.pdf", len(documents.PDF), person=None, at=at)
        return kept.upload.blob.digest

    return work


def state(digest: str) -> tuple[int, int]:
    return Blob.objects.filter(digest=digest).count(), Upload.objects.filter(blob__digest=digest).count()


def test_eight_who_send_the_same_content(tmp_path: Path, folder: Path) -> None:
    together = Together(tmp_path)
    found = together(*[sends() for _ in range(8)])
    assert len(set(found)) == 1
    assert together.alone(lambda: state(found[0])) == (1, 1)
    assert (folder / place_of(found[0])).read_bytes() == documents.PDF


def test_what_is_sent_while_it_is_dropped_is_there(tmp_path: Path, folder: Path) -> None:
    """However the two meet: a row has its file, and a file that somebody sent now has its row."""
    together = Together(tmp_path)
    for number in range(12):
        early, now = NOW + timedelta(days=10 * number), NOW + timedelta(days=10 * number + 5)
        digest = together.alone(sends(early))
        together(sends(now), lambda now=now: forget_uploads(now), sends(now), lambda now=now: forget_uploads(now))
        assert together.alone(lambda digest=digest: state(digest)) == (1, 1)
        assert (folder / place_of(digest)).read_bytes() == documents.PDF
        together.alone(lambda now=now: forget_uploads(now + KEPT_FOR + timedelta(seconds=1)))
        assert together.alone(lambda digest=digest: state(digest)) == (0, 0)
        assert not (folder / place_of(digest)).exists()


def test_what_is_dropped_between_two_looks_is_written_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away after it was seen is a file that is not there, and no failure."""
    digest = sends()()
    seen = WholeFiles.exists

    def and_then_it_goes(self: WholeFiles, name: str) -> bool:
        found = seen(self, name)
        (folder / name).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(WholeFiles, "exists", and_then_it_goes)
    assert sends()() == digest
    monkeypatch.undo()
    assert (folder / place_of(digest)).read_bytes() == documents.PDF


def test_what_is_dropped_while_all_are_read_anew_is_not_missing(folder: Path) -> None:
    """A content that lacks its file is a fault; one that lacks its row as well was dropped as it should be."""
    for number in range(3):
        content = documents.PDF + b"%" * number
        keep(io.BytesIO(content), "Report.pdf", len(content), person=None, at=NOW)
    _first, second, third = Blob.objects.order_by("digest").values_list("digest", flat=True)
    found = verifying.faults()
    assert next(found) is None
    (folder / place_of(second)).unlink()
    assert next(found) == verifying.Fault(second, Sentence(verifying.MISSING))
    forget_uploads(NOW + KEPT_FOR + timedelta(seconds=1))
    assert not Blob.objects.filter(digest=third).exists()
    assert list(found) == []
