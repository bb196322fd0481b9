"""Files as evidence: what is taken, who can open it, what is erased, how it counts."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shanyraq.base.audit.models import Event
from shanyraq.base.files.keeping import keep, place_of, store
from shanyraq.base.files.models import Blob, Upload
from shanyraq.domains.engagement.models import Feedback, FeedbackFile
from shanyraq.domains.engagement.queries import file_of, sent_by, sent_on
from shanyraq.domains.engagement.verbs.evidence import drop_evidence, keep_evidence
from shanyraq.domains.engagement.verbs.feedback import ANONYMOUS
from shanyraq.domains.engagement.verbs.forgetting import forget_words
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound, Refused
from tests.base import documents
from tests.base.people import actor, person
from tests.domains.saying import AT, OBSERVED, do, moved, opened, sent
from tests.rules.test_stripping import SECRET, jpeg, segment

pytestmark = pytest.mark.django_db
TOLD = jpeg(segment(0xFE, SECRET))


@pytest.fixture
def open_kaz(kaz: Version) -> Version:
    opened()
    return kaz


def kept(content: bytes = documents.PDF, name: str = "A. Example.pdf", by: Actor = ANONYMOUS) -> str:
    """A file that a program sent; gives its hash."""
    return keep(BytesIO(content), name, len(content), person=by.person, at=AT).upload.blob.digest


def with_files(by: Actor = ANONYMOUS, **fields: str) -> tuple[int, str]:
    return sent(by, **{**OBSERVED, **(fields or {"file": kept(by=by)})})


def lies(digest: str) -> bool:
    return bool(Blob.objects.filter(digest=digest).exists() and store().exists(place_of(digest)))


def test_files_hang_on_it_under_names_of_our_own(open_kaz: Version) -> None:
    number, _ = with_files(file=kept(), third_file=kept(documents.TEXT, "Летняя школа.csv"))
    row = Feedback.objects.get(number=number)
    assert [(str(each), each.is_published) for each in row.files.all()] == [
        (f"feedback-{number}-1.pdf", False),
        (f"feedback-{number}-2.csv", False),
    ]
    assert row.pieces == 3
    assert not Upload.objects.exists()
    event = Event.objects.get(verb="engagement.feedback.send")
    assert event.change == {"about": "indicator 1.2.1", "files": 2}
    assert "Example" not in str([event.before, event.after, event.change])


def test_a_content_that_is_named_twice_hangs_once(open_kaz: Version) -> None:
    digest = kept()
    number, _ = with_files(file=digest, second_file=digest)
    assert FeedbackFile.objects.filter(feedback__number=number).count() == 1


@pytest.mark.parametrize(
    ("content", "name", "more"),
    [
        (documents.office("docx"), "a.docx", {}),
        (documents.PDF, "a.pdf", {"kind": "comment", "period": "", "value": None, "unit": ""}),
        (documents.PDF + b"0" * 5_000_000, "a.pdf", {}),
        (TOLD, "a.jpg", {}),
        (b"\xff\xd8\xff\xe1\x00\x01\xff\xd9", "a.jpg", {}),
    ],
    ids=["names its author", "a comment", "too large", "says where it was made", "cannot be read"],
)
def test_what_is_not_taken(open_kaz: Version, content: bytes, name: str, more: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        sent(**{**OBSERVED, "second_file": kept(content, name), **more})
    assert [each.field for each in refused.value.findings if each.severity == "error"] == ["second_file"]
    assert not Feedback.objects.exists()


def test_nobody_attaches_what_somebody_else_sent(open_kaz: Version) -> None:
    friend = actor(person("friend@example.org"))
    with pytest.raises(Refused):
        with_files(file=kept(by=friend))
    with pytest.raises(Refused):
        with_files(friend, file=kept(documents.TEXT, "a.txt"))


def test_only_moderators_open_it_until_both_are_published(open_kaz: Version) -> None:
    number, _ = with_files(file=kept(), second_file=kept(documents.TEXT, "a.txt"))
    row = Feedback.objects.get(number=number)

    def opens(place: int, *, moderates: bool = False) -> bool:
        row.refresh_from_db()
        try:
            return bool(file_of(row, place, moderates=moderates))
        except NotFound:
            return False

    assert (opens(1), opens(2), opens(1, moderates=True)) == (False, False, True)
    with pytest.raises(Refused):
        do("publish", number=number, files=["3"])
    do("publish", number=number, files=["2"])
    assert (opens(1), opens(2), opens(1, moderates=True), opens(3, moderates=True)) == (False, True, True, False)
    moved(number, "answer")
    assert opens(2)
    moved(number, "withdraw")
    assert not opens(2)
    moved(number, "reopen", "publish")
    assert not opens(2)


@pytest.mark.parametrize("way", ["taken back", "forgotten"])
def test_files_are_erased_with_the_words(open_kaz: Version, way: str, django_capture_on_commit_callbacks: Any) -> None:
    """Row and content at once; a content that something else holds stays."""
    held = kept(documents.TEXT, "a.txt")
    with_files(file=held)
    gone, shared = kept(), kept(documents.TEXT, "b.txt")
    number, receipt = with_files(file=gone, second_file=shared)
    assert lies(gone)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "taken back":
            do("take_back", ANONYMOUS, receipt=receipt)
        else:
            moved(number, "decline")
            assert forget_words(AT + timedelta(days=91)) == 1
    assert not FeedbackFile.objects.filter(feedback__number=number).exists()
    assert not lies(gone)
    assert lies(shared)


def test_every_file_counts_as_a_piece(open_kaz: Version) -> None:
    sent()
    with_files()
    assert sent_on(open_kaz, AT.date()) == 3
    friend = actor(person("friend@example.org"))
    with_files(friend, file=kept(by=friend))
    assert sent_on(open_kaz, AT.date()) == 3
    assert friend.person is not None
    assert (sent_by(friend.person, AT.date()), sent_by(friend.person, AT.date() + timedelta(days=1))) == (2, 0)


def test_an_account_has_a_limit_of_its_own(open_kaz: Version, settings: Any) -> None:
    """What is refused does not count; another account, and another day, has its own."""
    settings.LIMITS_A_DAY = {**settings.LIMITS_A_DAY, "feedback_accounts": 2}
    friend, other = (actor(person(f"{name}@example.org")) for name in ("friend", "other"))
    for _ in range(3):
        with pytest.raises(Refused):
            sent(friend, subject="outcome 99")
    sent(friend)
    with pytest.raises(Refused, match="no more than"):
        with_files(friend)
    sent(friend)
    with pytest.raises(Refused, match="no more than"):
        sent(friend)
    sent(other)
    sent(friend, at=AT + timedelta(days=1))
    sent()


def test_forms_keep_the_picture_alone(open_kaz: Version) -> None:
    files = {
        "file": SimpleUploadedFile("Where I live.JPG", TOLD),
        "second_file": SimpleUploadedFile("a.pdf", documents.PDF),
    }
    found = keep_evidence(files, "observation", person=None, at=AT)
    with store().open(place_of(found["file"])) as file:
        assert file.read() == jpeg()
    number, _ = with_files(**found)
    assert FeedbackFile.objects.filter(feedback__number=number).count() == 2
    drop_evidence(found, person=None)
    assert all(map(lies, found.values()))


def test_of_files_of_which_one_is_refused_none_is_kept(open_kaz: Version) -> None:
    files = {
        "file": SimpleUploadedFile("a.pdf", documents.PDF),
        "second_file": SimpleUploadedFile("b.jpg", b"\xff\xd8x"),
    }
    with pytest.raises(Refused) as refused:
        keep_evidence(files, "observation", person=None, at=AT)
    assert {each.field for each in refused.value.findings} == {"second_file"}
    assert not Blob.objects.exists()
    assert not Upload.objects.exists()
