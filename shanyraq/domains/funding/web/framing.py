"""The page of the multi-year funding framework, and the same as files."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse, HttpResponseBase

from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.frames import Row, frames, together
from shanyraq.domains.funding.rules.frames import Planned
from shanyraq.domains.funding.web.showing import Names, names_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.queries.around import Around, anywhere_in
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import Text, organisation
from shanyraq.kernel.amounts import added_up, cents

HEADER = (
    *("outcome", "entity", "name", "year", "required_usd", "core_usd", "non_core_usd", "to_be_mobilised_usd"),
    "required_in_plans_usd",
)


@dataclass(frozen=True)
class EntityRow:
    """An entity under an outcome. ``apart``: what work plans require beyond the framework, in years that both tell."""

    row: Row
    name: Text
    planned: Planned
    apart: Decimal | None


@dataclass(frozen=True)
class Group:
    """An outcome with its entities, and the sums of its years."""

    code: str
    name: Text
    rows: Sequence[EntityRow]
    planned: Planned
    in_plans: Decimal | None
    apart: Decimal | None


@dataclass(frozen=True)
class YearRow:
    """A year of all outcomes and entities."""

    year: int
    planned: Planned
    in_plans: Decimal | None
    apart: Decimal | None


@framework_page
@for_members
def framing(page: FrameworkPage) -> HttpResponse:
    """Outcome × entity, and the sums of each year."""
    there, rows = frames(page.version, page.asked)
    years = range(page.version.starts_on.year, page.version.ends_on.year + 1)
    return page.render(
        "funding/framework.html",
        rows=rows,
        scope=anywhere_in(page.code, there),
        groups=list(_groups(rows, there, names_of(page), years)),
        whole=together([row.together for row in rows]),
        in_plans=added_up(row.in_plans for row in rows),
        apart=added_up(row.apart(years) for row in rows),
        years=[_year(rows, year) for year in years],
        downloads=sheet_links(page, "funding-framework"),
    )


@framework_page
@for_members
def framing_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """One line for each outcome, entity and year, with what work plans require in it."""
    there, rows = frames(page.version, page.asked)
    own = page.version.language
    lines = [line for row in rows for line in _lines(row, pick(organisation(row.entity, there), own).text)]
    return sheet_file(form, f"{page.code}-funding-framework", HEADER, lines)


def _year(rows: Sequence[Row], year: int) -> YearRow:
    planned = together([row.years[year] for row in rows if year in row.years])
    return YearRow(
        year, planned, added_up(row.plans.get(year) for row in rows), added_up(row.apart([year]) for row in rows)
    )


def _groups(rows: Sequence[Row], there: Around, names: Names, years: Collection[int]) -> Iterator[Group]:
    for code in dict.fromkeys(row.outcome for row in rows):
        own = [
            EntityRow(row, organisation(row.entity, there), row.together, row.apart(years))
            for row in rows
            if row.outcome == code
        ]
        yield Group(
            code,
            names.outcomes.get(code, ""),
            own,
            together([each.planned for each in own]),
            added_up(each.row.in_plans for each in own),
            added_up(each.apart for each in own),
        )


def _lines(row: Row, name: str) -> Iterator[list[Any]]:
    for year in sorted({*row.years, *row.plans}):
        planned = row.years.get(year, Planned())
        amounts = (planned.needed, planned.core, planned.non_core, planned.gap, row.plans.get(year))
        yield [row.outcome, row.entity, name, year, *map(cents, amounts)]
