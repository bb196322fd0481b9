"""Lists that forms choose from: outcomes of a framework."""

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.packages.queries import versions_for


def outcomes_list(framework: str) -> Choices:
    """The outcomes of a framework, or of all, by code, in the order of print."""
    return joined(
        (each.code, f"{each.code} {pick(each.title, version.language)}")
        for version in versions_for(framework)
        for each in outcomes_of(version)
    )
