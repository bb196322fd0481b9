"""Where a year and a number stand in a drawing, in pixels from its upper left corner."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.web.charts.frame import (
    HEIGHT,
    MEASURE_HEIGHT,
    PANEL_HEIGHT,
    Frame,
    way_between,
    years_shown,
)
from shanyraq.domains.indicators.web.charts.marks import Drawable, answers, one_magnitude

OWN_ROOM = 24
"""Room above and below the numbers of a panel that has an axis of its own."""
OVER = {HEIGHT: 47, MEASURE_HEIGHT: 27, PANEL_HEIGHT: 24}
"""Room for words above the highest number, by the height of a drawing."""
UNDER, UNDER_LABELS = 8, 23
"""Room below the lowest number: without words below it, and with them."""


@dataclass(frozen=True, slots=True)
class Plane:
    """The axes of a drawing, or of each of its panels.

    ``domain``: from the lowest to the highest number of the axis; None where each panel has an axis of its own.
    ``scale``: the answers, worst first, where the axis is one of answers.
    """

    width: int
    height: int
    years: tuple[float, float]
    domain: tuple[float, float] | None
    scale: tuple[str, ...]

    @property
    def per_year(self) -> float:
        return self.width / (self.years[1] - self.years[0])

    def x(self, year: float) -> float:
        return (year - self.years[0]) * self.per_year

    def y(self, value: float | str, found: Drawable) -> float:
        """The height of a value of a panel."""
        if isinstance(value, str):
            place = self.scale.index(value) if value in self.scale else 0
            return self.height * (len(self.scale) - place - 0.5) / max(len(self.scale), 1)
        if self.domain is not None:
            low, high = self.domain
            return self.height * (high - value) / (high - low)
        numbers = [mark.y for mark in found.heights if isinstance(mark.y, float | int)]
        low, high = min(numbers), max(numbers)
        if low == high:
            return self.height / 2
        return OWN_ROOM + (self.height - 2 * OWN_ROOM) * (high - value) / (high - low)


def plane_of(frame: Frame, found: Sequence[Drawable], low: bool) -> Plane:
    """The axes of a chart. ``low``: whether words stand below the lowest number."""
    height = PANEL_HEIGHT if frame.in_panels else HEIGHT if len(found) == 1 else MEASURE_HEIGHT
    scale = answers(frame.indicator)
    numbers = [float(mark.y) for each in found for mark in each.heights if not isinstance(mark.y, str)]
    if not frame.in_panels:
        numbers += [end for each in found for end in each.ends]
    domain = None
    if numbers and one_magnitude(found):
        under, over = UNDER_LABELS if low else UNDER, OVER[height]
        unit = (max(numbers) - min(numbers) or way_between(found)) / (height - under - over)
        domain = round(min(numbers) - unit * under, 6), round(max(numbers) + unit * over, 6)
    return Plane(plot_width(frame, len(found)), height, years_shown(frame, found), domain, scale)


def plot_width(frame: Frame, panels: int) -> int:
    """The width of a drawing, or of one of its panels, without the words of its axis."""
    if panels == 1 and not frame.in_panels:
        return frame.width - 60
    return (frame.width - 20 * (frame.columns - 1)) // frame.columns - (6 if frame.in_panels else 54)
