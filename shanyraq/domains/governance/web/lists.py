"""Lists that forms of governance choose from."""

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.texts import pick
from shanyraq.domains.governance.models import Body, Decision
from shanyraq.domains.packages.queries import versions_for


def bodies_list(framework: str) -> Choices:
    """The bodies of a framework, or of all, in the order of the document."""
    own = {version.pk: version.language for version in versions_for(framework)}
    rows = Body.objects.filter(version__in=own).values_list("key", "name", "version")
    return joined((key, pick(name, own[version])) for key, name, version in rows)


def decisions_list(framework: str) -> Choices:
    """The decisions of a framework, or of all, the newest first."""
    found = Decision.objects.filter(ended_at=None)
    if framework:
        found = found.filter(framework__code=framework)
    rows = found.values_list("number", "decided_on", "title")
    return joined((str(number), f"{format_day(day)} – {pick(title).text}") for number, day, title in rows)
