"""The layers of a chart, lowest first: period, way to the target, line, points, targets, labels; and its axes."""

from collections.abc import Sequence

from shanyraq.domains.indicators.web.charts.frame import Frame, years_shown
from shanyraq.domains.indicators.web.charts.marks import Drawable, answers
from shanyraq.domains.indicators.web.charts.placing import Json
from shanyraq.domains.indicators.web.charts.plane import OWN_ROOM, Plane

TEXT: Json = {"field": "text"}
APART = 54
"""Pixels from a year that begins or ends at its tick to one that stands around its own."""
YEARS_APART = 6
"""Pixels between two years on the axis; a year that would stand nearer is left out."""


def layers_of(frame: Frame, found: Sequence[Drawable], plane: Plane) -> list[Json]:
    """The layers; each takes the records of its own kind."""
    palette = frame.palette
    years: Json = {"domain": list(years_shown(frame, found)), "nice": False, "zero": False}
    x: Json = {"field": "x", "type": "quantitative", "scale": years, "axis": _year_axis(frame, found)}
    span: Json = {"x": {**x, "field": "from"}, "x2": {"field": "to"}}
    y: Json = _y(frame, found, plane)
    at: Json = {"x": x, "y": y}
    value = "(datum.is == 'baseline' || datum.is == 'latest')"
    layers = [
        _layer("datum.is == 'period'", {"type": "rect", "color": palette.wash, "opacity": 0.55}, span),
        *_ahead(frame, span, y),
        _layer("datum.is == 'reach'", _rule(palette.target, 1, [2, 3]), {**span, "y": y}),
        _layer(value, {"type": "line", "color": palette.ink, "strokeWidth": 1.5}, {**at, "detail": {"field": "run"}}),
        _layer("datum.is == 'latest'", _point(palette.ink, palette.ink), at),
        _layer("datum.is == 'baseline'", _point(palette.paper, palette.ink), at),
        _layer("datum.is == 'target'", _rule(palette.target, 4, None), {**span, "y": y}),
        _layer("datum.is == 'undated'", _rule(palette.ink, 1.5, [1, 4]), {**span, "y": y}),
        _labels("datum.is != 'target'", palette.ink, {"x": {**x, "field": "label"}, "y": y, "text": TEXT}),
        _labels("datum.is == 'target'", palette.target, {"x": {**x, "field": "label"}, "y": y, "text": TEXT}),
        _layer(
            "datum.is == 'pending'",
            {"type": "text", "color": palette.quiet, "baseline": "top", "lineBreak": "\n", "dy": {"expr": "datum.dy"}},
            {"x": x, "y": {"value": 0}, "text": TEXT},
        ),
    ]
    if not frame.in_panels and len(found) == 1:
        place = {"x": {**x, "field": "to"}, "y": {"value": 4}, "text": TEXT}
        note = {"type": "text", "color": palette.quiet, "baseline": "top", "align": "right", "dx": -4}
        layers.append(_layer("datum.is == 'period'", note, place))
    return layers


def _ahead(frame: Frame, span: Json, y: Json) -> list[Json]:
    """What is expected: its interval, its middle, and the way to the target."""
    palette, across = frame.palette, {**span["x"], "field": "x"}
    interval = {"x": across, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    line = {**span, "y": y, "y2": {"field": "end"}}
    return [
        _layer("datum.is == 'interval'", {"type": "area", "color": palette.quiet, "opacity": 0.18}, interval),
        _layer("datum.is == 'expected'", _rule(palette.quiet, 1.5, [6, 3]), line),
        _layer("datum.is == 'needed'", _rule(palette.target, 1.5, [6, 3]), line),
    ]


def _labels(only: str, color: str, encoding: Json) -> Json:
    """The labels of marks; each record says where its own stands."""
    offset = {name: {"expr": f"datum.{name}"} for name in ("align", "baseline", "dx", "dy")}
    return _layer(f"datum.at && {only}", {"type": "text", "color": color, **offset}, encoding)


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


def _year_axis(frame: Frame, found: Sequence[Drawable]) -> Json:
    """In panels the first and the last year stay inside, so that those of two neighbours do not meet."""
    years = {mark.year for each in found for mark in each.marks}
    edges = {frame.starts_on.year, frame.ends_on.year}
    shown = sorted({min(years | edges), *edges} if frame.in_panels else years | edges)
    axis: Json = {
        "values": shown,
        "format": "d",
        "grid": False,
        "labelOverlap": "greedy",
        "labelSeparation": YEARS_APART,
    }
    if frame.columns > 1:
        first, last = years_shown(frame, found)
        near = APART * (last - first) * frame.columns / frame.width
        axis["values"] = [year for year in shown if year in {shown[0], shown[-1]} or _apart(year, shown, near)]
        inwards = ((shown[0], "left"), (shown[-1], "right"))
        sides = [{"test": f"datum.value == {year}", "value": side} for year, side in inwards]
        axis["labelAlign"] = {"condition": sides, "value": "center"}
    return axis


def _apart(year: int, shown: Sequence[int], near: float) -> bool:
    """Whether a year between the first and the last has room beside both."""
    return year - shown[0] > near and shown[-1] - year > near


def _y(frame: Frame, found: Sequence[Drawable], plane: Plane) -> Json:
    if frame.is_scale:
        scale = {"domain": list(reversed(answers(frame.indicator)))}
        return {"field": "y", "type": "ordinal", "scale": scale, "axis": {"grid": True, "domain": False}}
    axis: Json | None = None
    if not frame.in_panels:
        axis = {"tickCount": 4, "domain": False, "ticks": False}
        if min(float(mark.y) for each in found for mark in each.heights) >= 0:
            axis["labelExpr"] = "datum.value < 0 ? '' : datum.label"
    own = {"padding": OWN_ROOM} if plane.domain is None else {"domain": list(plane.domain)}
    return {"field": "y", "type": "quantitative", "scale": {"zero": False, "nice": False, **own}, "axis": axis}
