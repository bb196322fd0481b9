"""The page of money, and the same as files."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import all_known
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.overview import Overview, overview
from shanyraq.domains.funding.queries.raising import raised_outcomes
from shanyraq.domains.funding.rules.gaps import RULE, Amounts
from shanyraq.domains.funding.rules.raising import Raised
from shanyraq.domains.funding.web import quartering, showing
from shanyraq.domains.funding.web.choosing import chosen_in, filters_of, is_filtered
from shanyraq.domains.funding.web.endorsed import PARTS as ENDORSED
from shanyraq.domains.funding.web.endorsed import endorsed_in, endorsed_page
from shanyraq.domains.funding.web.sections import PARTS, sections_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.web.views import sees
from shanyraq.kernel.amounts import cents
from shanyraq.kernel.rules import RULES, Rule

HEADER = (
    *("part", "code", "name", "year", "required_usd", "available_usd", "spent_usd", "to_be_mobilised_usd"),
    *("gap_share", "spent_share"),
)
"""``part``: outcome, output, entity, source, contributor, place, goal or quarter. Sums of places and goals overlap."""


@framework_page
def funding(page: FrameworkPage) -> HttpResponse:
    """Required, available, spent, to be mobilised. Whoever has no role sees what was endorsed."""
    if not sees(page):
        return endorsed_page(page)
    found, names = _found(page), showing.names_of(page)
    own = page.version.language
    alone = page.request.GET.get("part", "")
    return page.render(
        "funding/funding.html",
        found=found,
        total=Amounts(found.total),
        filters=filters_of(page, found, names, PARTS),
        filtered=is_filtered(page),
        rule=RULES[RULE],
        alone=alone,
        sections=sections_of(found, names, page),
        quarters_picture=quartering.picture_of(found),
        waterfall="" if alone else showing.waterfall_of(found, own),
        sankey="" if alone else showing.sankey_of(found, names, own),
        raised=[] if alone else _raised(page, found),
        downloads=sheet_links(page, "funding"),
    )


@framework_page
def funding_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """What the tables of the page hold, one line for each row, by the part it stands in. Whoever has no role gets what
    was endorsed.
    """
    member, names = sees(page), showing.names_of(page)
    found = _found(page) if member else endorsed_in(page).overview
    if not all_known(filters_of(page, found, names, PARTS if member else ENDORSED), page.request.GET):
        raise Http404(_("The address asks for something that there is not."))
    rows = [_cells(row, page.version.language) for row in showing.all_rows(found, names)]
    alone = page.request.GET.get("part", "")
    lines = [line for line in (*rows, *quartering.lines(found)) if alone in ("", line[0])]
    return sheet_file(form, f"{page.code}-funding", HEADER, lines)


def _found(page: FrameworkPage) -> Overview:
    """What the address asks for."""
    return overview(page.version, chosen_in(page), page.asked)


def _raised(page: FrameworkPage, found: Overview) -> list[tuple[Raised, list[Rule]]]:
    """What is raised to the committee, each with its rules, whatever is filtered."""
    money = None if is_filtered(page) else found.of_outcomes(page.as_of.year)
    raised = raised_outcomes(page.version, page.as_of, as_of=page.asked, money=money)
    return [(each, [RULES[rule] for rule in each.rules]) for each in raised]


def _cells(row: showing.Row, own: str) -> list[Any]:
    amounts = row.amounts
    sums = amounts.sums
    shares = [None if share is None else round(share, 4) for share in (amounts.share, amounts.delivered)]
    name = pick(row.name, own).text
    money = map(cents, (sums.required, sums.available, sums.spent, amounts.gap))
    return [row.part, row.code, name, row.year, *money, *shares]
