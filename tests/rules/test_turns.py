"""When letters are due and what stands in them: tables, each bound from both sides."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from shanyraq.base.notices.turns import SETTLED, is_due, is_told, last_turn
from shanyraq.base.notices.vocabulary import Pace

ALMATY = ZoneInfo("Asia/Almaty")  # five hours ahead of UTC
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 11) -> datetime:
    """A moment in 2026; 2 November is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("pace", "moment", "turn"),
    [
        (Pace.DAILY, at(10, 6), at(10, 6)),
        (Pace.DAILY, at(10, 6) - SECOND, at(9, 6)),
        (Pace.DAILY, at(10, 23, 59), at(10, 6)),
        (Pace.WEEKLY, at(9, 6), at(9, 6)),
        (Pace.WEEKLY, at(9, 6) - SECOND, at(2, 6)),
        (Pace.WEEKLY, at(15, 23, 59), at(9, 6)),
        (Pace.WEEKLY, at(16, 5, 59), at(9, 6)),
        (Pace.WEEKLY, at(16, 6), at(16, 6)),
        (Pace.NEVER, at(9, 6), None),
    ],
)
def test_the_newest_turn(pace: Pace, moment: datetime, turn: datetime | None) -> None:
    assert last_turn(pace, moment, 6, UTC) == turn


@pytest.mark.parametrize(
    ("zone", "pace", "moment", "turn"),
    [
        (ALMATY, Pace.DAILY, at(10, 1), at(10, 1)),
        (ALMATY, Pace.DAILY, at(10, 1) - SECOND, at(9, 1)),
        (ALMATY, Pace.WEEKLY, at(16, 1), at(16, 1)),
        (ALMATY, Pace.WEEKLY, at(15, 20), at(9, 1)),  # there it is Monday already, and one o'clock
        (BERLIN, Pace.DAILY, at(24, 4, month=10), at(24, 4, month=10)),
        (BERLIN, Pace.DAILY, at(25, 5, month=10), at(25, 5, month=10)),  # the clocks went back in the night
        (BERLIN, Pace.DAILY, at(25, 5, month=10) - SECOND, at(24, 4, month=10)),
    ],
)
def test_the_hour_is_that_of_the_installation(zone: ZoneInfo, pace: Pace, moment: datetime, turn: datetime) -> None:
    assert last_turn(pace, moment, 6, zone) == turn


@pytest.mark.parametrize(
    ("turn", "told", "joined", "due"),
    [
        (None, None, at(1), False),
        (at(9, 6), None, at(9, 6), True),
        (at(9, 6), None, at(9, 6) + SECOND, False),
        (at(9, 6), at(9, 6), at(1), False),
        (at(9, 6), at(9, 6) - SECOND, at(1), True),
        (at(9, 6), at(10, 6), at(1), False),  # the hour was set back
    ],
)
def test_each_turn_once_and_none_before_somebody_came(
    turn: datetime | None, told: datetime | None, joined: datetime, due: bool
) -> None:
    assert is_due(turn, told, joined) is due


DUE = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("since", "due_on", "after", "turn", "told"),
    [
        # what came up
        (at(5), None, at(4), at(5), True),
        (at(5), None, at(4), at(5) - SECOND, False),
        (at(5), None, at(5), at(6), False),
        (at(5), None, at(5) - SECOND, at(6), True),
        # the first letter tells everything that is there, and nothing that is not yet
        (at(1), None, None, at(30), True),
        (at(5), None, None, at(5) - SECOND, False),
        # a week before its day
        (at(1), DUE, at(12), at(13), True),
        (at(1), DUE, at(12), at(13) - SECOND, False),
        (at(1), DUE, at(13), at(14), False),
        # on its day
        (at(1), DUE, at(19), at(20), True),
        (at(1), DUE, at(19), at(20) - SECOND, False),
        (at(1), DUE, at(20), at(21), False),
        # what came up later than a week before is not told as of then
        (at(15), DUE, at(12), at(14), False),
        (at(15), DUE, at(12), at(15), True),
        # what is past its day is told when it comes up for somebody, and then no more
        (at(25), DUE, at(24), at(25), True),
        (at(25), DUE, at(25), at(28), False),
    ],
)
def test_what_stands_in_a_letter(
    since: datetime, due_on: date | None, after: datetime | None, turn: datetime, told: bool
) -> None:
    assert is_told(since - SETTLED, due_on, after, turn) is told


@pytest.mark.parametrize("pace", [Pace.DAILY, Pace.WEEKLY])
@pytest.mark.parametrize("due", range(1, 29))
def test_whoever_hears_weekly_hears_before_the_day(pace: Pace, due: int) -> None:
    """Whichever weekday it is due on: the last letter before it, or on it, told it at most seven days ahead."""
    day = date(2026, 11, 1) + timedelta(days=due + 14)
    step = timedelta(days=1 if pace is Pace.DAILY else 7)
    turns = [at(2, 6) + step * number for number in range(60 if pace is Pace.DAILY else 9)]
    heard = [turn for before, turn in pairwise(turns) if is_told(at(1, month=9), day, before, turn)]
    ahead = [(day - turn.date()).days for turn in heard]
    assert any(0 <= days <= 7 for days in ahead), ahead
    assert len(heard) == 2
