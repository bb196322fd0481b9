"""What is done with others beyond the country, by outcome: as a page and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.filters import address
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.workplans.queries.board import Board, Line, added
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.vocabulary import COOPERATIONS
from shanyraq.domains.workplans.web.facets import board_facets
from shanyraq.domains.workplans.web.views import asked_year, readable, sees
from shanyraq.domains.workplans.web.whose import whose_money
from shanyraq.domains.workplans.web.words import Text

ASKED = ("entity", "year")
"""By what the page is filtered: as the board is."""
HEADER = (
    *("outcome", "outcome_statement", "sub_outputs", *(kind.value for kind in COOPERATIONS), "tagged"),
    *("required_usd", "available_usd", "spent_usd"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome, or all of them: how many sub-outputs it has, how many of each kind with the address that lists them,
    how many of any, and the money of these.
    """

    outcome: str
    statement: Text
    count: int
    cells: Sequence[tuple[str, int, str]]
    tagged: int
    sums: Sums


@framework_page
def cooperation(page: FrameworkPage) -> HttpResponse:
    """Regional, South-South and triangular cooperation, counted by outcome."""
    found = readable(page)
    if not (found.lines or sees(page)):
        return page.render("workplans/none_endorsed.html")
    facets, query, known = _facets(page, found), page.request.GET, len(found.lines)
    whose = whose_money(page, found, narrowed(found.lines, facets, query), asked_year(page, found))
    shown = whose.lines
    result = ngettext("%(shown)s of %(known)s sub-output", "%(shown)s of %(known)s sub-outputs", known)
    return page.render(
        "workplans/cooperation.html",
        every=found.lines,
        shown=shown,
        whose=whose,
        heads=[_(title) for title in COOPERATIONS.values()],
        rows=_rows(page, found, shown),
        whole=_row(page, found, shown, "", ""),
        filters=filter_groups(found.lines, facets, query),
        result=result % {"shown": len(shown), "known": known},
        downloads=sheet_links(page, "cooperation"),
    )


@framework_page
def cooperation_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file."""
    found, own = readable(page), page.version.language
    filtered = found_or_404(found.lines, _facets(page, found), page.request.GET)
    lines = whose_money(page, found, filtered, asked_year(page, found)).lines
    rows = [_cells(each, pick(each.statement, own).text) for each in _rows(page, found, lines)]
    return sheet_file(form, f"{page.code}-cooperation", HEADER, rows)


def _facets(page: FrameworkPage, found: Board) -> list[Facet[Line]]:
    return [facet for facet in board_facets(found, page.version.language) if facet.name in ASKED]


def _rows(page: FrameworkPage, found: Board, lines: Sequence[Line]) -> list[Row]:
    """Every outcome of the framework, also those of which nothing is tagged."""
    return [
        _row(page, found, [line for line in lines if line.outcome == each.code], each.code, each.statement)
        for each in recent_package(page.version).outcomes
    ]


def _row(page: FrameworkPage, found: Board, lines: Sequence[Line], outcome: str, statement: Text) -> Row:
    year = asked_year(page, found)
    counts = {kind: sum(kind in line.facts.cooperation for line in lines) for kind in COOPERATIONS}
    tagged = [line for line in lines if line.facts.cooperation]
    return Row(
        outcome,
        statement,
        len(lines),
        [
            (_(COOPERATIONS[kind]), count, _listed(page, outcome, kind.value) if count else "")
            for kind, count in counts.items()
        ],
        len(tagged),
        added([line.sums(year) for line in tagged]),
    )


def _listed(page: FrameworkPage, outcome: str, kind: str) -> str:
    """The board with the sub-outputs of a kind; the other filters stay."""
    asked = {"cooperation": kind, **({"outcome": outcome} if outcome else {})}
    return reverse("workplans", args=[page.code]) + address(page.request.GET, asked)


def _cells(row: Row, statement: str) -> list[Any]:
    sums = row.sums
    counts = [count for _title, count, _href in row.cells]
    return [row.outcome, statement, row.count, *counts, row.tagged, sums.required, sums.available, sums.spent]
