"""The page of money, and the same as files."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option, all_known
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.overview import Chosen, Overview, overview
from shanyraq.domains.funding.queries.raising import raised_outcomes
from shanyraq.domains.funding.rules.gaps import RULE, Amounts
from shanyraq.domains.funding.web import quartering, showing
from shanyraq.domains.funding.web.sections import PARTS, sections_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.queries.board import added
from shanyraq.domains.workplans.queries.plans import published, read_edition
from shanyraq.domains.workplans.web.views import for_members, sees
from shanyraq.domains.workplans.web.words import organisation
from shanyraq.kernel.amounts import cents
from shanyraq.kernel.findings import Finding
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
        return _endorsed(page)
    found, names, own = _overview(page), showing.names_of(page), page.version.language
    alone = page.request.GET.get("part", "")
    return page.render(
        "funding/funding.html",
        found=found,
        total=Amounts(found.total),
        filters=_filters(page, found, names),
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


def _endorsed(page: FrameworkPage) -> HttpResponse:
    """The money of endorsed plans, plan by plan."""
    rows = []
    for plan, edition in published(page.version.framework_id, page.asked):
        rows.append((plan, added([sums for facts in read_edition(edition).values() for sums in facts.money.values()])))
    if not rows:
        return page.render("funding/none_endorsed.html")
    return page.render("funding/endorsed.html", rows=rows, sums=added([sums for _plan, sums in rows]))


@framework_page
@for_members
def funding_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """What the tables of the page hold, one line for each row, by the part it stands in."""
    found, names = _overview(page), showing.names_of(page)
    if not all_known(_filters(page, found, names), page.request.GET):
        raise Http404(_("The address asks for something that there is not."))
    rows = [_cells(row, page.version.language) for row in showing.all_rows(found, names)]
    alone = page.request.GET.get("part", "")
    lines = [line for line in (*rows, *quartering.lines(found)) if alone in ("", line[0])]
    return sheet_file(form, f"{page.code}-funding", HEADER, lines)


def is_filtered(page: FrameworkPage) -> bool:
    """Whether the address chooses a year, an outcome or an entity; a table alone is no choice of money."""
    return any(page.request.GET.get(name) for name in ("year", "outcome", "entity"))


def _overview(page: FrameworkPage) -> Overview:
    asked = page.request.GET
    year = asked.get("year", "")
    years = range(page.version.starts_on.year - 20, page.version.ends_on.year + 20)
    chosen = Chosen(
        int(year) if year in map(str, years) else None,
        asked.get("outcome", ""),
        asked.get("entity", "")[:400],
    )
    return overview(page.version, chosen, page.asked)


def _raised(page: FrameworkPage, found: Overview) -> list[tuple[Finding, Rule]]:
    """What is raised to the committee, whatever is filtered."""
    money = None if is_filtered(page) else found.of_outcomes(page.as_of.year)
    raised = raised_outcomes(page.version, page.as_of, as_of=page.asked, money=money)
    return [(finding, RULES[finding.rule]) for _standing, every in raised for finding in every]


def _filters(page: FrameworkPage, found: Overview, names: showing.Names) -> list[FilterGroup]:
    own = page.version.language
    years = [Option(str(year), str(year)) for year in found.known_years]
    outcomes = [Option.of(code, pick(name, own).after(code)) for code, name in names.outcomes.items()]
    entities = [Option.of(key, pick(organisation(key, found.around), own)) for key in found.known_entities]
    groups = [
        FilterGroup("year", _("Year"), years),
        FilterGroup("outcome", _("Outcome"), outcomes),
        FilterGroup("entity", _("Entity"), sorted(entities, key=lambda option: option.label)),
        FilterGroup("part", _("Table"), [Option(part, _(title)) for part, (_place, title) in PARTS.items()]),
    ]
    return [group for group in groups if group.options or page.request.GET.get(group.name)]


def _cells(row: showing.Row, own: str) -> list[Any]:
    amounts = row.amounts
    sums = amounts.sums
    shares = [None if share is None else round(share, 4) for share in (amounts.share, amounts.delivered)]
    name = pick(row.name, own).text
    money = map(cents, (sums.required, sums.available, sums.spent, amounts.gap))
    return [row.part, row.code, name, row.year, *money, *shares]
