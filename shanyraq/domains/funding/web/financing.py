"""The page of SDG financing and newer instruments, and the same as files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.ways import Sums, Ways, ways
from shanyraq.domains.funding.rules.ways import (
    GOAL_PROVISIONS,
    PLAIN,
    PLAIN_TITLE,
    PROVISIONS,
    WAYS,
)
from shanyraq.domains.funding.web.showing import source_word
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Provision
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.queries.around import anywhere_in, around
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import Text
from shanyraq.kernel.amounts import cents
from shanyraq.kernel.rules import RULES

HEADER = (
    *("part", "code", "name", "contributions", "sought_usd", "committed_usd", "allocated_usd", "available_usd"),
    *("spent_usd", "outcomes"),
)
"""``part``: way, source or goal. Sums of ways and of goals overlap; what is committed is told of no goal, and its
contributions are those that are sought."""


@dataclass(frozen=True)
class Row:
    """A line of a table. ``said``: what the document says of it. ``leads``: whether there is a page of
    what stands behind it: its contributions, or the goal.
    """

    part: str
    code: str
    name: Text
    sums: Sums
    outcomes: Sequence[str]
    said: Sequence[Provision] = ()
    leads: bool = False


@framework_page
@for_members
def financing(page: FrameworkPage) -> HttpResponse:
    """By way of financing with the clause that speaks of it, by kind of source, and by goal of the 2030 Agenda."""
    found = ways(page.version, page.asked)
    return page.render(
        "funding/financing.html",
        found=found,
        newer=_newer(found),
        ways=list(_ways(page, found)),
        sources=list(_sources(found)),
        goals=list(_goals(found)),
        said=_provisions(page, GOAL_PROVISIONS),
        rule=RULES["funding.way_of_a_line"],
        scope=anywhere_in(page.code, around(page.version)),
        downloads=sheet_links(page, "funding-instruments"),
    )


@framework_page
@for_members
def financing_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same rows, one line each, by the part they stand in."""
    found, own = ways(page.version, page.asked), page.version.language
    rows = [*_ways(page, found), *_sources(found), *_goals(found)]
    return sheet_file(form, f"{page.code}-funding-instruments", HEADER, [_cells(row, own) for row in rows])


def _newer(found: Ways) -> Sums:
    """What is sought and committed by newer mechanisms alone; a contribution has at most one of them."""
    every = [found.ways[way] for way in WAYS if way not in ("cost_sharing", "pooled", "tax_exempt")]
    together = Sums()
    for each in every:
        together.contributions += each.contributions
        together.sought += each.sought
        together.committed += each.committed
    return together


def _ways(page: FrameworkPage, found: Ways) -> Iterator[Row]:
    """All ways, those by which nothing comes too; last what comes by none of them."""
    for way, title in WAYS.items():
        sums = found.ways[way]
        said = _provisions(page, PROVISIONS[way])
        yield Row("way", way, _(title), sums, sorted(sums.outcomes), said, leads=sums.contributions > 0)
    plain = found.ways[PLAIN]
    if not plain.is_empty:
        yield Row("way", PLAIN, _(PLAIN_TITLE), plain, sorted(plain.outcomes), leads=True)


def _sources(found: Ways) -> Iterator[Row]:
    for code, sums in found.sources.items():
        name = source_word(code) if code else _("not told apart")
        yield Row("source", code, name, sums, sorted(sums.outcomes), leads=bool(code) and sums.contributions > 0)


def _goals(found: Ways) -> Iterator[Row]:
    for code, sums in found.goals.items():
        name = _("SDG %(code)s") % {"code": code} if code else _("goal not stated")
        yield Row("goal", code, name, sums, sorted(sums.outcomes), leads=bool(code))


def _provisions(page: FrameworkPage, keys: Sequence[str]) -> list[Provision]:
    known = {each.key: each for each in recent_package(page.version).funding.provisions}
    return [known[key] for key in keys if key in known]


def _cells(row: Row, own: str) -> list[Any]:
    sums = row.sums
    committed = None if row.part == "goal" else cents(sums.committed)
    amounts = [cents(sums.sought), committed, *map(cents, (sums.allocated, sums.available, sums.spent))]
    return [row.part, row.code, pick(row.name, own).text, sums.contributions, *amounts, ", ".join(row.outcomes)]
