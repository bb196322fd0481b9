"""A workbook whose worker was ended by force does not wait for ever: it is taken up again, or told to have failed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.jobs import rounds as rounds_of
from shanyraq.base.jobs.alive import TRIES
from shanyraq.base.jobs.working import work
from shanyraq.base.workbooks import uploads
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import Stage
from shanyraq.base.workbooks.stranded import take_up
from shanyraq.base.workbooks.tasks import do_rows_of, look_at
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.filled import with_rows
from tests.domains.test_register import XAA

CREATE = "parties.organisation.create"


@pytest.fixture
def upload(second: Version, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Upload:
    """A workbook that waits for a worker, as outside tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    monkeypatch.setattr(rounds_of, "_rounds", {})
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    content = with_rows(CREATE, [{"key": "water", "name.en": "Water Users", "kind": "media"}])
    facts = {"verb": CREATE, "framework": XAA, "site": ""}
    return look_at(SimpleUploadedFile("x.xlsx", content), officer, timezone.now(), reason="", **facts)


def stage() -> str:
    return Upload.objects.get().stage


def ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker takes the task, and is told to end twice."""
    with monkeypatch.context() as patched:

        def forced(*_: object) -> None:
            raise SystemExit(1)

        patched.setattr(uploads, "one_action", forced)
        work(timezone.now, once=True)


def test_it_is_taken_up_again(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    ended_by_force(monkeypatch)
    assert (stage(), DBTaskResult.objects.get().status) == (Stage.WAITING, "FAILED")
    work(timezone.now, once=True)
    assert stage() == Stage.WAITING
    take_up(timezone.now)
    take_up(timezone.now)
    assert DBTaskResult.objects.ready().count() == 1, "once"
    work(timezone.now, once=True)
    assert stage() == Stage.CHECKED
    do_rows_of(Upload.objects.get())
    ended_by_force(monkeypatch)
    take_up(timezone.now)
    work(timezone.now, once=True)
    assert stage() == Stage.APPLIED
    assert Registered.objects.count() == 1


def test_what_ends_its_workers_is_given_up(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(TRIES):
        assert stage() == Stage.WAITING
        ended_by_force(monkeypatch)
        take_up(timezone.now)
    assert stage() == Stage.FAILED


def test_what_was_done_is_not_called_failed_when_letters_are_given_up(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    Upload.objects.update(stage=Stage.FOLLOWING)
    DBTaskResult.objects.update(status="FAILED", worker_ids=["a", "b", "c"])
    take_up(timezone.now)
    assert stage() == Stage.APPLIED


def test_what_is_in_hand_is_left_alone(upload: Upload) -> None:
    take_up(timezone.now)
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="RUNNING")
    take_up(timezone.now)
    assert DBTaskResult.objects.count() == 1
