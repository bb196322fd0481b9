"""Lists that forms of the plan choose from."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.theory import assumptions
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import followed, plan
from shanyraq.domains.learning.queries.owners import able, working_on_outcome
from shanyraq.domains.learning.queries.reviews import review_name, risks_of
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES
from shanyraq.domains.packages.queries import versions_for


def plan_activities_list(framework: str) -> Choices:
    """The activities of a plan, or of all, by key: those printed, then those that were added."""
    return joined(
        (each.key, f"{each.year} – {pick(each.text, version.language)}")
        for version in versions_for(framework)
        for each in followed(version, version.starts_on).activities
    )


def plan_categories_list(framework: str) -> Choices:
    """The categories of a plan, or of all, by key."""
    return joined(
        (each.key, str(pick(each.title, version.language)))
        for version in versions_for(framework)
        for each in plan(version).categories
    )


def reviews_list(framework: str) -> Choices:
    """The annual reviews of a framework, or of all, by number."""
    found = Review.objects.filter(framework__code=framework) if framework else Review.objects.all()
    rows = found.values_list("number", "year", "outcome")
    return joined((str(number), review_name(year, outcome)) for number, year, outcome in rows)


def corrections_list(framework: str) -> Choices:
    """The course corrections of a framework, or of all, by number."""
    found = Correction.objects.filter(framework__code=framework) if framework else Correction.objects.all()
    return joined((str(number), str(pick(what))) for number, what in found.values_list("number", "what"))


def all_correction_owners(framework: str, entered: Mapping[str, Any]) -> Choices:
    """Who may carry out a correction of the review that was entered, by key: those that work on its outcome first."""
    own = usual_correction_owners(framework, entered)
    others = _owners(framework, "", own=False)
    shown = dict(own)
    return [*own, *(pair for pair in others if pair[0] not in shown)]


def usual_correction_owners(framework: str, entered: Mapping[str, Any]) -> Choices:
    """Those of them that work on its outcome."""
    number = str(entered.get("number") or "")
    rows = Review.objects.filter(framework__code=framework, number=int(number[:7])) if number.isdecimal() else None
    outcome = rows.values_list("outcome", flat=True).first() if rows is not None else ""
    return _owners(framework, outcome or "", own=True)


def _owners(framework: str, outcome: str, *, own: bool) -> Choices:
    """Those that work on an outcome, or all others that may carry something out, in the order of names."""
    found = [
        (key, pick(called, version.language).text)
        for version in versions_for(framework)
        for key, called in (working_on_outcome(version, outcome) if own else able(version))
    ]
    return sorted(joined(found), key=lambda pair: str(pair[1]).casefold())


def assumptions_list(framework: str) -> Choices:
    """The assumptions of the theory of change, by key."""
    return joined(
        (each.key, str(pick(each.said.text, version.language)))
        for version in versions_for(framework)
        for each in assumptions(version)
    )


def risks_list(framework: str) -> Choices:
    """The risks and opportunities of the document, by key."""
    return joined(
        (each.key, str(pick(each.title, version.language)))
        for version in versions_for(framework)
        for each in risks_of(version, "")
    )


def risk_courses_list(framework: str) -> Choices:
    """How a risk stands, in words."""
    return [(str(value), _(title)) for value, title in COURSES.items()]


def assumed_list(framework: str) -> Choices:
    """Whether an assumption holds, in words."""
    return [(str(value), _(title)) for value, title in ASSUMED.items()]
