"""What the page of risks shows: counts, filters, risks by kind and area."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.framework.queries.texts import Text
from shanyraq.domains.learning.queries.concluded import told_of_risks
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, narrowed
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.risks.queries import Response, RiskItem
from shanyraq.domains.risks.web.facets import AREAS, KINDS, risk_facets

FEW = 6
"""So many risks stand open; more are folded under their titles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, once, with every risk that it answers. ``number`` counts from one, as printed."""

    number: int
    text: str
    clauses: tuple[str, ...]
    note: Text | None
    risks: tuple[RiskItem, ...]


def overview(page: FrameworkPage, known: list[RiskItem]) -> dict[str, Any]:
    """The context of ``risks/risks.html``. What annual reviews say of risks is told to members."""
    query = page.request.GET
    facets = risk_facets(known, page.version.language)
    shown = narrowed(known, facets, query)
    answers = answers_to(shown)
    result = ngettext("%(shown)s of %(known)s item", "%(shown)s of %(known)s items", len(known))
    return {
        "known": known,
        "shown": shown,
        "kinds": [(title, _areas(shown, kind)) for kind, title in KINDS.items()],
        "folded": len(shown) > FEW,
        "answers": answers,
        "numbers": {answer.text: answer.number for answer in answers},
        "areas": _counts(known),
        "risk_count": sum(item.kind == "risk" for item in known),
        "opportunity_count": sum(item.kind == "opportunity" for item in known),
        "response_count": len({response.text for item in known for response in item.responses}),
        "unanswered": sum(not item.responses for item in known if item.kind == "risk"),
        "filters": filter_groups(known, facets, query),
        "result": result % {"shown": len(shown), "known": len(known)},
        "told": told_of_risks(page.version, page.asked) if holds(page, Permission.SEE_WORKPLANS) else {},
        "downloads": sheet_links(page, "risks"),
    }


def _areas(items: list[RiskItem], kind: str) -> list[tuple[Any, list[RiskItem]]]:
    """The areas that have any of the kind, each with them."""
    areas = [
        (title, [item for item in items if item.kind == kind and item.area == area]) for area, title in AREAS.items()
    ]
    return [(title, members) for title, members in areas if members]


def answers_to(items: Sequence[RiskItem]) -> list[Answer]:
    """Every response in the order in which it is first printed."""
    risks: dict[str, list[RiskItem]] = {}
    first: dict[str, Response] = {}
    for item in items:
        for response in item.responses:
            risks.setdefault(response.text, []).append(item)
            first.setdefault(response.text, response)
    return [
        Answer(number, text, first[text].clauses, first[text].note, tuple(of))
        for number, (text, of) in enumerate(risks.items(), 1)
    ]


def _counts(known: Sequence[RiskItem]) -> list[tuple[str, Any, int]]:
    """How many items each area has."""
    counts = Counter(item.area for item in known)
    return [(area, title, counts[area]) for area, title in AREAS.items() if counts[area]]
