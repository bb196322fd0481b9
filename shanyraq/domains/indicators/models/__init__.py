"""The tables of indicators: what is printed, and what was observed since."""

from shanyraq.domains.indicators.models.observations import Aggregation, Observation
from shanyraq.domains.indicators.models.printed import Indicator, Row, Value

__all__ = ["Aggregation", "Indicator", "Observation", "Row", "Value"]
