"""The tables of learning: the monitoring and evaluation plan, and what comes of it."""

from shanyraq.domains.learning.models.evaluations import Action, Evaluation, Part, Recommendation
from shanyraq.domains.learning.models.plan import Activity, Category
from shanyraq.domains.learning.models.review import Correction, Review
from shanyraq.domains.learning.models.undertaking import Undertaking

__all__ = [
    "Action",
    "Activity",
    "Category",
    "Correction",
    "Evaluation",
    "Part",
    "Recommendation",
    "Review",
    "Undertaking",
]
