"""The pages of contributions: all of them by stage, one of them with where it goes, reallocations, rates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.audit.queries import Ending
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.models import Contribution, Reallocation
from shanyraq.domains.funding.queries.contributions import (
    Given,
    allocations_of,
    contribution,
    contributions,
    of_stages,
    rates,
    reallocations,
    scope_of,
)
from shanyraq.domains.funding.queries.endings import endings
from shanyraq.domains.funding.queries.of_a_day import Known, known_on
from shanyraq.domains.funding.queries.ways import ways_of_one
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.pipeline import FIRM, PIPELINE
from shanyraq.domains.funding.rules.reallocations import REALLOCATION
from shanyraq.domains.funding.rules.ways import PLAIN_TITLE, WAYS
from shanyraq.domains.funding.vocabulary import ACTS, CONSENTS, EARMARKINGS, MECHANISMS, STAGES, Stage
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.workplans.queries.around import Around, anywhere_in, around
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import Text, organisation
from shanyraq.kernel.amounts import cents
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope

AT_ONCE = 20
"""Contributions on a page."""
HEADER = (
    *("number", "title", "donor", "entity", "source", "earmarking", "outcome", "starts_on", "ends_on", "stage"),
    *("currency", "amount", "rate", "amount_usd", "allocated_usd", "left_usd"),
    *("tax_exempt", "cost_sharing", "pooled", "mechanism"),
)


@dataclass(frozen=True)
class Shown:
    """A contribution in the reader's words."""

    given: Given
    donor: Text
    entity: Text
    source: Text
    earmarking: str
    stage: str
    kinds: Sequence[str]


@dataclass(frozen=True)
class Moved:
    """A reallocation in the reader's words; ``scope``: what it belongs to; ``ending``: how it ended where no money was
    moved."""

    row: Reallocation
    entity: Text
    state: str
    is_open: bool
    scope: Scope
    ending: Ending | None


@framework_page
@for_members
def giving(page: FrameworkPage) -> HttpResponse:
    """Contributions, page by page, how far the mobilisation has got, what is to be reallocated, the rates."""
    there, known = around(page.version), _on_the_day(page)
    every = known.given if known else contributions(page.version)
    facets = _facets(page, there)
    found = narrowed(every, facets, page.request.GET)
    part = Paginator(found, AT_ONCE).get_page(page.request.GET.get("page"))
    return page.render(
        "funding/contributions.html",
        every=every,
        part=part,
        shown=[_shown(each, there) for each in part.object_list],
        whole=_together(found),
        scope=anywhere_in(page.code, there),
        stages=_stages(found),
        filters=filter_groups(every, facets, page.request.GET),
        downloads=sheet_links(page, "contributions"),
        **_beside(page, there, known),
    )


def _beside(page: FrameworkPage, there: Around, known: Known | None) -> dict[str, Any]:
    """What stands beside the list of contributions."""
    moved = known.reallocations if known else reallocations(page.version)
    return {
        "moved": _moved(page.code, moved, there),
        "rates": known.rates if known else rates(page.version),
        "untold": known.untold if known else (),
    }


@framework_page
@for_members
def giving_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """What the table of contributions holds, on all of its pages."""
    there, known = around(page.version), _on_the_day(page)
    every = known.given if known else contributions(page.version)
    lines = found_or_404(every, _facets(page, there), page.request.GET)
    own = page.version.language
    return sheet_file(form, f"{page.code}-contributions", HEADER, [_cells(_shown(each, there), own) for each in lines])


@framework_page
@for_members
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One contribution: what it is bound to, where it goes, what was moved."""
    known = _on_the_day(page)
    try:
        given = known.one(number) if known else contribution(page.code, number)[1]
    except NotFound as error:
        raise Http404(_("There is no such contribution.")) from error
    there, row = around(page.version), given.row
    placed: Sequence[Any] = known.allocations_of(number) if known else list(allocations_of(given))
    moved = known.reallocations_of(number) if known else reallocations(page.version, row.pk)
    return page.render(
        "funding/contribution.html",
        shown=_shown(given, there),
        row=row,
        given=given,
        scope=scope_of(page.code, row.entity, row.outcome, there),
        acts=[_(ACTS[act]) for act in PIPELINE.acts(row.stage)],
        allocations=[(each, organisation(each.entity, there)) for each in placed],
        moved=_moved(page.code, moved, there),
    )


def _on_the_day(page: FrameworkPage) -> Known | None:
    """What the trail says of the day in the address, if there is one."""
    return known_on(page.version, page.asked) if page.asked else None


def _facets(page: FrameworkPage, there: Around) -> list[Facet[Given]]:
    own = page.version.language
    return [
        Facet("stage", _("Stage"), lambda each: [each.row.stage], lambda stage: _(STAGES[stage]), also=list(STAGES)),
        Facet(
            "donor",
            _("Contributing partner"),
            lambda each: [each.row.donor],
            lambda key: pick(organisation(key, there), own),
        ),
        Facet(
            "entity",
            _("Entity"),
            lambda each: [each.row.entity] if each.row.entity else [],
            lambda key: pick(organisation(key, there), own),
        ),
        Facet("earmarking", _("Earmarking"), lambda each: [each.row.earmarking], lambda code: _(EARMARKINGS[code])),
        Facet(
            "source",
            _("Kind of source"),
            lambda each: [each.row.instrument] if each.row.instrument else [],
            lambda code: pick(instruments().get(code, code), own),
        ),
        Facet("way", _("Way of financing"), ways_of_one, lambda way: _(WAYS.get(way, PLAIN_TITLE))),
    ]


def _shown(given: Given, there: Around) -> Shown:
    row = given.row
    return Shown(
        given,
        organisation(row.donor, there),
        organisation(row.entity, there) if row.entity else "",
        instruments().get(row.instrument, row.instrument),
        _(EARMARKINGS[row.earmarking]),
        _(STAGES[row.stage]),
        list(_kinds(row)),
    )


def _kinds(row: Contribution) -> list[str]:
    told = (
        (row.tax_exempt, _("National contribution, exempt from tax")),
        (row.cost_sharing, _("Government cost-sharing")),
        (row.pooled, _("Through a pooled fund")),
        (row.mechanism, _(MECHANISMS[row.mechanism]) if row.mechanism else ""),
    )
    return [word for is_so, word in told if is_so]


def _stages(every: Sequence[Given]) -> list[tuple[str, int, Decimal]]:
    found = of_stages(every)
    return [(_(title), *found[stage]) for stage, title in STAGES.items() if stage in found]


def _together(every: Sequence[Given]) -> dict[str, Decimal]:
    """Firm: an agreement stands behind it. Sought: neither that nor lost."""
    firm = [each.dollars for each in every if each.row.stage in FIRM]
    sought = [each.dollars for each in every if each.row.stage not in FIRM | {Stage.LOST}]
    return {
        "firm": sum(firm, Decimal(0)),
        "sought": sum(sought, Decimal(0)),
        "allocated": sum((each.allocated for each in every), Decimal(0)),
    }


def _moved(code: str, rows: Iterable[Reallocation], there: Around) -> list[Moved]:
    every = list(rows)
    ended = endings(code, every)
    return [
        Moved(
            row,
            organisation(row.entity, there),
            _(CONSENTS[row.state]),
            not REALLOCATION.is_final(row.state),
            Scope(code, entities=frozenset({row.entity})),
            ended.get(row.number),
        )
        for row in every
    ]


def _cells(shown: Shown, own: str) -> list[Any]:
    row, given = shown.given.row, shown.given
    return [
        row.number,
        row.title,
        *(pick(text, own).text for text in (shown.donor, shown.entity, shown.source)),
        shown.earmarking,
        row.outcome,
        row.starts_on,
        row.ends_on,
        shown.stage,
        row.currency,
        row.amount,
        row.rate.normalize(),
        *map(cents, (given.dollars, given.allocated, given.left)),
        *(_("yes") if each else _("no") for each in (row.tax_exempt, row.cost_sharing, row.pooled)),
        _(MECHANISMS[row.mechanism]) if row.mechanism else "",
    ]
