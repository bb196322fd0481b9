"""The tables of learning: the monitoring and evaluation plan, and what comes of it."""

from shanyraq.domains.learning.models.evaluations import Action, Evaluation, Part, Recommendation
from shanyraq.domains.learning.models.plan import Activity, Category

__all__ = ["Action", "Activity", "Category", "Evaluation", "Part", "Recommendation"]
