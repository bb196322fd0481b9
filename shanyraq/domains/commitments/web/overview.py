"""What the page of the register shows: counts, filters, commitments by the section they stand in."""

from typing import Any

from django.utils.translation import ngettext

from shanyraq.base.ui.tables import TableView
from shanyraq.domains.commitments.queries import NOT_DECIDED, Registered, Section
from shanyraq.domains.commitments.web.facets import commitment_facets
from shanyraq.domains.commitments.web.tables import commitment_columns
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, narrowed


def overview(page: FrameworkPage, known: list[Registered]) -> dict[str, Any]:
    """The context of ``commitments/commitments.html``."""
    query = page.request.GET
    facets = commitment_facets(known, page.version.language)
    shown = narrowed(known, facets, query)
    sections: dict[Section, list[Registered]] = {}
    for item in shown:
        sections.setdefault(item.section, []).append(item)
    result = ngettext("%(shown)s of %(known)s commitment", "%(shown)s of %(known)s commitments", len(known))
    decided = sum(item.state != NOT_DECIDED for item in known)
    view = TableView(commitment_columns(decided=bool(decided)), query)
    return {
        "known": known,
        "shown": shown,
        "sections": [(None, view.ordered(shown))] if view.sorted_by else list(sections.items()),
        "view": view,
        "must": sum(item.modality == "must" for item in known),
        "checkable": sum(bool(item.check_data) for item in known),
        "decided": decided,
        "filters": filter_groups(known, facets, query),
        "result": result % {"shown": len(shown), "known": len(known)},
        "downloads": sheet_links(page, "commitments"),
    }
