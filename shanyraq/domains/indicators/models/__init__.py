"""The tables of indicators: what is printed, what was observed since, and when values are asked for."""

from shanyraq.domains.indicators.models.observations import Aggregation, Observation
from shanyraq.domains.indicators.models.printed import Indicator, Row, Value
from shanyraq.domains.indicators.models.rounds import Round, Schedule

__all__ = ["Aggregation", "Indicator", "Observation", "Round", "Row", "Schedule", "Value"]
