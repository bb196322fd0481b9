"""Lists that forms choose from: indicators of a framework."""

from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.models import Indicator
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.errors import NotFound


def indicators_list(framework: str) -> Choices:
    """The indicators of a framework by key, in the order of print."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    found = Indicator.objects.filter(version=version).order_by("outcome__order", "order")
    return [
        (key, f"{code or ''} {pick(title, version.language)}".strip())
        for key, code, title in found.values_list("key", "code", "title")
    ]
