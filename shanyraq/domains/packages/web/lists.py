"""Lists that forms choose from: frameworks."""

from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries import versions_in_force


def frameworks_list(framework: str) -> Choices:
    """Every framework by its code."""
    return [(each.code, f"{each.code} – {pick(each.title, each.language)}") for each in versions_in_force()]
