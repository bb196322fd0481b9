"""Which changes are taken back next, and which are done again: one after the other, as far back as they are told, those
that were done at one time together. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Step:
    """A change by its number; ``takes_back``: the number of the one that it took back, None for one of its own.
    ``at``: the time of a change, which is that of others of its block too; None: it was done alone.
    """

    number: int
    takes_back: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """``back``: the changes that are taken back next; ``again``: the takings back that are taken back, so that the
    changes are done again; both in the order in which that is done. Empty: there are none.
    """

    back: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


def next_of(steps: Sequence[Step]) -> Next:
    """What can be taken back, and done again, after these steps of one person, the oldest first.

    A taking back that was taken back itself did the change again. A new change leaves nothing to be done again.
    """
    done: dict[int, None] = {}
    undone: list[tuple[int, int]] = []
    for step in steps:
        if step.takes_back is None:
            done[step.number], undone = None, []
        elif step.takes_back in done:
            del done[step.takes_back]
            undone.append((step.takes_back, step.number))
        else:
            again = next((pair for pair in undone if pair[1] == step.takes_back), None)
            if again:
                undone.remove(again)
                done[again[0]] = None
    times = {step.number: step.at for step in steps}
    return Next(_block(reversed(done), times), _block((taking for _change, taking in reversed(undone)), times))


def _block(numbers: Iterable[int], times: Mapping[int, datetime | None]) -> tuple[int, ...]:
    """The first of these, and those right behind it that were done at the same time."""
    found = iter(numbers)
    first = next(found, None)
    if first is None:
        return ()
    return (first, *takewhile(lambda each: times[each] is not None and times[each] == times[first], found))
