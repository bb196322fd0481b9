"""When a letter is due, and what stands in it: decisions over plain values. Pure.

A turn is a moment: each day, or each Monday, at an hour. A letter of a turn tells what came up, or came near, after the
turn that was told before and up to its own. So nothing is told twice and nothing is left out, however late
a letter leaves and however many turns were missed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from shanyraq.base.notices.vocabulary import Pace

AGAIN = (timedelta(days=7), timedelta(0))
"""How long before its day something is told again, after it was told when it came up. Seven days, so that a weekly
letter always comes before the day."""

SETTLED = timedelta(minutes=10)
"""What came up in the last minutes before a turn is told in the next one: its transaction may not have ended yet."""


def last_turn(pace: Pace, at: datetime, hour: int, zone: tzinfo) -> datetime | None:
    """The newest turn at a moment; None where there is none. ``hour`` is one of the day in ``zone``."""
    if pace is Pace.NEVER:
        return None
    local = at.astimezone(zone)
    day = local.date() if local.hour >= hour else local.date() - timedelta(days=1)
    if pace is Pace.WEEKLY:
        day -= timedelta(days=day.weekday())
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def is_due(turn: datetime | None, told: datetime | None, joined_at: datetime) -> bool:
    """Whether a letter of the turn is still to be sent: not before somebody came, and each turn once.

    :param told: the turn up to which they were told; None where they never were.
    """
    if turn is None:
        return False
    return turn >= joined_at if told is None else turn > told


def is_told(since: datetime, due_on: date | None, after: datetime | None, turn: datetime) -> bool:
    """Whether a notice stands in the letter of a turn.

    :param since: when it came up.
    :param after: the turn that was told before; None where there was none, so that everything is told.
    """
    came = since + SETTLED
    if came > turn:
        return False
    return after is None or any(after < moment <= turn for moment in _moments(came, due_on))


def _moments(came: datetime, due_on: date | None) -> Iterator[datetime]:
    yield came
    if due_on is not None:
        for before in AGAIN:
            near = datetime.combine(due_on - before, time(), UTC)
            if near > came:
                yield near
