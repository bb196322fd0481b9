"""``shanyraq tidy``: drops what was kept for a while and is not needed any more."""

from shanyraq.base.doors.answered import forget_answers
from shanyraq.base.hooks.delivering import forget_deliveries
from shanyraq.cli.output import exits, now, number, say


def tidy() -> None:
    """Drops answers kept for retried requests (after 24 hours) and records of deliveries (after 30 days).

    Run it once a day. Nothing that was done is dropped, nor its trace: only the memory that a request with this
    idempotency key was answered already, and that an event was delivered to a webhook.
    """
    with exits():
        answers, deliveries = forget_answers(now()), forget_deliveries(now())
    say(f"{number(answers, 'kept answer')} dropped, {number(deliveries, 'record')} of deliveries.")
