"""The page of money as everybody reads it: endorsed plans alone, with the same tables as far as these keep them."""

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.domains.funding.queries.endorsed import EndorsedMoney, endorsed_money
from shanyraq.domains.funding.queries.overview import Overview, gathered
from shanyraq.domains.funding.rules.gaps import RULE, Amounts
from shanyraq.domains.funding.web import showing
from shanyraq.domains.funding.web.choosing import chosen_in, filters_of, is_filtered
from shanyraq.domains.funding.web.pictures import gaps
from shanyraq.domains.funding.web.sections import sections_of
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.kernel.rules import RULES

PARTS = ("outcome", "output", "place", "goal")
"""The tables that editions of plans can fill."""


def endorsed_in(page: FrameworkPage) -> EndorsedMoney:
    """The money of endorsed plans that the address asks for."""
    return endorsed_money(page.version, chosen_in(page), page.asked)


def endorsed_page(page: FrameworkPage) -> HttpResponse:
    """Gaps of what the steering committee endorsed, by outcome, output, year, place and goal."""
    money = endorsed_in(page)
    if not money.any_plan:
        return page.render("funding/none_endorsed.html")
    found, names = money.overview, showing.names_of(page)
    alone = page.request.GET.get("part", "")
    return page.render(
        "funding/endorsed.html",
        found=found,
        plans=money.plans,
        total=Amounts(found.total),
        filters=filters_of(page, found, names, PARTS),
        filtered=is_filtered(page),
        rule=RULES[RULE],
        alone=alone,
        sections=sections_of(found, names, page, PARTS),
        picture="" if alone else picture_of(found, names, page.request.GET.get("outcome", "")),
        downloads=sheet_links(page, "funding"),
    )


def picture_of(found: Overview, names: showing.Names, outcome: str) -> SafeString | str:
    """What is required and available of each outcome; of one that is chosen, by output. Nothing where nothing is."""
    place = 1 if outcome else 0
    sums = gathered(((key[0], key[place]), sums) for key, sums in found.outputs.items())
    word = _("Output %(code)s") if outcome else _("Outcome %(code)s")
    bars = [gaps.Bar(word % {"code": code}, Amounts(each), names.hues.get(of, 0)) for (of, code), each in sums.items()]
    return gaps.draw(_("Required, available and to be mobilised, US dollars"), bars) if bars else ""
