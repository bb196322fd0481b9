"""The tables of indicators: what is printed, and what was observed since."""

from shanyraq.domains.indicators.models.printed import Indicator, Row, Value

__all__ = ["Indicator", "Row", "Value"]
