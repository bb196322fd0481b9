"""A grid of equal tiles that stands for a map: where each tile and its words stand. What is in them, others say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDE, HIGH, GAP = 116, 88, 8
"""A tile and what lies between two, in units of the drawing."""
MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """``x`` and ``y``: the upper left corner of a tile; ``words``: its name in at most two lines, each at a height."""

    x: int
    y: int
    high: int
    words: Sequence[tuple[str, int]]

    @property
    def middle(self) -> int:
        """Where its words are centred."""
        return self.x + WIDE // 2

    @property
    def number_at(self) -> int:
        """Where its number stands."""
        return self.y + HIGH - 14


def spot(at: tuple[int, int], short: str, high: int = HIGH) -> Spot:
    """The tile in a row from the north and a column from the west, both from 1. ``high``: more where it holds more."""
    row, column = at
    x, y = (column - 1) * (WIDE + GAP), (row - 1) * (high + GAP)
    return Spot(
        x, y, high, [(word, y + 23 + 19 * place) for place, word in enumerate(short.split(" ", MOST_LINES - 1))]
    )


def extent(spots: Iterable[Spot]) -> tuple[int, int]:
    """The width and height of a drawing of tiles."""
    every = list(spots)
    return max(each.x for each in every) + WIDE, max(each.y + each.high for each in every)
