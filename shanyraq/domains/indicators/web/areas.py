"""An indicator by the parts of the country: a grid of tiles with a small line each, a table, and both as files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import address
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.tiles import WIDE, Spot, extent, spot
from shanyraq.domains.indicators.queries import IndicatorResult, one_indicator
from shanyraq.domains.indicators.queries.areas import Area, ByArea, by_area
from shanyraq.domains.indicators.rules.areas import shade, shades, year_compared
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.web.naming import row_words
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links

HEADER = ("row", "row_name", "dataset", "series", "code", "area", "year", "value", "printed", "unit")
HIGH = 118
"""The height of a tile that holds a line below its number."""
LINE, INSET = 26, 10
"""The height of that line, and how far it stays from the edges of its tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """``line``: the points of its values over the years, as a path of SVG; empty with fewer than two values."""

    name: str
    told: Told | None
    spot: Spot
    shade: int
    line: str
    is_city: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table. ``since``: the change since the first value, with its year; ``beside``: less the country."""

    code: str
    name: str
    told: Told | None
    first: tuple[int, Told] | None
    since: Decimal | None
    beside: Decimal | None
    shade: int


@dataclass(frozen=True, slots=True)
class Map:
    """A row by area. ``steps``: the lowest and the highest value of each shade; ``years``: the span of the lines."""

    of: ByArea
    name: str
    year: int
    tiles: Sequence[Tile]
    size: tuple[int, int]
    steps: Sequence[tuple[Told, Told]]
    years: tuple[int, int]
    whole: Told | None
    lines: Sequence[Line]


@framework_page
def areas(page: FrameworkPage, key: str) -> HttpResponse:
    """One row of an indicator by area; others are a link away."""
    found, every = _read(page, key)
    asked = page.request.GET.get("row", every[0].row if every else "")
    shown = next((each for each in every if each.row == asked), None)
    if shown is None and (every or asked):
        raise Http404(_("There is no such page."))
    base = reverse("indicator-areas", args=[page.code, key])
    others = [(base + address(page.request.GET, {"row": each.row}), _name(page, found, each.row)) for each in every]
    return page.render(
        "indicators/areas.html",
        indicator=found,
        map=_map(page, found, shown) if shown else None,
        rows=[(href, name, each is shown) for (href, name), each in zip(others, every, strict=True)],
        downloads=sheet_links(page, "indicator-areas", key) if shown else {},
    )


@framework_page
def areas_sheet(page: FrameworkPage, key: str, form: str) -> HttpResponse:
    """Every value of every area, of the row that is asked for or of all."""
    found, every = _read(page, key)
    asked = page.request.GET.get("row", "")
    shown = [each for each in every if asked in ("", each.row)]
    if asked and not shown:
        raise Http404(_("There is no such page."))
    lines = [
        (
            *(each.row, _name(page, found, each.row), each.dataset.key, each.series, area.code, _called(page, area)),
            *(year, float(told.value), told.printed, each.unit),
        )
        for each in shown
        for area in each.areas
        for year, told in sorted(area.values.items())
    ]
    return sheet_file(form, f"{page.code}-{key}-areas", HEADER, lines)


def _read(page: FrameworkPage, key: str) -> tuple[IndicatorResult, Sequence[ByArea]]:
    """The rows by area, in printed order."""
    found = one_indicator(page.version, key, page.as_of).indicator
    order = [row.key for row in found.rows]
    every = [each for each in by_area(page.version, key, page.asked) if each.row in order]
    return found, sorted(every, key=lambda each: (order.index(each.row), each.dataset.key))


def _map(page: FrameworkPage, found: IndicatorResult, of: ByArea) -> Map | None:
    values = {area.code: {year: told.value for year, told in area.values.items()} for area in of.areas}
    year = year_compared(values.values())
    if year is None:
        return None
    now = {code: each[year] for code, each in values.items() if year in each}
    steps = shades(now.values())
    every = [(year, value) for each in values.values() for year, value in each.items()]
    years = min(year for year, _ in every), max(year for year, _ in every)
    span = min(value for _, value in every), max(value for _, value in every)
    placed = [(area, area.place.tile) for area in of.areas if area.place and area.place.tile]
    own = page.version.language
    tiles = []
    for area, at in sorted(placed, key=lambda one: one[1]):
        assert area.place is not None
        place = spot(at, pick(dict(area.place.short), own).text, HIGH)
        line = _path(values[area.code], place, years, span)
        shaded = shade(now.get(area.code), steps)
        tiles.append(Tile(_called(page, area), area.values.get(year), place, shaded, line, area.place.kind == "city"))
    whole = of.whole.get(year)
    lines = [_line(page, area, year, shade(now.get(area.code), steps), whole) for area in of.areas]
    size = extent(tile.spot for tile in tiles) if tiles else (0, 0)
    printed = {told.value: told for area in of.areas for told in [area.values.get(year)] if told}
    legend = [(printed[low], printed[high]) for low, high in steps]
    return Map(of, _name(page, found, of.row), year, tiles, size, legend, years, whole, lines)


def _path(values: Mapping[int, Decimal], at: Spot, years: tuple[int, int], span: tuple[Decimal, Decimal]) -> str:
    """The values over the years, all tiles on one scale; neighbouring years are joined, gaps stay gaps."""
    if len(values) < 2 or years[0] == years[1]:
        return ""
    way = span[1] - span[0] or Decimal(1)
    steps, before = [], None
    for year in sorted(values):
        x = at.x + INSET + (WIDE - 2 * INSET) * (year - years[0]) / (years[1] - years[0])
        y = at.y + HIGH - INSET - LINE * float((values[year] - span[0]) / way)
        steps.append(f"{'L' if before == year - 1 else 'M'}{x:.1f} {y:.1f}")
        before = year
    return "".join(steps)


def _line(page: FrameworkPage, area: Area, year: int, shaded: int, whole: Told | None) -> Line:
    told = area.values.get(year)
    earlier = min((each for each in area.values if each < year), default=None)
    first = (earlier, area.values[earlier]) if earlier is not None else None
    since = told.value - first[1].value if told and first else None
    beside = told.value - whole.value if told and whole else None
    return Line(area.code, _called(page, area), told, first, since, beside, shaded)


def _called(page: FrameworkPage, area: Area) -> str:
    return pick(dict(area.place.name if area.place else area.name), page.version.language).text


def _name(page: FrameworkPage, found: IndicatorResult, key: str) -> str:
    row = next(row for row in found.rows if row.key == key)
    return row_words(found, row, page.version.language) or _("Total")
