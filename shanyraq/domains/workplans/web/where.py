"""The map of places and «who does what where», as pages and as files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.ui.filters import address
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.reference.vocabulary import PLACE_KINDS, PlaceKind
from shanyraq.domains.workplans.queries.board import Board, Line, added
from shanyraq.domains.workplans.queries.where import NOWHERE, Here, by_place, entities_of, who_what_where
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.web.facets import board_facets
from shanyraq.domains.workplans.web.tiles import grid
from shanyraq.domains.workplans.web.views import asked_year, readable, sees
from shanyraq.domains.workplans.web.whose import whose_money
from shanyraq.domains.workplans.web.words import Text, organisation, place_name

ASKED = ("entity", "outcome", "year")
"""By what these pages are filtered: as the board is."""
PLACES_HEADER = ("code", "place", "kind", "sub_outputs", "required_usd", "available_usd", "spent_usd")
MATRIX_HEADER = (
    *("place_code", "place", "kind", "entity", "entity_name", "outcome", "sub_outputs", "numbers"),
    *("required_usd", "available_usd", "spent_usd"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place in a table. ``href``: its sub-outputs on the board; empty where there are none, or no place is named."""

    here: Here
    name: str
    kind: str
    maybe: Sequence[str]
    count: int
    sums: Sums
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How many sub-outputs an entity has in a place, under which outcomes, and the address that lists them."""

    count: int
    outcomes: str
    href: str


@framework_page
def places(page: FrameworkPage) -> HttpResponse:
    """What is planned where: a grid of tiles, and a table that says the same."""
    found = readable(page)
    if not (found.lines or sees(page)):
        return page.render("workplans/none_endorsed.html")
    shown, around = _shown(page, found)
    year = asked_year(page, found)
    rows = _rows(page, found, shown, year)
    return page.render(
        "workplans/places.html",
        grid=grid([(row.here, row.name, row.href) for row in rows], page.version.language),
        rows=rows,
        beside=[row for row in rows if not (row.here.place and row.here.place.tile) and row.count],
        sums=added([line.sums(year) for line in shown]),
        year=year,
        downloads=sheet_links(page, "places"),
        **around,
    )


@framework_page
def places_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The table of the map as a file."""
    found = readable(page)
    lines, year = _of_file(page, found), asked_year(page, found)
    rows = [
        (_code(row.here), row.name, row.here.kind or "", row.count, *_measures(row.sums))
        for row in _rows(page, found, lines, year)
    ]
    return sheet_file(form, f"{page.code}-places", PLACES_HEADER, rows)


@framework_page
def who_where(page: FrameworkPage) -> HttpResponse:
    """Who does what where: places by entities, each number leading to its sub-outputs."""
    found = readable(page)
    if not (found.lines or sees(page)):
        return page.render("workplans/none_endorsed.html")
    shown, around = _shown(page, found)
    entities = entities_of(shown, page.request.GET.get("entity", ""))
    rows = [row for row in _rows(page, found, shown, None) if row.count]
    return page.render(
        "workplans/who_does_what_where.html",
        heads=[_entity(each, found) for each in entities],
        rows=[(row, [_cell(page, row.here, each) for each in entities]) for row in rows],
        totals=[sum(each in (line.facts.entities or (NOWHERE,)) for line in shown) for each in entities],
        downloads=sheet_links(page, "who-where"),
        **around,
    )


@framework_page
def who_where_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file: a row for each place, entity and outcome."""
    found = readable(page)
    lines = _of_file(page, found)
    year, own, there = asked_year(page, found), page.version.language, found.around
    rows = [
        (
            _code(here),
            _name(here, found, own),
            here.kind or "",
            entity,
            pick(_entity(entity, found), own).text,
            outcome,
            len(each),
            "; ".join(str(line.number) for line in each),
            *_measures(added([line.sums(year) for line in each])),
        )
        for here, entity, outcome, each in who_what_where(
            by_place(lines, there.gazetteer), page.request.GET.get("entity", "")
        )
    ]
    return sheet_file(form, f"{page.code}-who-does-what-where", MATRIX_HEADER, rows)


def _facets(page: FrameworkPage, found: Board) -> list[Facet[Line]]:
    return [facet for facet in board_facets(found, page.version.language) if facet.name in ASKED]


def _of_file(page: FrameworkPage, found: Board) -> list[Line]:
    """The sub-outputs of a file, with the money that it adds up."""
    lines = found_or_404(found.lines, _facets(page, found), page.request.GET)
    return list(whose_money(page, found, lines, asked_year(page, found)).lines)


def _shown(page: FrameworkPage, found: Board) -> tuple[list[Line], dict[str, Any]]:
    """The sub-outputs that the address asks for, and what both pages say of them."""
    facets, query = _facets(page, found), page.request.GET
    whose = whose_money(page, found, narrowed(found.lines, facets, query), asked_year(page, found))
    shown, known = list(whose.lines), len(found.lines)
    numbers = {"shown": len(shown), "known": known}
    return shown, {
        "every": found.lines,
        "shown": shown,
        "whose": whose,
        "filters": filter_groups(found.lines, facets, query),
        "result": ngettext("%(shown)s of %(known)s sub-output", "%(shown)s of %(known)s sub-outputs", known) % numbers,
    }


def _rows(page: FrameworkPage, found: Board, lines: Sequence[Line], year: int | None) -> list[Row]:
    own = page.version.language
    return [
        Row(
            here,
            _name(here, found, own),
            _(PLACE_KINDS[PlaceKind(here.kind)]) if here.kind else "",
            [place_name(each.code, found.around, own) for each in here.maybe],
            len(here.lines),
            here.sums(year),
            _board(page, here) if here.lines else "",
        )
        for here in by_place(lines, found.around.gazetteer)
    ]


def _board(page: FrameworkPage, here: Here, entity: str = "") -> str:
    """The board with the sub-outputs of a place, or of an entity in it; the other filters stay."""
    if here.key == NOWHERE:
        return ""
    asked = {"place": here.key, **({"entity": entity} if entity else {})}
    return reverse("workplans", args=[page.code]) + address(page.request.GET, asked)


def _cell(page: FrameworkPage, here: Here, entity: str) -> Cell | None:
    lines = here.of(entity)
    if not lines:
        return None
    outcomes = ", ".join(dict.fromkeys(line.outcome for line in lines if line.outcome))
    return Cell(len(lines), outcomes, _board(page, here, entity) if entity else "")


def _name(here: Here, found: Board, own: str) -> str:
    return place_name(here.key, found.around, own) if here.key else _("No place named")


def _entity(key: str, found: Board) -> Text:
    return organisation(key, found.around) if key else _("No entity named")


def _code(here: Here) -> str:
    return here.place.code if here.place else ""


def _measures(sums: Sums) -> tuple[Any, ...]:
    return sums.required, sums.available, sums.spent
