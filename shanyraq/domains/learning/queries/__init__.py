"""Reads of the monitoring and evaluation plan: as it is printed, and as it is carried out."""

from shanyraq.domains.learning.queries.editions import editions
from shanyraq.domains.learning.queries.followed import Calendar, Followed, activity_on, followed, scope_of
from shanyraq.domains.learning.queries.obligations import Obligation, obligations
from shanyraq.domains.learning.queries.plan import Activity, Category, Plan, Responsible, plan
from shanyraq.domains.learning.queries.recurring import Line, lines

__all__ = [
    "Activity",
    "Calendar",
    "Category",
    "Followed",
    "Line",
    "Obligation",
    "Plan",
    "Responsible",
    "activity_on",
    "editions",
    "followed",
    "lines",
    "obligations",
    "plan",
    "scope_of",
]
