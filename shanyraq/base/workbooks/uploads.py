"""Keeps an uploaded workbook, and moves it from stage to stage; no event tells of it, but of what its rows do."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation

from shanyraq.base.access.queries import actor_of
from shanyraq.base.jobs.progress import forget_progress, reporter
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.filling import Filled, Task, fill
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import UPLOAD, Stage
from shanyraq.kernel.actors import Door

KEPT_FOR = timedelta(days=7)
"""How long an uploaded workbook is kept."""


def keep(person: Any, at: datetime, **facts: Any) -> Upload:
    """Keeps an uploaded workbook."""
    return Upload.objects.create(person=person, made_at=at, **facts)


def uploads_of(person: Any) -> Any:
    """The workbooks that somebody uploaded, the newest first, without their bytes."""
    return Upload.objects.filter(person=person).defer("content", "result")


def begin(upload: Upload) -> bool:
    """Lets the rows of a workbook be done; False where that cannot be done now."""
    target = UPLOAD.after(upload.stage, "apply")
    if target is None or upload.result is None or not Filled.of(upload.result).can_be_applied:
        return False
    return bool(Upload.objects.filter(pk=upload.pk, stage=upload.stage).update(stage=target))


def go_on(pk: UUID, at: datetime) -> None:
    """Looks at the rows of a workbook, or does them. Run again after a crash, it does what is left, and once.

    The rows are done in the transaction in which the workbook moves on.
    """
    upload = Upload.objects.select_related("person").filter(pk=pk).first()
    if upload is None or upload.stage not in {Stage.WAITING, Stage.APPLYING}:
        return
    apply = upload.stage == Stage.APPLYING
    report = reporter(upload.progress_key)
    with translation.override(upload.language):
        try:
            with transaction.atomic():
                if not Upload.objects.select_for_update().filter(pk=pk, stage=upload.stage).exists():
                    return
                filled = fill(_task(upload, at), bytes(upload.content), report, apply=apply)
                act = "check" if not apply else "finish" if filled.applied else "refuse"
                _move(upload, act, at, filled)
        except Exception:
            _move(upload, "fail", at, None)
            raise
        finally:
            forget_progress(upload.progress_key)


def _task(upload: Upload, at: datetime) -> Task:
    by = actor_of(upload.person, Door.SHEET, at.date())
    return Task(verbbook()[upload.verb], upload.framework, by, at, upload.reason, upload.site)


def _move(upload: Upload, act: str, at: datetime, filled: Filled | None) -> None:
    stage = UPLOAD.after(upload.stage, act)
    assert stage is not None
    result = filled.plain() if filled else None
    Upload.objects.filter(pk=upload.pk).update(stage=stage, result=result, ended_at=at)


def forget_uploads(at: datetime) -> int:
    """Drops workbooks that were uploaded long ago, and says how many. What their rows did stays."""
    dropped, _ = Upload.objects.filter(made_at__lt=at - KEPT_FOR).delete()
    return dropped
