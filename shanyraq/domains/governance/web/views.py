"""All bodies."""

from collections import Counter

from django.http import HttpResponse

from shanyraq.domains.governance import queries
from shanyraq.domains.governance.web.words import KINDS
from shanyraq.domains.packages.web import FrameworkPage, framework_page


@framework_page
def governance(page: FrameworkPage) -> HttpResponse:
    """The structure, then every body by its kind."""
    bodies = queries.bodies(page.version)
    states = Counter(body.status for body in bodies)
    kinds = [(kind, [body for body in bodies if body.kind == kind]) for kind in KINDS]
    return page.render(
        "governance/governance.html",
        bodies=bodies,
        structure=queries.structure(bodies),
        kinds=[(kind, members) for kind, members in kinds if members],
        existing=states["existing"],
        established=states["to_be_established"],
        considered=states["to_be_considered"],
        rhythms=sum(body.rhythm is not None for body in bodies),
    )
