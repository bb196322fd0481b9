"""The grid of tiles: where each stands, what it says, how dark it is. The template draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.tiles import Spot, extent, spot
from shanyraq.domains.workplans.queries.where import Here
from shanyraq.domains.workplans.rules.places import band, bands


@dataclass(frozen=True, slots=True)
class Tile:
    """``shade``: 0 with nothing in it, else from 1."""

    here: Here
    name: str
    spot: Spot
    shade: int
    href: str


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
    return Grid(tiles, *extent(tile.spot for tile in tiles), shades)


def _tile(here: Here, name: str, href: str, at: tuple[int, int], shades: Sequence[tuple[int, int]], own: str) -> Tile:
    assert here.place is not None
    return Tile(here, name, spot(at, pick(here.place.short, own).text), band(len(here.lines), shades), href)
