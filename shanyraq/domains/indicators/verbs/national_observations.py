"""What accepted links give: the points of a series as observations of its row. Shared by the verbs of links."""

from shanyraq.base.verbs import Trail
from shanyraq.domains.indicators.models import Link
from shanyraq.domains.indicators.queries.linked import Linked


def give_observations(trail: Trail, found: Linked, link: Link) -> None:
    """Hands the points of an accepted link on. The one place where national data become observations."""
