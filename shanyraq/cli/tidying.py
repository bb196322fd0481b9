"""``shanyraq tidy``: drops what was kept for a while and is not needed any more."""

from shanyraq.base.accounts.forgetting import forget_invitations, forget_sessions
from shanyraq.base.doors.answered import forget_answers
from shanyraq.base.doors.drafts import forget_drafts
from shanyraq.base.files.keeping import forget_uploads
from shanyraq.base.hooks.delivering import forget_deliveries
from shanyraq.base.jobs.alive import forget_tasks
from shanyraq.cli.output import exits, now, number, say


def tidy() -> None:
    """Drops what was kept for a while: answers, records of deliveries and tasks, files, drafts, sessions.

    Where a worker runs (``shanyraq serve``, ``shanyraq work``) it does so each day. Nothing that was done is dropped,
    nor its trace: only the memory that a request with this idempotency key was answered already (24 hours), that an
    event was delivered to a webhook (30 days), how a task ended (7 days); files that were attached to nothing (2 days),
    what was typed and never sent (30 days), sessions that ran out, and invitations that nobody accepted (30 days).
    """
    with exits():
        answers, deliveries, tasks = forget_answers(now()), forget_deliveries(now()), forget_tasks(now())
        files, drafts = forget_uploads(now()), forget_drafts(now())
        sessions, invitations = forget_sessions(now()), forget_invitations(now())
    say(
        f"{number(answers, 'kept answer')} dropped, {number(files, 'file')} attached to nothing, "
        f"{number(deliveries, 'record')} of deliveries, {number(tasks, 'record')} of tasks, "
        f"{number(drafts, 'draft')}, {number(sessions, 'session')}, {number(invitations, 'invitation')}."
    )
