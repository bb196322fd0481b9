"""What annual reviews of a framework wait for: that they are concluded, and that plans take up what was accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast

from shanyraq.base.audit.queries import trail
from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries.reviews import CORRECTION
from shanyraq.domains.learning.vocabulary import Corrected, Reviewed
from shanyraq.domains.packages.models import Version

ACCEPTING = ("learning.correction.accept", "learning.correction.reopen")
"""The verbs after which a correction is accepted."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """A review that was discussed; ``outcome`` empty: of the whole framework."""

    outcome: str
    year: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """Corrections that were accepted of a joint work plan and are not done. ``since``: when the newest of them was
    accepted; ``due_on``: the first day of any.
    """

    outcome: str
    year: int
    number: int
    since: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class ReviewsDue:
    """Both, by year and outcome."""

    discussed: list[Discussed]
    accepted: list[Accepted]


def reviews_due(version: Version) -> ReviewsDue:
    """What waits of the reviews of a framework. One statement."""
    told = trail(framework=version.code, kind=CORRECTION, verbs=ACCEPTING)
    newest = told.filter(key=Cast(OuterRef("corrections__number"), CharField())).values("at")[:1]
    found = Review.objects.filter(framework=version.framework_id).annotate(accepted_at=Subquery(newest))
    of_corrections = (f"corrections__{name}" for name in ("state", "outcome", "year", "due_on"))
    rows = list(found.values("outcome", "year", "state", "changed_at", "accepted_at", *of_corrections))
    discussed = {
        (each["year"], each["outcome"]): each["changed_at"] for each in rows if each["state"] == Reviewed.DISCUSSED
    }
    accepted = [each for each in rows if each["corrections__state"] == Corrected.ACCEPTED]
    return ReviewsDue([Discussed(outcome, year, at) for (year, outcome), at in discussed.items()], _by_plan(accepted))


def _by_plan(rows: Iterable[Mapping[str, Any]]) -> list[Accepted]:
    """Those that name an outcome: no single plan is changed for the others."""
    plans: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for each in rows:
        if each["corrections__outcome"]:
            plans.setdefault((each["corrections__year"], each["corrections__outcome"]), []).append(each)
    return [
        Accepted(
            outcome,
            year,
            len(own),
            max(each["accepted_at"] for each in own),
            min(each["corrections__due_on"] for each in own),
        )
        for (year, outcome), own in sorted(plans.items())
    ]
