"""Gives every label of a drawing a place, so that no two words meet and none lies on a mark.

Every label has its places in order, those clear of lines before others; of all ways to place them the best is taken.
A label that finds no place is left out: the table beside the chart has every number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from shanyraq.domains.indicators.web.charts.boxes import Box, Segment, around, box_of
from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark
from shanyraq.domains.indicators.web.charts.placing import PLACES, runs
from shanyraq.domains.indicators.web.charts.plane import Plane

HALF_A_BAR = 0.4
"""Half of the width of a target's bar, in years."""
CROSSED, DOTTED, NEAR, LEFT_OUT, NEEDED_LEFT_OUT = 30, 4, 3, 60, 1000
"""What it costs that a line or a dotted one goes through a label, that it stands as near to the point of another, and
that it is left out; a later place costs one."""
MOST_TRIED = 5000
"""So many choices are tried at most; charts of a framework need some hundreds."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that looks for a place: words, the year and the value they stand at, and the places in order.

    ``together``: it is shown with all others of its kind, or none of them is.
    """

    text: str
    year: float
    y: float | str
    places: tuple[str, ...]
    needed: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """The places of the wishes, empty where there is none, and the boxes of the labels."""

    places: tuple[str, ...]
    boxes: tuple[Box, ...]
    lost: bool
    """Whether a label is left out that is needed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the places of a label and what it costs; without a box the label is left out."""

    cost: float
    place: str = ""
    box: Box | None = None


def year_of(wish: Wish, place: str) -> float:
    """The year at which a label begins, ends or stands."""
    side = {"end": HALF_A_BAR, "begin": -HALF_A_BAR}.get(place.partition("-")[0], 0)
    return round(wish.year + side, 2)


@dataclass(frozen=True, slots=True)
class Ground:
    """What labels are placed on: marks that are ``taken``, and ``dotted`` lines. ``height``: down to where is room."""

    found: Drawable
    plane: Plane
    taken: tuple[Box, ...]
    dotted: tuple[Segment, ...]
    height: float


def arranged(wishes: Sequence[Wish], ground: Ground) -> Arranged:
    """The places of all labels; without those that cannot be shown together."""
    done = _best(wishes, ground)
    if any(wish.together and wish.text and not place for wish, place in zip(wishes, done.places, strict=True)):
        return _best([replace(wish, text="") if wish.together else wish for wish in wishes], ground)
    return done


def _best(wishes: Sequence[Wish], ground: Ground) -> Arranged:
    chosen = _cheapest([_choices(wish, ground) for wish in wishes])
    lost = any(one.cost == NEEDED_LEFT_OUT for one in chosen)
    return Arranged(tuple(one.place for one in chosen), tuple(one.box for one in chosen if one.box), lost)


def _choices(wish: Wish, ground: Ground) -> list[Choice]:
    """The places of a label that are clear of marks, the cheapest first, and last that it is left out."""
    if not wish.text:
        return [Choice(0)]
    found: list[Choice] = []
    y = ground.plane.y(wish.y, ground.found)
    lines, others = lines_of(ground.found, ground.plane), _others(wish, ground)
    for cost, place in enumerate(dict.fromkeys(wish.places)):
        how = PLACES[place]
        x = ground.plane.x(year_of(wish, place)) + how["dx"]
        box = box_of([wish.text], x, y + how["dy"], how["align"], how["baseline"])
        if box.within(ground.plane.width, ground.height) and not any(map(box.meets, ground.taken)):
            crossed = CROSSED * any(map(box.crossed, lines)) + DOTTED * any(map(box.crossed, ground.dotted))
            found.append(Choice(cost + crossed + NEAR * any(map(box.near, others)), place, box))
    return [*sorted(found, key=lambda one: one.cost), Choice(NEEDED_LEFT_OUT if wish.needed else LEFT_OUT)]


def _others(wish: Wish, ground: Ground) -> list[Box]:
    """The points that the label does not name."""
    points = points_of(ground.found, ground.plane)
    return [
        box for box, mark in zip(points, ground.found.values, strict=True) if (mark.year, mark.y) != (wish.year, wish.y)
    ]


def _cheapest(choices: Sequence[Sequence[Choice]]) -> list[Choice]:
    """One choice for each label, of which no two meet, at the least cost. Tries a great many, not all."""
    least = [sum(each[0].cost for each in choices[at:]) for at in range(len(choices) + 1)]
    best: list[Choice] = [each[-1] for each in choices]
    price = inf
    tried = 0

    def go_on(chosen: list[Choice], cost: float) -> None:
        nonlocal best, price, tried
        if len(chosen) == len(choices):
            best, price = list(chosen), cost
            return
        for one in choices[len(chosen)]:
            tried += 1
            if tried > MOST_TRIED or cost + one.cost + least[len(chosen) + 1] >= price:
                return
            if one.box is None or not any(other.box and one.box.meets(other.box) for other in chosen):
                go_on([*chosen, one], cost + one.cost)

    go_on([], 0)
    return best


def points_of(found: Drawable, plane: Plane) -> list[Box]:
    """The points of the values, in their order."""
    return [around(plane.x(mark.year), plane.y(mark.y, found)) for mark in found.values]


def marks_of(found: Drawable, plane: Plane) -> list[Box]:
    """Points and bars, on which no word may lie."""
    half = HALF_A_BAR * plane.per_year
    bars = [around(plane.x(mark.year), plane.y(mark.y, found), half, 2) for mark in found.targets]
    return points_of(found, plane) + bars


def lines_of(found: Drawable, plane: Plane) -> tuple[Segment, ...]:
    """The lines between values, through which no word should go where another place is free."""
    steps = pairwise(runs(found.values))
    return tuple((*_at(one, found, plane), *_at(other, found, plane)) for (one, a), (other, b) in steps if a == b)


def _at(mark: Mark, found: Drawable, plane: Plane) -> tuple[float, float]:
    return plane.x(mark.year), plane.y(mark.y, found)
