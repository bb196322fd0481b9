"""The Vega-Lite specification of a chart: one for page, PDF and Word, with a palette for each.

Values are points in their year. A line joins consecutive years only, so that gaps stay gaps. A
target is a bar as wide as its year; a thin line leads to it over the years of the framework. Labels
stand beside what they name; there is no legend.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, RowResult
from shanyraq.domains.indicators.rules.inputs import Name
from shanyraq.domains.indicators.web.charts.frame import PAGE, WIDE, Frame, Palette
from shanyraq.domains.indicators.web.charts.layers import layers_of
from shanyraq.domains.indicators.web.charts.marks import Drawable, drawables, one_magnitude
from shanyraq.domains.indicators.web.charts.placing import Json
from shanyraq.domains.indicators.web.charts.records import Plan, plan_of
from shanyraq.domains.indicators.web.charts.titles import panel_names

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "Inter, system-ui, sans-serif"


@dataclass(frozen=True)
class Chart:
    """A specification, the sentence that says the same, and what could not be drawn.

    ``unread``: printed words that are no number. ``apart``: numbers too far from the others for one axis.
    ``kinds``: the kinds of marks that are in the picture. ``broken``: whether a line is left out for a break.
    ``unit``: what the unit of all rows is called, by language; None where they differ and each panel says its own.
    """

    spec: Json
    label: str
    unread: tuple[str, ...]
    apart: tuple[str, ...]
    kinds: frozenset[str]
    broken: bool
    unit: Name | None


def chart_of_row(
    indicator: IndicatorResult, row: RowResult, palette: Palette = PAGE, width: int = 620, own: str = "en"
) -> Chart | None:
    """The chart of one row; None where nothing of it can be drawn but a target: one alone is no picture."""
    every = drawables(indicator, row, own)
    found = [each for each in every if each.heights]
    if not any(each.is_picture for each in found):
        return None
    frame = Frame(indicator, row.given.starts_on, row.given.ends_on, palette, width, False)
    unread = tuple(words for each in every for words in each.unread)
    apart = tuple(words for each in every for words in each.apart)
    label = "; ".join(each.sentence for each in found)
    told = unread, apart, _kinds(found, drawn_ahead=True), any(each.broken for each in found), row.given.unit_name
    if len(found) > 1:
        found = [replace(each, name="") for each in found]
        return Chart(_panels(frame, found), label, *told)
    plan = plan_of(frame, found)
    body = {
        "layer": layers_of(frame, found, plan.plane),
        "width": plan.plane.width,
        "height": plan.plane.height,
    }
    return Chart(_spec(frame, plan, body), label, *told)


def chart_of_breakdown(
    indicator: IndicatorResult, rows: Sequence[RowResult], palette: Palette = PAGE, width: int = 620, own: str = "en"
) -> Chart | None:
    """Small multiples, one panel for each row, on one axis as far as the rows share a magnitude."""
    units = {row.given.unit: row.given.unit_name for row in rows}
    every = [each for row in rows for each in drawables(indicator, row, own)]
    if len(units) > 1:
        every = [each if each.measure else replace(each, measure=pick(each.row.given.unit_name).text) for each in every]
    found = [each for each in every if each.heights]
    if not any(each.is_picture for each in found):
        return None
    given = found[0].row.given
    frame = Frame(indicator, given.starts_on, given.ends_on, palette, width, True, 3 if width >= WIDE else 2)
    label = "; ".join(f"{each.name}: {each.sentence}" for each in found)
    unread = tuple(f"{each.name}: {words}" for each in every for words in each.unread)
    apart = tuple(f"{each.name}: {words}" for each in every for words in each.apart)
    unit = None if len(units) > 1 else given.unit_name
    broken = any(each.broken for each in found)
    return Chart(_panels(frame, found), label, unread, apart, _kinds(found), broken, unit)


def _kinds(found: Sequence[Drawable], *, drawn_ahead: bool = False) -> frozenset[str]:
    """Which kinds of marks are drawn: the caption speaks of these only. ``drawn_ahead``: whether forecasts are."""
    undated = {"undated" for each in found if each.undated}
    ahead = {"expected" for each in found if each.outlook} if drawn_ahead else set()
    return frozenset({mark.role for each in found for mark in each.marks} | undated | ahead)


def _panels(frame: Frame, found: Sequence[Drawable]) -> Json:
    plan = plan_of(frame, found)
    own = plan.plane.width
    share = "shared" if frame.is_scale or one_magnitude(found) else "independent"
    header = {"title": None, "labelExpr": "split(datum.value, '\\n')", "labelAnchor": "start"}
    names = panel_names(found, own)
    body = {
        "facet": {"field": "row", "type": "nominal", "sort": names, "header": header},
        "columns": frame.columns,
        "spacing": {"row": 14, "column": 20},
        "spec": {"layer": layers_of(frame, found, plan.plane), "width": own, "height": plan.plane.height},
        "resolve": {"scale": {"y": share}, "axis": {"x": "independent"}},
    }
    return _spec(frame, plan, body, names)


def _spec(frame: Frame, plan: Plan, body: Json, names: Sequence[str] = ("",)) -> Json:
    palette = frame.palette
    text = {"font": FONT, "fontSize": 12, "color": palette.ink}
    return {
        "$schema": SCHEMA,
        "background": None,
        "padding": 2,
        "data": {"values": plan.records(names)},
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
