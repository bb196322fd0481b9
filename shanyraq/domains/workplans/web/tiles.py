"""The grid of tiles: where each stands, what it says, how dark it is. The template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.base.ui.texts import pick
from shanyraq.domains.workplans.queries.where import Here
from shanyraq.domains.workplans.rules.places import band, bands

WIDE, HIGH, GAP = 116, 88, 8
"""A tile and what lies between two, in units of the drawing."""
MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """``x`` and ``y``: its upper left corner; ``words``: its short name, on at most two lines, each with its height;
    ``shade``: 0 with nothing in it, else from 1."""

    here: Here
    name: str
    x: int
    y: int
    words: Sequence[tuple[str, int]]
    shade: int
    href: str

    @property
    def middle(self) -> int:
        """Where its words are centred."""
        return self.x + WIDE // 2

    @property
    def number_at(self) -> int:
        """Where its number stands."""
        return self.y + HIGH - 14


@dataclass(frozen=True)
class Grid:
    """All tiles. ``shades``: the first and the last number of each shade, from the palest."""

    tiles: Sequence[Tile]
    width: int
    height: int
    shades: Sequence[tuple[int, int]]


def grid(rows: Sequence[tuple[Here, str, str]], own: str) -> Grid | None:
    """The places that stand on a grid, from north to south and west to east; None where there is none.

    :param rows: each place with its name and the address of its sub-outputs; empty where it has none.
    """
    placed = [(each, each[0].place.tile) for each in rows if each[0].place and each[0].place.tile]
    if not placed:
        return None
    shades = bands(max(len(here.lines) for (here, _, _), _ in placed))
    tiles = [_tile(*each, at, shades, own) for each, at in sorted(placed, key=lambda one: one[1])]
    last_row, last_column = (max(at[side] for _, at in placed) for side in (0, 1))
    return Grid(tiles, last_column * (WIDE + GAP) - GAP, last_row * (HIGH + GAP) - GAP, shades)


def _tile(here: Here, name: str, href: str, at: tuple[int, int], shades: Sequence[tuple[int, int]], own: str) -> Tile:
    assert here.place is not None
    row, column = at
    x, y = (column - 1) * (WIDE + GAP), (row - 1) * (HIGH + GAP)
    short = pick(here.place.short, own).text.split(" ", MOST_LINES - 1)
    words = [(word, y + 23 + 19 * place) for place, word in enumerate(short)]
    return Tile(here, name, x, y, words, band(len(here.lines), shades), href)
