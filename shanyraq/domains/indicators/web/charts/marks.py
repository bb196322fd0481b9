"""What of a row can be drawn: values and targets in their years, and the words of what cannot.

Nothing is computed here that a rule has not said: whether two numbers are too far apart to be one
measure is asked of the bands of the progress rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import format_number, with_unit
from shanyraq.domains.indicators.queries import IndicatorResult, Printed, RowResult

SIGNS = {"PT": "%"}
"""Units with a sign that is written beside every number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value in its year. ``y`` is a number, or an answer of the indicator's scale."""

    year: int
    y: float | str
    text: str
    role: str
    series: str


@dataclass(frozen=True)
class Drawable:
    """The marks of a row. ``left_out``: printed words that have no place on its axes."""

    row: RowResult
    values: tuple[Mark, ...]
    targets: tuple[Mark, ...]
    left_out: tuple[str, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return (*self.values, *self.targets)

    @property
    def final(self) -> Mark | None:
        """The target of the latest year."""
        return max(self.targets, key=lambda mark: mark.year, default=None)

    @property
    def sentence(self) -> str:
        """The same in words: «2015: 2.6%; 2023: 5.2%; target 2030: 5.0%»."""
        said = [f"{mark.year}: {mark.text}" for mark in sorted(self.values, key=lambda mark: mark.year)]
        said += [
            _("target %(year)s: %(value)s") % {"year": mark.year, "value": mark.text}
            for mark in sorted(self.targets, key=lambda mark: mark.year)
        ]
        return "; ".join(said)


def drawable(indicator: IndicatorResult, row: RowResult) -> Drawable:
    """Places the values of a row. A target without a year stands in the framework's last one."""
    first = next((value for value in row.baselines if value.value is not None), None)
    values: list[Mark] = []
    targets: list[Mark] = []
    left_out: list[str] = []
    for value in (*row.baselines, *row.targets):
        is_target = value.role == "target"
        year = value.year or (row.given.ends_on.year if is_target else None)
        place = _place(indicator, value)
        if place is None or year is None or _far_apart(row, first, value):
            left_out.append(value.printed)
        else:
            mark = Mark(year, place, _text(indicator, value), value.role, value.qualifier or "")
            (targets if is_target else values).append(mark)
    return Drawable(row, tuple(values), tuple(targets), tuple(left_out))


def one_magnitude(rows: Iterable[Drawable]) -> bool:
    """Whether the rows can share one axis."""
    bands = None
    numbers: list[Decimal] = []
    for found in rows:
        bands = bands or found.row.verdict.used.bands
        numbers += [Decimal(str(mark.y)) for mark in found.marks if isinstance(mark.y, float) and mark.y]
    return bands is None or not numbers or not bands.breaks(min(numbers), max(numbers))


def _place(indicator: IndicatorResult, value: Printed) -> float | str | None:
    if indicator.kind == "quantitative":
        return value.value
    names = {answer.casefold(): answer for answer in answers(indicator)}
    return names.get((value.state or "").casefold())


def answers(indicator: IndicatorResult) -> tuple[str, ...]:
    """The answers of a qualitative or yes/no indicator, worst first."""
    return indicator.scale or (("no", "yes") if indicator.kind == "yes_no" else ())


def _far_apart(row: RowResult, first: Printed | None, value: Printed) -> bool:
    if first is None or first.value is None or value.value is None:
        return False
    return row.verdict.used.bands.breaks(Decimal(str(first.value)), Decimal(str(value.value)))


def _text(indicator: IndicatorResult, value: Printed) -> str:
    if value.value is None:
        return value.state or ""
    return with_unit(format_number(value.value, value.decimals), SIGNS.get(indicator.unit_code, ""))
