"""Keeps an uploaded workbook, and moves it from stage to stage; no event tells of it, but of what its rows do."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation

from shanyraq.base.access.queries import actor_of
from shanyraq.base.jobs.progress import forget_progress, reporter
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.book_filling import BookTask, several_actions
from shanyraq.base.workbooks.books import book_named
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.filling import Task, Work, one_action, paid
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import BUSY, UPLOAD, Stage
from shanyraq.kernel.actors import Door
from shanyraq.kernel.sentences import Sentence, gettext_noop

KEPT_FOR = timedelta(days=7)
"""How long an uploaded workbook is kept."""
MOST_WAITING = 5
"""Workbooks of one person that wait for a worker; until one of them is looked at, no more are taken."""
TOO_MANY_WAIT = gettext_noop(
    "{count} of your workbooks still wait for their turn; send this one when they were looked at"
)


def keep(person: Any, at: datetime, **facts: Any) -> Upload:
    """Keeps an uploaded workbook."""
    return Upload.objects.create(person=person, made_at=at, **facts)


def uploads_of(person: Any) -> Any:
    """The workbooks that somebody uploaded, the newest first, without their bytes."""
    return Upload.objects.filter(person=person).defer("content", "result")


def upload_of(person: int | None, pk: Any) -> Upload | None:
    """One of the workbooks that somebody uploaded, without its bytes: these are read when they are asked for.

    While a worker is busy with it, what is known of its rows is not read either: pages and programs look each second.
    """
    return Upload.objects.filter(person=person, pk=pk).defer("content", "result").first()


def refused_waiting(person: Any) -> Sentence | None:
    """Why no more workbooks of somebody are taken now; None where they are. Until then the others have their turn."""
    busy = Upload.objects.filter(person=person, stage__in=BUSY).count()
    return Sentence(TOO_MANY_WAIT, {"count": busy}) if busy >= MOST_WAITING else None


def begin(upload: Upload) -> bool:
    """Lets the rows of a workbook be done; False where that cannot be done now."""
    target = UPLOAD.after(upload.stage, "apply")
    if target is None or upload.result is None or not Filled.of(upload.result).can_be_applied:
        return False
    return bool(Upload.objects.filter(pk=upload.pk, stage=upload.stage).update(stage=target))


def discard(upload: Upload) -> bool:
    """Drops a workbook at which nobody works; what its rows did stays. False where somebody does."""
    dropped, _ = Upload.objects.filter(pk=upload.pk).exclude(stage__in=BUSY).delete()
    return bool(dropped)


def go_on(pk: UUID, at: datetime) -> None:
    """Looks at the rows of a workbook, or does them. Run again after a crash, it does what is left, and once.

    The rows are done in the transaction in which the workbook moves on; what follows them leaves after it, once.
    """
    upload = Upload.objects.select_related("person").filter(pk=pk).first()
    if upload is None or upload.stage not in BUSY:
        return
    if upload.stage == Stage.FOLLOWING:  # who let it follow is gone; the rows say what may not have happened
        _move(pk, upload.stage, "finish")
        return
    apply = upload.stage == Stage.APPLYING
    report = reporter(upload.progress_key)
    with translation.override(upload.language):
        try:
            work = _work(upload, at)
            with transaction.atomic():
                if not held(pk, upload.stage):
                    return
                filled, owed = work.fill(report, apply=apply)
                act = _act(filled, owed, apply=apply)
                _move(pk, upload.stage, act, ended_at=at, result=filled.plain())
            if owed:
                _move(pk, Stage.FOLLOWING, "finish", result=paid(filled, owed).plain())
        except Exception:
            _move(pk, upload.stage, "fail", ended_at=at, result=None)
            raise
        finally:
            forget_progress(upload.progress_key)


def held(pk: UUID, stage: str) -> bool:
    """Whether a workbook still stands in a stage; until the end of the transaction nobody else moves it on."""
    return bool(Upload.objects.select_for_update().filter(pk=pk, stage=stage).exists())


def give_up(pk: UUID, stage: str, at: datetime) -> None:
    """Ends a workbook over which workers died: rows that were done stay done, and say what did not follow."""
    if stage == Stage.FOLLOWING:
        _move(pk, stage, "finish")
    else:
        _move(pk, stage, "fail", ended_at=at, result=None)


def _act(filled: Filled, owed: Sequence[Any], *, apply: bool) -> str:
    if not apply:
        return "check"
    if not filled.applied:
        return "refuse"
    return "follow" if owed else "finish"


def _work(upload: Upload, at: datetime) -> Work:
    """What a file asks for; it is read at once, before anybody else has to wait."""
    by, content = actor_of(upload.person, Door.SHEET, at.date()), bytes(upload.content)
    if book_named(upload.verb) is not None:
        return several_actions(BookTask(by, at, upload.framework, upload.reason, upload.site), content)
    return one_action(Task(verbbook()[upload.verb], upload.framework, by, at, upload.reason, upload.site), content)


def _move(pk: UUID, stage: str, act: str, **facts: Any) -> None:
    """Moves a workbook on from a stage, where it still stands there: whoever was quicker is not overwritten."""
    target = UPLOAD.after(stage, act)
    assert target is not None
    Upload.objects.filter(pk=pk, stage=stage).update(stage=target, **facts)


def forget_uploads(at: datetime) -> int:
    """Drops workbooks that were uploaded long ago, and says how many. What their rows did stays."""
    dropped, _ = Upload.objects.filter(made_at__lt=at - KEPT_FOR).delete()
    return dropped
