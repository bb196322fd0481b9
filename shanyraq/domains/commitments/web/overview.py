"""What the page of the register shows: counts, filters, commitments by the section they stand in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from shanyraq.base.ui.tables import TableView
from shanyraq.domains.commitments.queries import NOT_DECIDED, Registered, Section
from shanyraq.domains.commitments.web.facets import MODALITIES, commitment_facets
from shanyraq.domains.commitments.web.tables import commitment_columns
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, narrowed

FEW = 40
"""So many commitments stand open; more are folded under their sections."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its sections, each with its commitments."""

    heading: Section
    sections: tuple[tuple[Section, tuple[Registered, ...]], ...]


def overview(page: FrameworkPage, known: list[Registered]) -> dict[str, Any]:
    """The context of ``commitments/commitments.html``."""
    query = page.request.GET
    facets = commitment_facets(known, page.version.language)
    shown = narrowed(known, facets, query)
    result = ngettext("%(shown)s of %(known)s commitment", "%(shown)s of %(known)s commitments", len(known))
    decided = sum(item.state != NOT_DECIDED for item in known)
    view = TableView(commitment_columns(page.version.language, decided=bool(decided)), query)
    return {
        "known": known,
        "shown": shown,
        "chapters": [] if view.sorted_by else _chapters(shown),
        "ordered": view.ordered(shown) if view.sorted_by else [],
        "folded": len(shown) > FEW,
        "view": view,
        "bindings": _bindings(known),
        "must": sum(item.modality == "must" for item in known),
        "decided": decided,
        "filters": filter_groups(known, facets, query),
        "result": result % {"shown": len(shown), "known": len(known)},
        "downloads": sheet_links(page, "commitments"),
    }


def _chapters(shown: Sequence[Registered]) -> list[Chapter]:
    """The commitments by chapter and section, in the order of the first of each."""
    chapters: dict[Section, dict[Section, list[Registered]]] = {}
    for item in shown:
        chapters.setdefault(item.chapter, {}).setdefault(item.section, []).append(item)
    return [
        Chapter(heading, tuple((section, tuple(items)) for section, items in sections.items()))
        for heading, sections in chapters.items()
    ]


def _bindings(known: Sequence[Registered]) -> list[tuple[str, int]]:
    """How many commitments are binding in which way, the firmest first."""
    counts = Counter(item.modality for item in known)
    return [(code, counts[code]) for code in MODALITIES if counts[code]]
