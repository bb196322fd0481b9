"""Lists that forms of the plan choose from."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.theory import assumptions
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import followed, plan
from shanyraq.domains.learning.queries.owners import correction_owners
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


def correction_owners_list(framework: str, entered: Mapping[str, str]) -> Choices:
    """Who may carry out a correction of the review that was entered, by key: those that work on its outcome first."""
    number = entered.get("number", "")
    row = (
        Review.objects.filter(framework__code=framework, number=int(number[:7])).first() if number.isdecimal() else None
    )
    found: dict[str, str] = {}
    for version in versions_for(framework):
        for part in correction_owners(version, row.outcome if row else ""):
            named = [(key, pick(called, version.language).text) for key, called in part]
            found |= {key: name for key, name in sorted(named, key=lambda each: each[1].casefold()) if key not in found}
    return list(found.items())


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
