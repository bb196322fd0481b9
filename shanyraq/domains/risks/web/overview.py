"""What the page of risks shows: counts, filters, risks by kind and area."""

from typing import Any

from django.utils.translation import ngettext

from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, narrowed
from shanyraq.domains.risks.queries import RiskItem
from shanyraq.domains.risks.web.facets import AREAS, KINDS, risk_facets


def overview(page: FrameworkPage, known: list[RiskItem]) -> dict[str, Any]:
    """The context of ``risks/risks.html``."""
    query = page.request.GET
    facets = risk_facets(known, page.version.language)
    shown = narrowed(known, facets, query)
    result = ngettext("%(shown)s of %(known)s item", "%(shown)s of %(known)s items", len(known))
    return {
        "known": known,
        "shown": shown,
        "kinds": [(title, _areas(shown, kind)) for kind, title in KINDS.items()],
        "risk_count": sum(item.kind == "risk" for item in known),
        "opportunity_count": sum(item.kind == "opportunity" for item in known),
        "response_count": len({response.text for item in known for response in item.responses}),
        "unanswered": sum(not item.responses for item in known if item.kind == "risk"),
        "filters": filter_groups(known, facets, query),
        "result": result % {"shown": len(shown), "known": len(known)},
        "downloads": sheet_links(page, "risks"),
    }


def _areas(items: list[RiskItem], kind: str) -> list[tuple[Any, list[RiskItem]]]:
    """The areas that have any of the kind, each with them."""
    areas = [
        (title, [item for item in items if item.kind == kind and item.area == area]) for area, title in AREAS.items()
    ]
    return [(title, members) for title, members in areas if members]
