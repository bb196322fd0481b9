"""What is taken back next, and done again: a table of steps."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.undoing import Next, Step, next_of

ONE, TWO, THREE = Step(1), Step(2), Step(3)
EARLIER, LATER, LAST = (datetime(2027, 3, 1, hour, tzinfo=UTC) for hour in (8, 9, 10))
BLOCK = [Step(1, at=EARLIER), Step(2, at=LATER), Step(3, at=LATER)]
TAKEN = [*BLOCK, Step(4, 3, LAST), Step(5, 2, LAST)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], Next()),
        ([ONE], Next((1,))),
        ([ONE, TWO, THREE], Next((3,))),
        ([ONE, TWO, THREE, Step(4, 3)], Next((2,), (4,))),
        ([ONE, TWO, THREE, Step(4, 3), Step(5, 2)], Next((1,), (5,))),
        ([ONE, TWO, THREE, Step(4, 3), Step(5, 2), Step(6, 1)], Next((), (6,))),
        ([ONE, TWO, THREE, Step(4, 3), Step(5, 2), Step(6, 5)], Next((2,), (4,))),
        ([ONE, TWO, Step(3, 2), Step(4, 3)], Next((2,))),
        ([ONE, TWO, Step(3, 2), Step(4)], Next((4,))),
        ([Step(4, 99)], Next()),
        ([ONE, Step(2, 99)], Next((1,))),
        (BLOCK, Next((3, 2))),
        ([*BLOCK, Step(4, at=LAST)], Next((4,))),
        (TAKEN, Next((1,), (5, 4))),
        ([*TAKEN, Step(6, 5), Step(7, 4)], Next((3, 2))),
        ([*TAKEN, Step(6, 1)], Next((), (6,))),
        ([*BLOCK, Step(4, 3)], Next((2,), (4,))),
    ],
)
def test_the_next(steps, expected):
    assert next_of(steps) == expected


@given(st.integers(1, 12), st.data())
def test_all_that_was_done_is_taken_back_and_done_again(changes, data):
    steps = [Step(number) for number in range(1, changes + 1)]
    for number in range(data.draw(st.integers(0, changes))):
        steps.append(Step(100 + number, next_of(steps).back[0]))
    backs = len(steps) - changes
    assert next_of(steps).back == ((changes - backs,) if changes > backs else ())
    for number in range(backs):
        steps.append(Step(200 + number, next_of(steps).again[0]))
    assert next_of(steps) == Next((changes,))
