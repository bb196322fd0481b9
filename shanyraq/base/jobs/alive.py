"""Workers that are alive, and tasks whose worker is not: these are begun anew."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from shanyraq.base.jobs.models import Worker

SEEN_EVERY = timedelta(seconds=5)
"""How often a worker says that it is alive."""
GONE_AFTER = timedelta(seconds=60)
"""After this silence a worker counts as gone: longer than anything that holds a database for itself."""
TRIES = 3
"""How many workers may die over a task before it is given up."""
KEPT_FOR = timedelta(days=7)
"""How long it is known how a task ended."""


def seen(name: str, at: datetime) -> None:
    """Says that a worker is alive."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": at})


def gone(name: str) -> None:
    """Says that a worker has ended."""
    Worker.objects.filter(name=name).delete()


def working(at: datetime) -> bool:
    """Whether any worker is alive."""
    return Worker.objects.filter(seen_at__gt=at - GONE_AFTER).exists()


def begin_anew(at: datetime, by: str = "") -> int:
    """Gives back the tasks of workers that are gone, and says how many. What killed several is given up.

    ``by``: the worker that asks. It does no task while it asks: one that is called its own is one whose end could not
    be written.
    """
    Worker.objects.filter(seen_at__lte=at - GONE_AFTER).delete()
    alive = set(Worker.objects.values_list("name", flat=True)) - {by}
    orphans = [task for task in DBTaskResult.objects.running() if not alive.intersection(task.worker_ids[-1:])]
    for task in orphans:
        if len(task.worker_ids) >= TRIES:
            task.set_failed(RuntimeError("the worker ended before the task did, each time"))
        else:
            DBTaskResult.objects.running().filter(pk=task.pk).update(status="READY", started_at=None)
    return len(orphans)


def forget_tasks(at: datetime) -> int:
    """Drops what is known of tasks that ended long ago, and says of how many."""
    dropped, _ = DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT_FOR).delete()
    return dropped
