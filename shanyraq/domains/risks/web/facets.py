"""The words for kinds and areas of risks, and by what the register can be filtered."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web.facets import Facet
from shanyraq.domains.risks.queries import RiskItem

KINDS: Mapping[str, str | Promise] = {"risk": _("Risks"), "opportunity": _("Opportunities")}
AREAS: Mapping[str, str | Promise] = {
    "economic": _("Economy"),
    "geopolitical": _("Geopolitics"),
    "political": _("Politics"),
    "environmental": _("Environment"),
    "financial": _("Financing"),
}


def risk_facets(items: list[RiskItem], language: str) -> list[Facet[RiskItem]]:
    """Kind, area, outcome."""
    titles = {each.key: pick(each.text, language) for item in items for each in item.outcomes}
    return [
        Facet("kind", _("Kind"), lambda item: [item.kind], lambda kind: KINDS[kind], KINDS),
        Facet("area", _("Area"), lambda item: [item.area], lambda area: AREAS[area], AREAS),
        Facet(
            "outcome",
            _("Outcome"),
            lambda item: sorted(each.key for each in item.outcomes),
            lambda code: titles[code].after(code),
        ),
    ]
