"""The framework as the ring of a yurt: what it shows, and the angles and radii of everything in it.

From the centre: crossed laths in a double rim, the outcomes as sectors, the outputs as poles, the
indicators as marks on the wall, shaped and coloured by verdict. ``ring_drawing`` writes the SVG.
Pure: no request, no database, no clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

RIM = 116.0
BAND = (124.0, 178.0)
POLE = (186.0, 262.0)
WALL = 290.0
MARKS = 312.0
ROW_STEP = 17.0
GAP = 3.0
"""Degrees between two sectors."""


@dataclass(frozen=True, slots=True)
class RingIndicator:
    """``status`` is a verdict code; ``code`` is drawn, ``label`` is read. ``short`` is drawn in place of a code."""

    code: str
    label: str
    href: str
    status: str
    short: str = ""

    @property
    def drawn(self) -> str:
        return self.code or self.short


@dataclass(frozen=True, slots=True)
class RingOutput:
    code: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class RingOutcome:
    code: str
    label: str
    href: str
    outputs: Sequence[RingOutput] = ()
    indicators: Sequence[RingIndicator] = ()


@dataclass(frozen=True, slots=True)
class Ring:
    """``centre``: a figure, then lines of about 16 characters, which stand under a small picture as one caption."""

    title: str
    outcomes: Sequence[RingOutcome]
    centre: Sequence[str] = ()
    hint: str = ""

    @property
    def caption(self) -> str:
        """The centre as one line, for pictures too small to hold it."""
        return " ".join(self.centre)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the ring: degrees clockwise from the top, distance from the centre, size."""

    angle: float
    radius: float
    size: float

    @property
    def x(self) -> float:
        return self.radius * cos(radians(self.angle - 90))

    @property
    def y(self) -> float:
        return self.radius * sin(radians(self.angle - 90))


@dataclass(frozen=True, slots=True)
class Sector:
    """An outcome's share of the circle and where its outputs and indicators stand."""

    outcome: RingOutcome
    number: int
    start: float
    end: float
    poles: Sequence[Spot]
    marks: Sequence[Spot]
    codes_fit: bool
    """There is room to write the code beside every mark."""
    roomy: bool
    """There is room to draw everything half as large again, as small screens need it."""

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    def arc_length(self, radius: float) -> float:
        return radians(self.end - self.start) * radius


def sectors(outcomes: Sequence[RingOutcome]) -> list[Sector]:
    """Shares the circle: half evenly, half by how much an outcome holds."""
    if not outcomes:
        return []
    sizes = [max(len(outcome.indicators), 2 * len(outcome.outputs), 2) for outcome in outcomes]
    gap = GAP if len(outcomes) > 1 else 0.0
    free = 360 - gap * len(outcomes)
    placed: list[Sector] = []
    start = gap / 2
    for number, (outcome, size) in enumerate(zip(outcomes, sizes, strict=True), 1):
        extent = free * (0.5 / len(outcomes) + 0.5 * size / sum(sizes))
        placed.append(_sector(outcome, number, start, start + extent))
        start += extent + gap
    return placed


def _sector(outcome: RingOutcome, number: int, start: float, end: float) -> Sector:
    poles = _spread(len(outcome.outputs), start, end, POLE[1], 17.0, 2)
    marks = _spread(len(outcome.indicators), start, end, MARKS, 15.0, 3)
    spacing = radians(end - start) * MARKS / max(len(outcome.indicators), 1)
    apart = radians(end - start) * POLE[1] / max(len(outcome.outputs), 1)
    return Sector(outcome, number, start, end, poles, marks, spacing >= 15, spacing >= 26 and apart >= 50)


def _spread(count: int, start: float, end: float, radius: float, size: float, most_rows: int) -> list[Spot]:
    """Spots side by side; where they would touch, in two or three staggered rows, then smaller.

    Poles are staggered inwards, marks outwards.
    """
    if not count:
        return []
    spacing = radians(end - start) * radius / count
    needed = size * (2.5 if radius < WALL else 1.15)
    rows = next((rows for rows in range(1, most_rows + 1) if spacing * rows >= needed), most_rows)
    fitted = min(size, size * spacing * rows / needed)
    step = ROW_STEP if radius > WALL else -2.2 * fitted
    step_angle = (end - start) / count
    return [Spot(start + step_angle * (index + 0.5), radius + step * (index % rows), fitted) for index in range(count)]


def arc(radius: float, start: float, end: float) -> str:
    """Path data of an arc, clockwise when ``end`` is greater."""
    first, last = Spot(start, radius, 0), Spot(end, radius, 0)
    large = 1 if abs(end - start) > 180 else 0
    sweep = 1 if end > start else 0
    return f"M{first.x:.1f} {first.y:.1f}A{radius:g} {radius:g} 0 {large} {sweep} {last.x:.1f} {last.y:.1f}"


def band(inner: float, outer: float, start: float, end: float) -> str:
    """Path data of a sector of an annulus. A full circle is cut where it begins."""
    end = min(end, start + 359.9)
    back = arc(inner, end, start)
    return f"{arc(outer, start, end)}L{back[1:]}Z"


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Breaks a text into at most so many lines; what does not fit ends in «…»."""
    if width < 4:
        return []
    broken: list[str] = []
    for word in filter(None, text.split(" ")):
        if broken and len(broken[-1]) + 1 + len(word) <= width:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    kept = broken[:lines]
    if len(broken) > lines:
        kept[-1] += "…"
    return [line if len(line) <= width else f"{line[: width - 1].rstrip('…')}…" for line in kept]
