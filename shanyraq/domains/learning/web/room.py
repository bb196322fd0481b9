"""What the room of a review shows: its figures as they were taken, sections, assumptions, course corrections."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.rules.reviews import CORRECTION, REVIEW
from shanyraq.domains.learning.vocabulary import SECTIONS, Corrected, Reviewed
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.queries.around import around
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True, slots=True)
class Shown:
    """A course correction with who is to do it, what may be done with it, and why a plan would be revised for it."""

    row: Correction
    who: list[Any]
    acts: list[str]
    plan: Scope
    because: str


def room_page(page: FrameworkPage, row: Review) -> dict[str, Any]:
    """The context of ``learning/review.html``."""
    named = around(page.version).named
    outcome = next((each for each in outcomes_of(page.version) if each.code == row.outcome), None)
    is_open = row.state != Reviewed.CONCLUDED
    return {
        "row": row,
        "outcome": outcome,
        "acts": [f"learning.review.{act}" for act in REVIEW.acts(row.state)],
        "is_open": is_open,
        "figures": _figures(row.figures),
        "sections": [(name, title, getattr(row, name)) for name, title in SECTIONS.items()],
        "judged": queries.judged(page.version, row),
        "updated": queries.updated(page.version, row),
        "corrections": [_shown(page.code, each, named, row) for each in queries.corrections(row)],
    }


def _shown(code: str, each: Correction, named: Any, row: Review) -> Shown:
    who = [named[key].called if key in named else key for key in each.who]
    because = _("Course correction %(number)s of the annual review %(year)s: %(what)s") % {
        "number": each.number,
        "year": row.year,
        "what": next(iter(each.what.values()), ""),
    }
    acts = [f"learning.correction.{act}" for act in CORRECTION.acts(each.state)]
    accepted = each.state == Corrected.ACCEPTED and bool(each.outcome)
    place = Scope(code, frozenset({each.outcome}) if each.outcome else frozenset())
    return Shown(each, who, acts, place, because if accepted else "")


def _figures(kept: dict[str, Any]) -> dict[str, Any]:
    """The kept figures as pages show them: amounts as numbers, the day as a day."""
    if not kept:
        return {}
    money = {name: None if text is None else Decimal(text) for name, text in kept["money"].items()}
    return {**kept, "money": money, "as_of": date.fromisoformat(kept["as_of"])}
