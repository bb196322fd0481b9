"""Workbooks that say that they wait for a worker, while no task is left that would make one come.

A worker that is ended by force calls its task failed, and one over which workers died is given up: either way the
workbook itself would wait for ever.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from shanyraq.base.jobs.alive import TRIES
from shanyraq.base.jobs.rounds import Clock
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import BUSY
from shanyraq.base.workbooks.tasks import go_on_with
from shanyraq.base.workbooks.uploads import give_up, held


def take_up(clock: Clock) -> None:
    """Queues each of them anew; one over which several workers ended is given up, and says so."""
    for pk, stage in list(Upload.objects.filter(stage__in=BUSY).values_list("pk", "stage")):
        if _in_hand(pk):
            continue
        with transaction.atomic():
            if not held(pk, stage) or _in_hand(pk):
                continue
            if _tries(pk) < TRIES:
                go_on_with.enqueue(str(pk))
            else:
                give_up(pk, stage, clock())


def _in_hand(pk: UUID) -> bool:
    return _tasks(pk).filter(status__in=["READY", "RUNNING"]).exists()


def _tries(pk: UUID) -> int:
    """How many workers began a task of it that then failed."""
    return sum(len(each.worker_ids) for each in _tasks(pk).filter(status="FAILED"))


def _tasks(pk: UUID) -> QuerySet[DBTaskResult[..., Any]]:
    return DBTaskResult.objects.filter(task_path=go_on_with.module_path, args_kwargs__args__0=str(pk))
