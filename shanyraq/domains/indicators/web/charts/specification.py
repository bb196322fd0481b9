"""The Vega-Lite specification of a chart: one for page, PDF and Word, with a palette for each.

Values are points in their year. A line joins consecutive years only, so that gaps stay gaps. A
target is a bar as wide as its year; a thin line leads to it over the years of the framework. Labels
stand beside what they name; there is no legend.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from shanyraq.domains.indicators.queries import IndicatorResult, RowResult
from shanyraq.domains.indicators.web.charts.marks import Drawable, Mark, answers, drawables, one_magnitude
from shanyraq.domains.indicators.web.charts.placing import (
    LOW,
    PLACES,
    Json,
    has_room,
    panel_names,
    place_of,
    runs,
    target_place,
    targets_fit,
)

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "Inter, system-ui, sans-serif"
HEIGHT, PANEL_HEIGHT, MEASURE_HEIGHT = 230, 78, 130
ROOM, ROOM_IN_PANEL = 1.4, 1.75
"""Height of the axis as a multiple of the way between its lowest and highest number, about."""
WIDE = 480
"""From this width on, three panels stand side by side; below it, two."""

TEXT: Json = {"field": "text"}


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


@dataclass(frozen=True)
class Chart:
    """A specification, the sentence that says the same, and what could not be drawn."""

    spec: Json
    label: str
    left_out: tuple[str, ...]


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


def chart_of_row(indicator: IndicatorResult, row: RowResult, palette: Palette = PAGE, width: int = 620) -> Chart | None:
    """The chart of one row; None where nothing of it can be drawn."""
    every = drawables(indicator, row)
    found = [each for each in every if each.marks]
    if not found:
        return None
    frame = Frame(indicator, row.given.starts_on, row.given.ends_on, palette, width, False)
    left_out = tuple(words for each in every for words in each.left_out)
    label = "; ".join(each.sentence for each in found)
    if len(found) > 1:
        found = [replace(each, row=replace(row, disaggregation=(), label="")) for each in found]
        return Chart(_panels(frame, found, MEASURE_HEIGHT), label, left_out)
    body = {"layer": _layers(frame, found), "width": width - 60, "height": HEIGHT}
    return Chart(_spec(frame, found, body), label, left_out)


def chart_of_breakdown(
    indicator: IndicatorResult, rows: Sequence[RowResult], palette: Palette = PAGE, width: int = 620
) -> Chart | None:
    """Small multiples, one panel for each row, on one axis as far as the rows share a magnitude."""
    every = [each for row in rows for each in drawables(indicator, row)]
    found = [each for each in every if each.marks]
    if not found:
        return None
    given = found[0].row.given
    frame = Frame(indicator, given.starts_on, given.ends_on, palette, width, True, 3 if width >= WIDE else 2)
    label = "; ".join(f"{each.row.label}: {each.sentence}" for each in found)
    left_out = tuple(f"{each.row.label}: {words}" for each in every for words in each.left_out)
    return Chart(_panels(frame, found, PANEL_HEIGHT), label, left_out)


def _panels(frame: Frame, found: Sequence[Drawable], height: int) -> Json:
    own = (frame.width - 20 * (frame.columns - 1)) // frame.columns - (6 if frame.in_panels else 54)
    share = "shared" if frame.is_scale or one_magnitude(found) else "independent"
    header = {"title": None, "labelExpr": "split(datum.value, '\\n')", "labelAnchor": "start"}
    names = panel_names(found, own)
    body = {
        "facet": {"field": "row", "type": "nominal", "sort": names, "header": header},
        "columns": frame.columns,
        "spacing": {"row": 14, "column": 20},
        "spec": {"layer": _layers(frame, found), "width": own, "height": height},
        "resolve": {"scale": {"y": share}},
    }
    return _spec(frame, found, body, names)


def _spec(frame: Frame, found: Sequence[Drawable], body: Json, names: Sequence[str] = ("",)) -> Json:
    palette = frame.palette
    text = {"font": FONT, "fontSize": 12, "color": palette.ink}
    return {
        "$schema": SCHEMA,
        "background": None,
        "padding": 2,
        "data": {"values": _records(frame, found, names)},
        **body,
        "config": {
            "aria": False,
            "font": FONT,
            "view": {"stroke": None},
            "text": text,
            "header": {"labelFont": FONT, "labelFontSize": 12, "labelColor": palette.ink, "labelPadding": 4},
            "axis": {
                "labelFont": FONT,
                "labelFontSize": 12,
                "labelColor": palette.quiet,
                "domainColor": palette.line,
                "tickColor": palette.line,
                "gridColor": palette.wash,
                "title": None,
            },
        },
    }


def _records(frame: Frame, found: Sequence[Drawable], names: Sequence[str]) -> list[Json]:
    """One record for each mark; ``row`` names its panel."""
    starts, ends = _moment(frame.starts_on), _moment(frame.ends_on)
    first, last = _span(frame, found)
    per_year = frame.width / frame.columns / (last - first)
    per_unit = (PANEL_HEIGHT if frame.in_panels else HEIGHT) / (
        _extent(found) * (ROOM_IN_PANEL if frame.in_panels else ROOM)
    )
    records: list[Json] = []
    for each, name in zip(found, names, strict=True):
        period = _("Framework %(first)s–%(last)s") % {
            "first": frame.starts_on.year,
            "last": frame.ends_on.year,
        }
        records.append({"row": name, "is": "period", "from": starts, "to": ends, "text": period})
        records += [{"row": name, **record} for record in _values(frame, each, per_year)]
        records += [{"row": name, **_target(frame, each, target, per_year, per_unit)} for target in each.targets]
        if each.final and each.final.year - 0.4 > starts:
            reach = {"from": starts, "to": each.final.year - 0.4, "y": each.final.y}
            records.append({"row": name, "is": "reach", **reach})
        if each.row.pending and not each.targets:
            records.append({"row": name, "is": "pending", "x": (starts + ends) / 2, "text": _("target to be set")})
    return records


def _value(mark: Mark, run: int, text: str, place: str) -> Json:
    return {"is": mark.role, "x": mark.year, "y": mark.y, "text": text, "run": run, "at": place}


def _words(frame: Frame, mark: Mark) -> str:
    named = mark.role == "baseline" and not frame.in_panels
    return _("Baseline %(value)s") % {"value": mark.text} if named else mark.text


def _target(frame: Frame, found: Drawable, mark: Mark, per_year: float, per_unit: float) -> Json:
    shape = {"x": mark.year, "from": mark.year - 0.4, "to": mark.year + 0.4, "y": mark.y}
    text = _target_words(frame, found, mark, per_year)
    return {"is": "target", "text": text, "at": target_place(found, mark, text, per_year, per_unit), **shape}


def _target_words(frame: Frame, found: Drawable, mark: Mark, per_year: float) -> str:
    """The last target says its year where the axis does not; between, a number where all have room."""
    if mark is not found.final:
        return mark.text if targets_fit(found, per_year) or mark is min(found.targets, key=_year) else ""
    if frame.in_panels:
        return mark.text if mark.year == frame.ends_on.year else f"{mark.year}: {mark.text}"
    if frame.width < WIDE:
        return f"{mark.year}: {mark.text}"
    return _("Target %(year)s: %(value)s") % {"year": mark.year, "value": mark.text}


def _year(mark: Mark) -> int:
    return mark.year


def _values(frame: Frame, found: Drawable, per_year: float) -> list[Json]:
    """The values, each with its label where there is room for it, and the label's place."""
    labels = [
        (mark, run, _words(frame, mark) if not frame.in_panels or has_room(mark, found, per_year) else "")
        for mark, run in runs(found.values)
    ]
    return [_value(mark, run, text, place_of(mark, text, found, per_year)) for mark, run, text in labels]


def _moment(day: date) -> float:
    """A day on the axis of years, on which a yearly value stands for the middle of its year."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25 - 0.5, 2)


def _layers(frame: Frame, found: Sequence[Drawable]) -> list[Json]:
    palette = frame.palette
    years: Json = {"domain": list(_span(frame, found)), "nice": False, "zero": False}
    x: Json = {"field": "x", "type": "quantitative", "scale": years, "axis": _year_axis(frame, found)}
    span: Json = {"x": {**x, "field": "from"}, "x2": {"field": "to"}}
    y: Json = _y(frame, found)
    at: Json = {"x": x, "y": y}
    value = "(datum.is == 'baseline' || datum.is == 'latest')"
    layers = [
        _layer("datum.is == 'period'", {"type": "rect", "color": palette.wash, "opacity": 0.55}, span),
        _layer("datum.is == 'reach'", _rule(palette.target, 1, [2, 3]), {**span, "y": y}),
        _layer(value, {"type": "line", "color": palette.ink, "strokeWidth": 1.5}, {**at, "detail": {"field": "run"}}),
        _layer("datum.is == 'latest'", _point(palette.ink, palette.ink), at),
        _layer("datum.is == 'baseline'", _point(palette.paper, palette.ink), at),
        _layer("datum.is == 'target'", _rule(palette.target, 4, None), {**span, "y": y}),
        *_labels(value, palette.ink, at),
        *_labels("datum.is == 'target'", palette.target, at),
        _layer(
            "datum.is == 'pending'",
            {"type": "text", "color": palette.quiet},
            {"x": x, "y": {"value": 8 if frame.in_panels else HEIGHT / 2}, "text": TEXT},
        ),
    ]
    if not frame.in_panels and len(found) == 1:
        place = {"x": {**x, "field": "to"}, "y": {"value": 4}, "text": TEXT}
        note = {"type": "text", "color": palette.quiet, "baseline": "top", "align": "right", "dx": -4}
        layers.append(_layer("datum.is == 'period'", note, place))
    return layers


def _labels(only: str, color: str, at: Json) -> list[Json]:
    """The labels of marks, each beside its mark where there is room; that of a last target ends where it ends."""
    where = {place: {**at, "x": {**at["x"], "field": "to"}} if place.startswith("end") else at for place in PLACES}
    return [
        _layer(
            f"{only} && datum.at == '{place}'",
            {"type": "text", "color": color, **offset},
            {**where[place], "text": TEXT},
        )
        for place, offset in PLACES.items()
    ]


def _layer(only: str, mark: Json, encoding: Json) -> Json:
    return {"transform": [{"filter": only}], "mark": mark, "encoding": encoding}


def _point(fill: str, stroke: str) -> Json:
    return {
        "type": "point",
        "filled": True,
        "fill": fill,
        "stroke": stroke,
        "strokeWidth": 1.8,
        "size": 62,
        "opacity": 1,
    }


def _rule(color: str, width: float, dash: list[int] | None) -> Json:
    return {"type": "rule", "color": color, "strokeWidth": width, **({"strokeDash": dash} if dash else {})}


def _span(frame: Frame, found: Sequence[Drawable]) -> tuple[float, float]:
    years = [mark.year for each in found for mark in each.marks]
    return min([*years, frame.starts_on.year]) - 0.7, max([*years, frame.ends_on.year]) + 0.7


def _year_axis(frame: Frame, found: Sequence[Drawable]) -> Json:
    years = {mark.year for each in found for mark in each.marks}
    edges = {frame.starts_on.year, frame.ends_on.year}
    shown = sorted({min(years | edges), *edges} if frame.in_panels else years | edges)
    return {"values": shown, "format": "d", "grid": False, "labelOverlap": "greedy"}


def _extent(found: Sequence[Drawable]) -> float:
    """From the lowest to the highest number of the marks; that number, or 1, where there is no way between them."""
    numbers = [float(mark.y) for each in found for mark in each.marks if isinstance(mark.y, float)] or [0.0]
    return max(numbers) - min(numbers) or abs(max(numbers)) or 1


def _y(frame: Frame, found: Sequence[Drawable]) -> Json:
    if frame.is_scale:
        scale = {"domain": list(reversed(answers(frame.indicator)))}
        return {"field": "y", "type": "ordinal", "scale": scale, "axis": {"grid": True, "domain": False}}
    numbers = [float(mark.y) for each in found for mark in each.marks]
    low, high, extent = min(numbers), max(numbers), _extent(found)
    lowest = any(record.get("at") in LOW for record in _records(frame, found, [""] * len(found)))
    over, under = (0.5, 0.4 if lowest else 0.15) if frame.in_panels else (0.28, 0.16 if lowest else 0.09)
    domain = [low - extent * under, high + extent * over]
    axis: Json | None = {"tickCount": 4, "domain": False, "ticks": False}
    if axis is not None and low >= 0:
        axis["labelExpr"] = "datum.value < 0 ? '' : datum.label"
    if frame.in_panels:
        axis = None
    own = {"padding": 24} if not one_magnitude(found) else {"domain": domain}
    return {"field": "y", "type": "quantitative", "scale": {"zero": False, "nice": False, **own}, "axis": axis}
