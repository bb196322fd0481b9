"""The pages of overlaps and of joint initiatives, and overlaps as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.filters import address
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, found_or_404, narrowed
from shanyraq.domains.workplans.queries.board import Board, added, board
from shanyraq.domains.workplans.queries.joint import Formed, initiatives, scope_of_pair
from shanyraq.domains.workplans.queries.overlaps import Met, overlaps
from shanyraq.domains.workplans.rules.overlaps.judging import Kind
from shanyraq.domains.workplans.rules.overlaps.outline import WHOLE
from shanyraq.domains.workplans.vocabulary import JOINTS, MODALITIES, Joint, Modality
from shanyraq.domains.workplans.web.pairs import matrices, pair_facets, shown_pairs
from shanyraq.domains.workplans.web.showing import Lister, Shown
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import word
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.scopes import Scope

AT_ONCE = 25
"""Pairs on a page."""
DISMISSED = "dismissed"
HEADER = (
    *("kind", "score", "likeness", "one", "one_title", "one_entities", "other", "other_title", "other_entities"),
    *("places", "groups", "sdg_targets", "functions", "implementers", "reasons", "dismissed_because"),
)


@framework_page
@for_members
def overlap_list(page: FrameworkPage) -> HttpResponse:
    """Where entities do alike work, or work that completes each other: between whom, and each pair with its reasons."""
    found = board(page.version, page.asked)
    every = overlaps(page.version, found, page.as_of, page.asked)
    listed, query = _state(page, every), page.request.GET
    facets = pair_facets(found.around, page.version.language, query.dict())
    shown = narrowed(listed, facets, query)
    part = Paginator(shown, AT_ONCE).get_page(query.get("page"))
    return page.render(
        "workplans/overlaps.html",
        lines=found.lines,
        part=part,
        shown=shown_pairs(page, list(part.object_list), found.around),
        filters=filter_groups(listed, facets, query),
        result=_result(len(shown), len(listed)),
        **_around(page, every),
        **matrices(page, listed, found.around),
    )


def _around(page: FrameworkPage, every: Sequence[Met]) -> dict[str, Any]:
    """What stands around the list."""
    query = page.request.GET
    state = query.get("state")
    return {
        "counts": {kind.value: sum(met.pair.kind is kind and not met.dismissed for met in every) for kind in Kind},
        "gone": sum(met.dismissed is not None for met in every),
        "toggle": address(query, {"state": None if state else DISMISSED}),
        "are_dismissed": state == DISMISSED,
        "rule": RULES["workplans.alike"],
        "downloads": sheet_links(page, "overlaps"),
    }


def _state(page: FrameworkPage, every: Sequence[Met]) -> list[Met]:
    """The pairs that are dismissed, where the address asks for them; else all others.

    :raises Http404: where it asks for something else.
    """
    state = page.request.GET.get("state", "")
    if state not in ("", DISMISSED):
        raise Http404(_("There is no “%(value)s” under “%(filter)s”.") % {"value": state, "filter": "state"})
    return [met for met in every if (met.dismissed is not None) == (state == DISMISSED)]


def _result(shown: int, known: int) -> str:
    return ngettext("%(shown)s of %(known)s pair", "%(shown)s of %(known)s pairs", known) % {
        "shown": shown,
        "known": known,
    }


@framework_page
@for_members
def overlap_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The pairs as a file: exactly what the page shows, on all its parts."""
    found = board(page.version, page.asked)
    listed = _state(page, overlaps(page.version, found, page.as_of, page.asked))
    facets = pair_facets(found.around, page.version.language, page.request.GET.dict())
    lines = found_or_404(listed, facets, page.request.GET)
    return sheet_file(form, f"{page.code}-overlaps", HEADER, [_cells(page, found, met) for met in lines])


def _cells(page: FrameworkPage, found: Board, met: Met) -> list[Any]:
    lister, own, pair = Lister(page, found.around), page.version.language, met.pair
    sides = [
        (line.number, pick(line.facts.title, own).text, lister.entities(line.facts.led))
        for line in (met.one, met.other)
    ]
    both = pair.shared
    return [
        pair.kind.value,
        round(pair.score, 3),
        round(pair.likeness, 3),
        *sides[0],
        *sides[1],
        "; ".join(_("the whole country") if place == WHOLE else place for place in both.places),
        _listed("groups", both.groups, found, own),
        "; ".join(both.targets),
        _listed("functions", both.functions, found, own),
        _listed("implementers", both.implementers, found, own),
        "; ".join(map(say, pair.reasons)),
        met.dismissed.reason if met.dismissed else "",
    ]


def _listed(field: str, values: Sequence[str], found: Board, own: str) -> str:
    return "; ".join(pick(word(field, value, found.around), own).text for value in values)


@framework_page
@for_members
def initiative_list(page: FrameworkPage) -> HttpResponse:
    """Joint programmes and initiatives with the sub-outputs that name them; behind them those that ended."""
    found = board(page.version, page.asked)
    lister = Lister(page, found.around)
    every = [_listed_initiative(page, each, found, lister) for each in initiatives(page.version, found, page.asked)]
    return page.render(
        "workplans/initiatives.html",
        listed=[each for each in every if not each.formed.ended],
        ended=[each for each in every if each.formed.ended],
    )


@dataclass(frozen=True, slots=True)
class ListedInitiative:
    """A joint programme or initiative in the reader's words, what its sub-outputs require, and where it belongs."""

    formed: Formed
    kind: str
    modality: str
    required: Decimal | None
    lines: Sequence[Shown]
    scope: Scope


def _listed_initiative(page: FrameworkPage, each: Formed, found: Board, lister: Lister) -> ListedInitiative:
    return ListedInitiative(
        each,
        _(JOINTS[Joint(each.kind)]) if each.kind else "",
        _(MODALITIES[Modality(each.modality)]) if each.modality else "",
        added([line.sums() for line in each.lines]).required,
        [lister.shown(line) for line in each.lines],
        scope_of_pair(page.code, [line.facts for line in each.lines], found.around),
    )
