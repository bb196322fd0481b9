"""Charts of an indicator: what is drawn, as which specification, and the drawing of it."""

from shanyraq.domains.indicators.web.charts.drawing import draw
from shanyraq.domains.indicators.web.charts.frame import PAGE, PRINT, Palette
from shanyraq.domains.indicators.web.charts.specification import Chart, chart_of_breakdown, chart_of_row

__all__ = ["PAGE", "PRINT", "Chart", "Palette", "chart_of_breakdown", "chart_of_row", "draw"]
