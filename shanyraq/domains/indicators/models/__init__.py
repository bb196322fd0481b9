"""The tables of indicators: what is printed, observed since, asked for, and published by national sources."""

from shanyraq.domains.indicators.models.national import Dataset, Judgement, Link, Point, Series, Taking
from shanyraq.domains.indicators.models.observations import Aggregation, Observation
from shanyraq.domains.indicators.models.printed import Indicator, Row, Value
from shanyraq.domains.indicators.models.rounds import Round, Schedule

__all__ = [
    "Aggregation",
    "Dataset",
    "Indicator",
    "Judgement",
    "Link",
    "Observation",
    "Point",
    "Round",
    "Row",
    "Schedule",
    "Series",
    "Taking",
    "Value",
]
