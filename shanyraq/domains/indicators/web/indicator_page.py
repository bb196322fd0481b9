"""What the page of an indicator shows: its pictures, its rows, and what hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shanyraq.base.access.web import actor_in
from shanyraq.base.ui.markup import markup
from shanyraq.base.ui.templatetags.ui import content
from shanyraq.domains.indicators.queries import IndicatorResult, Printed, RowResult, indicator_line, one_indicator
from shanyraq.domains.indicators.queries.monitoring import readable, with_waiting
from shanyraq.domains.indicators.web import charts
from shanyraq.domains.indicators.web.actions import actions_of
from shanyraq.domains.indicators.web.charts import Chart, Palette
from shanyraq.domains.indicators.web.values import words_of
from shanyraq.domains.packages.queries.findings import design_findings
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import SHEETS, sheet_links

BREAK = "check.break-in-series"
"""The rule that finds where a line is not drawn on; what the package remarks on that stands under the chart."""
NEWEST = 12
"""Reported values that the page shows; all of them are in the list of reported values."""
WIDTHS = {"only-wide": 620, "only-narrow": 340}
"""A picture is drawn for a wide and for a narrow screen; the style sheet shows one of them."""


@dataclass(frozen=True)
class Picture:
    """A chart as it is drawn for each width, and the chart itself, of which the caption speaks."""

    drawn: tuple[tuple[str, SafeString], ...]
    chart: Chart


def indicator_page(page: FrameworkPage, key: str) -> dict[str, Any]:
    """The context of ``indicators/indicator.html``."""
    found = one_indicator(page.version, key, page.as_of)
    indicator = found.indicator
    headline = indicator.headline
    found_here = findings(page, indicator)
    alone, panels = zip(
        *(pictures(indicator, page.version.language, charts.PAGE, width) for width in WIDTHS.values()), strict=True
    )
    return {
        "found": found,
        "indicator": indicator,
        "headline": headline,
        "line": indicator_line(indicator),
        "with_target": sum(row.has_target for row in indicator.judged_rows),
        "picture": _picture(alone),
        "panels": _picture(panels),
        "pending": [row for row in indicator.rows if row.pending],
        "trends": [row for row in indicator.judged_rows if row.trend.first is not None],
        "forecasts": [row for row in indicator.judged_rows if row.forecast is not None],
        "readings": readings(indicator, page.version.language),
        "corrections": corrections(indicator),
        "findings": found_here,
        "breaks": [each.remark for each in found_here if each.rule == BREAK and each.remark],
        "downloads": downloads(page, indicator),
        "actions": actions_of(page, found),
        **reported(page, indicator),
    }


def reported(page: FrameworkPage, indicator: IndicatorResult) -> dict[str, Any]:
    """The newest values of the indicator that whoever asks may read, and the years of which no value was made."""
    of_indicator = readable(page.version, actor_in(page.request), on=page.asked).filter(indicator=indicator.key)
    found = of_indicator if page.asked else with_waiting(of_indicator)
    rows = list(found.order_by("-year", "-period", "row", "-number")[: NEWEST + 1])
    words = words_of(page) if rows else None
    return {
        "reported": [words.shown(row) for row in rows[:NEWEST]] if words else [],
        "reported_more": len(rows) > NEWEST,
        "national_waiting": getattr(rows[0], "waiting", 0) if rows else 0,
        "unmade": [(row, each.year, _(each.said)) for row in indicator.rows for each in row.unmade],
    }


def pictures(indicator: IndicatorResult, own: str, palette: Palette, width: int) -> tuple[Chart | None, Chart | None]:
    """The chart of the total (or of the only row), and the panels of the rows beside it.

    Where several rows and no total are printed, each has its panel.
    """
    rows, headline = indicator.judged_rows, indicator.headline
    alone = headline if headline and (headline.kind == "total" or len(rows) == 1) else None
    beside = [row for row in rows if row is not alone]
    return (
        charts.chart_of_row(indicator, alone, palette, width, own) if alone else None,
        charts.chart_of_breakdown(indicator, beside, palette, width, own) if beside else None,
    )


def readings(indicator: IndicatorResult, own: str) -> dict[tuple[SafeString, ...], list[RowResult]]:
    """What was restored, noted or decided of rows → the rows of which it is said."""
    said: dict[tuple[SafeString, ...], list[RowResult]] = {}
    for row in indicator.rows:
        parts = (
            (_("Restored"), row.reconstructed),
            (_("Unit understood"), row.unit["reconstructed"] if row.unit else None),
            (_("Remark"), row.note),
            (_("Direction"), row.desired_reason),
        )
        remarks = tuple(markup("{}: {}", head, content(text, own)) for head, text in parts if text)
        if remarks:
            said.setdefault(remarks, []).append(row)
    return said


def corrections(indicator: IndicatorResult) -> list[tuple[RowResult, Printed, date]]:
    """The values that are others than the document prints, with their rows, and the day since when."""
    return [
        (row, value, date.fromisoformat(value.corrected["on"]))
        for row in indicator.rows
        for value in (*row.baselines, *row.targets)
        if value.corrected
    ]


def findings(page: FrameworkPage, indicator: IndicatorResult) -> list[Any]:
    """What the design rules find in this indicator."""
    known = design_findings(page.version, page.as_of)
    return [each for each in known if each.page == "indicator" and each.key == indicator.key]


def downloads(page: FrameworkPage, indicator: IndicatorResult) -> dict[str, str]:
    """Files of this page; the day in its address is kept."""
    asked = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    args = [page.code, indicator.key]
    return {
        **sheet_links(page, "indicator", indicator.key, forms=SHEETS),
        "SVG": reverse("indicator-svg", args=args) + asked,
        "JSON": f"/api/v1/frameworks/{page.code}/indicators/{indicator.key}{asked}",
    }


def _picture(drawings: Sequence[Chart | None]) -> Picture | None:
    drawn = [
        (screen, mark_safe(charts.draw(chart.spec, chart.label)))  # noqa: S308 - our own drawing
        for screen, chart in zip(WIDTHS, drawings, strict=True)
        if chart is not None
    ]
    first = drawings[0]
    return Picture(tuple(drawn), first) if first else None
