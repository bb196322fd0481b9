"""All bodies, as a page and as a file."""

from collections import Counter

from django.http import HttpResponse

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.texts import pick
from shanyraq.domains.governance import queries
from shanyraq.domains.governance.queries import BodyItem
from shanyraq.domains.governance.web.raised import raised_on
from shanyraq.domains.governance.web.words import KINDS
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.members import holds

HEADER = (
    "key",
    "name",
    "short_name",
    "kind",
    "state",
    "parent",
    "outcome",
    "chairs",
    "members",
    "meets_at_least",
    "per",
    "printed",
    "tasks",
    "clauses",
)


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
        sees_decisions=holds(page, Permission.SEE_DECISIONS),
        raised=raised_on(page),
        downloads=sheet_links(page, "governance"),
    )


@framework_page
def governance_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each body, by its kind."""
    bodies, own = queries.bodies(page.version), page.version.language
    rows = (_row(body, own) for kind in KINDS for body in bodies if body.kind == kind)
    return sheet_file(form, f"{page.code}-governance", HEADER, rows)


def _row(body: BodyItem, own: str) -> tuple[object, ...]:
    rhythm = body.rhythm
    return (
        body.key,
        pick(body.name, own).text,
        body.short_name,
        body.kind,
        body.status,
        body.parent,
        body.outcome.code if body.outcome else None,
        "; ".join(person.text for person in body.chairs),
        "; ".join(person.text for person in body.members),
        rhythm.at_least if rhythm else None,
        rhythm.per if rhythm else None,
        rhythm.printed if rhythm else None,
        len(body.mandates),
        " ".join(body.clauses),
    )
