"""What follows the rows of a workbook, a letter say: it leaves once they are done; whoever sent it hears when not."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from shanyraq.base.access.models import Invitation
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.workbooks import uploads
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import BUSY, Stage
from shanyraq.base.workbooks.tasks import do_rows_of, look_at
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.filled import done, with_rows
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

INVITE = "accounts.person.invite"
NO_MAIL = "tests.base.no_mail.NoMail"
NOT_SENT = "The letter could not be sent. Withdraw the invitation, and invite again."


def content(at: datetime = AT) -> bytes:
    """Two people to be invited, each with a role for some months from a day on."""
    ends = (at + timedelta(days=100)).date()
    one = {"name": "New", "role": "evaluator", "framework": XAA, "ends_on": ends, "language": "en"}
    return with_rows(INVITE, [{**one, "email": "one@example.org"}, {**one, "email": "two@example.org"}])


def said(filled: Filled) -> list[tuple[str, list[tuple[str, str]]]]:
    """What became of each row, and what is said of it."""
    return [(row.state, [(each.level, each.text) for each in row.said]) for row in filled.rows]


def test_letters_leave_when_the_rows_are_done(second: Version) -> None:
    looked = done(INVITE, content(), apply=False)
    assert said(looked) == [("done", [])] * 2
    assert mail.outbox == []
    assert said(done(INVITE, content())) == [("done", [])] * 2
    assert [letter.to for letter in mail.outbox] == [["one@example.org"], ["two@example.org"]]


def test_the_same_invitation_twice_is_refused(second: Version) -> None:
    ends = (AT + timedelta(days=100)).date()
    row = {"name": "New", "role": "evaluator", "framework": XAA, "ends_on": ends, "language": "en"}
    rows = with_rows(INVITE, [{**row, "email": "one@example.org"}] * 2)
    filled = done(INVITE, rows)
    assert [row.state for row in filled.rows] == ["done", "refused"]
    assert "An invitation to this role is open; withdraw it first" in str(said(filled)[1])
    assert not filled.applied


def test_a_name_that_turns_letters_around_is_refused_in_its_row(second: Version) -> None:
    ends = (AT + timedelta(days=100)).date()
    row = {"name": "Ann\u202egnp", "role": "evaluator", "framework": XAA, "ends_on": ends, "email": "a@example.org"}
    filled = done(INVITE, with_rows(INVITE, [row]))
    assert [each.state for each in filled.rows] == ["refused"]
    assert "turns letters around, such as U+202E; take it out" in str(said(filled)[0])
    assert not filled.applied


def test_letters_that_fail_are_told(second: Version, settings: Any) -> None:
    settings.EMAIL_BACKEND = NO_MAIL
    filled = done(INVITE, content())
    assert filled.applied
    assert said(filled) == [("done", [("trouble", NOT_SENT)])] * 2


@pytest.fixture
def upload(second: Version) -> Upload:
    """A workbook that was looked at, and can be done."""
    officer = person("officer@example.org", (Role.ADMINISTRATOR, Reach()))
    facts = {"verb": INVITE, "framework": "", "site": "https://example.org"}
    kept = look_at(SimpleUploadedFile("new.xlsx", content(timezone.now())), officer, AT, reason="", **facts)
    return Upload.objects.get(pk=kept.pk)


def test_letters_that_fail_are_told_on_the_page(upload: Upload, settings: Any) -> None:
    settings.EMAIL_BACKEND = NO_MAIL
    do_rows_of(upload)
    upload.refresh_from_db()
    assert upload.stage == Stage.APPLIED
    assert NOT_SENT in main_of(signed_in(upload.person), f"/workbooks/uploaded/{upload.pk}/")


def test_letters_that_were_sent_leave_no_words(upload: Upload) -> None:
    do_rows_of(upload)
    upload.refresh_from_db()
    assert said(Filled.of(upload.result)) == [("done", [])] * 2
    assert len(mail.outbox) == 2


def test_letters_that_a_crash_lost_are_told(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    """The secret in a letter is known to nobody else: another worker cannot send it, but says so."""

    def killed(*_: object) -> None:
        raise SystemExit

    monkeypatch.setattr(uploads, "paid", killed)
    Upload.objects.update(stage=Stage.APPLYING)
    with pytest.raises(SystemExit):
        uploads.go_on(upload.pk, timezone.now())
    upload.refresh_from_db()
    assert upload.stage == Stage.FOLLOWING
    assert upload.stage in BUSY
    uploads.go_on(upload.pk, timezone.now())
    upload.refresh_from_db()
    assert upload.stage == Stage.APPLIED
    assert said(Filled.of(upload.result)) == [("done", [("trouble", NOT_SENT)])] * 2
    assert Invitation.objects.count() == 2
    assert mail.outbox == []
