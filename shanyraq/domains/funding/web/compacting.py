"""The page of the country figures of the Funding Compact, and the same as files."""

from decimal import Decimal

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say
from shanyraq.domains.funding.queries.compact import Compact, compact
from shanyraq.domains.funding.rules.compact import COMPACT, Figure
from shanyraq.domains.funding.rules.raising import thresholds
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.kernel.amounts import cents
from shanyraq.kernel.rules import RULES

HEADER = ("figure", "name", "part_usd", "whole_usd", "share", "target")


@framework_page
@for_members
def compacting(page: FrameworkPage) -> HttpResponse:
    """Shares of core, pooled, thematic and multi-year funding, each with its formula."""
    found = _found(page)
    return page.render(
        "funding/compact.html",
        found=found,
        figures=[(each, _(each.title), say(each.formula)) for each in found.figures],
        rule=RULES["funding.compact"],
        target=thresholds()["core-target"],
        source=COMPACT,
        downloads=sheet_links(page, "funding-compact"),
    )


@framework_page
@for_members
def compacting_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same figures, one line each."""
    return sheet_file(form, f"{page.code}-funding-compact", HEADER, [_cells(each) for each in _found(page).figures])


def _found(page: FrameworkPage) -> Compact:
    return compact(page.version, page.as_of, page.asked)


def _cells(figure: Figure) -> list[str | Decimal | None]:
    share = None if figure.share is None else round(figure.share, 4)
    return [figure.key, _(figure.title), cents(figure.part), cents(figure.whole), share, figure.target]
