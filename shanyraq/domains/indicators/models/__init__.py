"""The tables of indicators: what is printed, what was observed since, and what national sources publish."""

from shanyraq.domains.indicators.models.national import Dataset, Judgement, Link, Point, Series, Taking
from shanyraq.domains.indicators.models.observations import Aggregation, Observation
from shanyraq.domains.indicators.models.printed import Indicator, Row, Value

__all__ = [
    "Aggregation",
    "Dataset",
    "Indicator",
    "Judgement",
    "Link",
    "Observation",
    "Point",
    "Row",
    "Series",
    "Taking",
    "Value",
]
