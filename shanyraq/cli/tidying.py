"""``shanyraq tidy``: drops what was kept for a while and is not needed any more."""

from shanyraq.base.doors.answered import forget_answers
from shanyraq.base.files.keeping import forget_uploads
from shanyraq.base.hooks.delivering import forget_deliveries
from shanyraq.base.jobs.alive import forget_tasks
from shanyraq.cli.output import exits, now, number, say


def tidy() -> None:
    """Drops answers kept for retried requests (after 24 hours), files attached to nothing (2 days), records of
    deliveries (30 days) and of tasks (7 days).

    Where a worker runs (``shanyraq serve``, ``shanyraq work``) it does so each day. Nothing that was done is dropped,
    nor its trace: only the memory that a request with this idempotency key was answered already, that an event was
    delivered to a webhook, how a task ended, and what was sent and never used.
    """
    with exits():
        answers, deliveries, tasks = forget_answers(now()), forget_deliveries(now()), forget_tasks(now())
        files = forget_uploads(now())
    say(
        f"{number(answers, 'kept answer')} dropped, {number(files, 'file')} attached to nothing, "
        f"{number(deliveries, 'record')} of deliveries, {number(tasks, 'record')} of tasks."
    )
