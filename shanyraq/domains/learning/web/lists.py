"""Lists that forms of the plan choose from."""

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import followed, plan
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
