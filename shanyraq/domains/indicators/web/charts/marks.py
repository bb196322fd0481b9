"""What of a row can be drawn: values and targets in their years, and the words of what cannot.

Nothing is computed here that a rule has not said: whether two numbers are too far apart to be one
measure is asked of the bands of the progress rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import format_number, with_unit
from shanyraq.base.ui.speech import ANSWERS
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, Printed, RowResult
from shanyraq.domains.indicators.rules.forecast import Forecast
from shanyraq.domains.indicators.rules.values import YES_NO
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.indicators.web.naming import row_words
from shanyraq.domains.packages.rules.series import break_between

WIDEST = 3
"""An interval is drawn that is at most so many times as wide as the way between the values and targets beside it."""
SIGNS = {"PT": "%"}
"""Units with a sign that is written beside every number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value in its year. ``y`` is a number, or an answer of the indicator's scale.

    ``assumed``: no year is printed, and a target is read as one for the framework's last year.
    """

    year: int
    y: float | str
    text: str
    role: str
    series: str
    assumed: bool = False


@dataclass(frozen=True)
class Drawable:
    """The marks of a row in one measure.

    ``name`` is the row's in words, ``measure`` names the measure where the row has several, else it is empty.
    ``undated``: values printed without a year, which have a height and no place along it. ``unread`` and ``apart``:
    printed words that have no place on its axes, because they are no number, or because it lies too far from the rest.
    ``forecast``: what is expected of it, where it has one measure alone.
    """

    row: RowResult
    name: str
    measure: str
    values: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    targets: tuple[Mark, ...]
    unread: tuple[str, ...]
    apart: tuple[str, ...]
    forecast: Forecast | None = None

    @property
    def title(self) -> str:
        """What a panel is called: the row, and its measure."""
        return " – ".join(filter(None, (self.name, self.measure))) or _("Total")

    @property
    def is_picture(self) -> bool:
        """Whether there is more to draw than a single target."""
        return bool(self.values or self.undated) or len(self.targets) > 1

    @property
    def promise(self) -> tuple[str, ...]:
        """What is said in the place of a target that is still to be set, or was not set, and the same shorter.

        Which of the two it is, the verdict on the row says.
        """
        if self.targets or self.row.pending is None:
            return ()
        if self.row.status is Status.NOT_MONITORED:
            return _("target not set; not monitored"), _("not monitored")
        return (_("target to be set"),) if self.row.status is Status.TARGET_PENDING else ()

    @property
    def broken(self) -> bool:
        """Whether two neighbouring years are not joined, because the series breaks between them."""
        years = {(mark.year, mark.series.rpartition("#")[0]): mark.series for mark in self.values}
        return any(years.get((year + 1, measure), series) != series for (year, measure), series in years.items())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands in a year."""
        return (*self.values, *self.targets)

    @property
    def heights(self) -> tuple[Mark, ...]:
        """Everything that has a height."""
        return (*self.marks, *self.undated)

    @property
    def outlook(self) -> Forecast | None:
        """What is expected, where its interval leaves room to see anything else."""
        found = self.forecast
        if found is None or found.low is None or found.high is None:
            return None
        numbers = [mark.y for mark in self.heights if isinstance(mark.y, float)]
        return found if float(found.high - found.low) <= WIDEST * (max(numbers) - min(numbers)) else None

    @property
    def ends(self) -> tuple[float, ...]:
        """The two ends of the interval that is drawn."""
        found = self.outlook
        return () if found is None or found.low is None or found.high is None else (float(found.low), float(found.high))

    @property
    def final(self) -> Mark | None:
        """The target of the latest year."""
        return max(self.targets, key=lambda mark: mark.year, default=None)

    @property
    def sentence(self) -> str:
        """The same in words: «2015: 2.6%; 2023: 5.2%; target 2030: 5.0%»."""
        said = [f"{mark.year}: {mark.text}" for mark in sorted(self.values, key=lambda mark: mark.year)]
        said += [_("%(value)s (year not printed)") % {"value": mark.text} for mark in self.undated]
        said += [_target_said(mark) for mark in sorted(self.targets, key=lambda mark: mark.year)]
        said += self.promise[:1]
        return (f"{self.measure}: " if self.measure else "") + "; ".join(said)


def _target_said(mark: Mark) -> str:
    said = _("target %(year)s (no year printed): %(value)s") if mark.assumed else _("target %(year)s: %(value)s")
    return said % {"year": mark.year, "value": mark.text}


def drawables(indicator: IndicatorResult, row: RowResult, own: str) -> list[Drawable]:
    """The row as one picture for each of its measures: two units, or two marked ways of counting, share no axis."""
    measures: dict[tuple[str, str], list[Printed]] = {}
    for value in (*row.known, *row.targets):
        measures.setdefault(_measure(row, value), []).append(value)
    several = len(measures) > 1
    name = row_words(indicator, row, own)
    return [
        _drawable(indicator, row, name, _named(indicator, values[0]) if several else "", values)
        for values in measures.values()
    ]


def _measure(row: RowResult, value: Printed) -> tuple[str, str]:
    """Unit and mark. One mark alone tells no measures apart: the rules read marked and bare values as the same.

    Of several, a bare value is one of the measure that the target is marked with.
    """
    own = {other.qualifier for other in (*row.known, *row.targets) if other.qualifier and not other.unit}
    if len(own) < 2 or value.unit:
        return value.unit_code, ""
    return value.unit_code, value.qualifier or (row.final_target.qualifier if row.final_target else None) or ""


def _drawable(
    indicator: IndicatorResult, row: RowResult, name: str, measure: str, printed: Sequence[Printed]
) -> Drawable:
    """Places values of one measure. A target without a year stands in the framework's last one."""
    counted = _counted_from(row, printed)
    values: list[Mark] = []
    undated: list[Mark] = []
    targets: list[Mark] = []
    unread: list[str] = []
    apart: list[str] = []
    for value in printed:
        is_target = value.role == "target"
        place = _place(indicator, value)
        if place is None or _far_apart(row, counted, value):
            (unread if place is None else apart).append(value.printed)
            continue
        year = value.year or row.given.ends_on.year
        text, series = _text(indicator, value), _measure(row, value)[1] or value.qualifier or ""
        role = "latest" if value.role == "observed" else value.role
        mark = Mark(year, place, text, role, series, assumed=value.year is None)
        (targets if is_target else values if value.year else undated).append(mark)
    dated = _parted(row, values)
    told = tuple(undated), tuple(targets), tuple(unread), tuple(apart)
    return Drawable(row, name, measure, dated, *told, forecast=None if measure else row.forecast)


def _parted(row: RowResult, values: Iterable[Mark]) -> tuple[Mark, ...]:
    """The values in order of time, a series of its own from each break on, so that no line goes across it."""
    parted: list[Mark] = []
    breaks = 0
    for mark in sorted(values, key=lambda mark: mark.year):
        before = parted[-1] if parted else mark
        if isinstance(mark.y, float) and isinstance(before.y, float):
            years = mark.year - before.year
            breaks += bool(break_between(row.given.unit, before.y, mark.y, years, row.given.as_of))
        parted.append(replace(mark, series=f"{mark.series}#{breaks}"))
    return tuple(parted)


def _named(indicator: IndicatorResult, value: Printed) -> str:
    """What tells the measure of a value apart: its mark, and its unit where that is its own."""
    if value.unit:
        return ", ".join(filter(None, (pick(value.mark).text, pick(value.unit["name"]).text)))
    return pick(value.mark or indicator.unit_name).text


def one_magnitude(rows: Iterable[Drawable]) -> bool:
    """Whether the rows can share one axis: one measure, and numbers of one magnitude."""
    rows = list(rows)
    if len({found.measure for found in rows}) > 1:
        return False
    bands = None
    numbers: list[Decimal] = []
    for found in rows:
        bands = bands or found.row.verdict.used.bands
        numbers += [Decimal(str(mark.y)) for mark in found.heights if isinstance(mark.y, float) and mark.y]
    return bands is None or not numbers or not bands.breaks(min(numbers), max(numbers))


def _place(indicator: IndicatorResult, value: Printed) -> float | str | None:
    if indicator.kind == "quantitative":
        return value.value
    codes = indicator.scale or YES_NO
    names = {code.casefold(): said for code, said in zip(codes, answers(indicator), strict=False)}
    return names.get((value.state or "").casefold())


def answers(indicator: IndicatorResult) -> tuple[str, ...]:
    """The answers of a qualitative or yes/no indicator, worst first."""
    return indicator.scale or (tuple(str(ANSWERS[code]) for code in YES_NO) if indicator.kind == "yes_no" else ())


def _counted_from(row: RowResult, printed: Iterable[Printed]) -> Printed | None:
    """The effective baseline, where it is of this measure; else the first number that is no target."""
    used = row.verdict.used.baseline
    effective = [value for value, given in zip(row.baselines, row.given.printed, strict=False) if given is used]
    numbers = [value for value in printed if value.role != "target" and value.value is not None]
    return next((value for value in numbers if value in effective), next(iter(numbers), None))


def _far_apart(row: RowResult, counted: Printed | None, value: Printed) -> bool:
    if counted is None or counted.value is None or value.value is None:
        return False
    return row.verdict.used.bands.breaks(Decimal(str(counted.value)), Decimal(str(value.value)))


def _text(indicator: IndicatorResult, value: Printed) -> str:
    if value.value is None:
        return str(ANSWERS.get(value.state or "", value.state or ""))
    sign = SIGNS.get(value.unit_code or indicator.unit_code, "")
    return with_unit(format_number(value.value, value.decimals), sign)
