"""``shanyraq tidy``: drops what was kept for a while and is not needed any more."""

from shanyraq.base.doors.answered import forget_answers
from shanyraq.cli.output import exits, now, number, say


def tidy() -> None:
    """Drops answers that were kept for retried requests, after 24 hours. Run it once a day.

    Nothing that was done is dropped, nor its trace: only the memory that a request with this idempotency key was
    answered already.
    """
    with exits():
        dropped = forget_answers(now())
    say(f"{number(dropped, 'kept answer')} dropped.")
