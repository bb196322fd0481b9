"""The tables of learning: the monitoring and evaluation plan, and what comes of it."""

from shanyraq.domains.learning.models.plan import Activity, Category

__all__ = ["Activity", "Category"]
