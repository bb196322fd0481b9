"""What everything in a chart shares: colours, sizes, the years on its axis and the way between its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.indicators.queries import IndicatorResult
from shanyraq.domains.indicators.web.charts.marks import Drawable

HEIGHT, PANEL_HEIGHT, MEASURE_HEIGHT = 230, 84, 130
WIDE = 480
"""From this width on, three panels stand side by side; below it, two."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for: in a page the variables of the theme, elsewhere numbers."""

    ink: str
    quiet: str
    line: str
    wash: str
    target: str
    paper: str


PAGE = Palette("var(--ink)", "var(--ink-2)", "var(--line)", "var(--wash-2)", "var(--link)", "var(--paper)")
PRINT = Palette("#17212b", "#4b5965", "#7b8794", "#e6ebef", "#00588a", "#ffffff")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all layers of a chart share."""

    indicator: IndicatorResult
    starts_on: date
    ends_on: date
    palette: Palette
    width: int
    in_panels: bool
    columns: int = 1

    @property
    def is_scale(self) -> bool:
        return self.indicator.kind != "quantitative"


def moment(day: date) -> float:
    """A day on the axis of years, on which a yearly value stands for the middle of its year."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25 - 0.5, 2)


def years_shown(frame: Frame, found: Sequence[Drawable]) -> tuple[float, float]:
    """The first and the last year on the axis, with half a year and some air on either side."""
    years = [mark.year for each in found for mark in each.marks]
    return min([*years, frame.starts_on.year]) - 0.7, max([*years, frame.ends_on.year]) + 0.7


def way_between(found: Sequence[Drawable]) -> float:
    """From the lowest to the highest number of the marks; that number, or 1, where there is no way between them."""
    numbers = [float(mark.y) for each in found for mark in each.heights if isinstance(mark.y, float)] or [0.0]
    return max(numbers) - min(numbers) or abs(max(numbers)) or 1
