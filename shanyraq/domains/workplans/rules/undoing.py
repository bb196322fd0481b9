"""Which change is taken back next, and which is done again: one after the other, as far back as they are told. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A change by its number; ``takes_back``: the number of the one that it took back, None for one of its own."""

    number: int
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """``back``: the change that is taken back next; ``again``: the taking back that is taken back, so that the change
    is done again. None: there is none.
    """

    back: int | None = None
    again: int | None = None


def next_of(steps: Sequence[Step]) -> Next:
    """What can be taken back, and done again, after these steps of one person, the oldest first.

    A taking back that was taken back itself did the change again. A new change leaves nothing to be done again.
    """
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    for step in steps:
        if step.takes_back is None:
            done, undone = [*done, step.number], []
        elif step.takes_back in done:
            done = [each for each in done if each != step.takes_back]
            undone.append((step.takes_back, step.number))
        else:
            again = next((pair for pair in undone if pair[1] == step.takes_back), None)
            if again:
                undone.remove(again)
                done.append(again[0])
    return Next(done[-1] if done else None, undone[-1][1] if undone else None)
