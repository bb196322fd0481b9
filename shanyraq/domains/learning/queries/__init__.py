"""Reads of the monitoring and evaluation plan."""

from shanyraq.domains.learning.queries.editions import editions
from shanyraq.domains.learning.queries.plan import Activity, Category, Plan, Responsible, plan
from shanyraq.domains.learning.queries.recurring import Line, lines

__all__ = ["Activity", "Category", "Line", "Plan", "Responsible", "editions", "lines", "plan"]
