"""Lists that forms of money choose from."""

from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.rules.instruments import instruments


def instruments_list(framework: str) -> Choices:
    """The kinds of sources."""
    return [(code, pick(names)) for code, names in instruments().items()]
