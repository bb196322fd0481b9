"""The page of the multi-year funding framework, and the same as files."""

from collections.abc import Iterator, Sequence
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
    """An entity under an outcome. ``apart``: what work plans require beyond the framework; None where one is silent."""

    row: Row
    name: Text
    planned: Planned

    @property
    def apart(self) -> Decimal | None:
        """Work plans less the framework."""
        needed = self.planned.needed
        return None if needed is None or self.row.in_plans is None else self.row.in_plans - needed


@dataclass(frozen=True)
class Group:
    """An outcome with its entities, and the sums of its years."""

    code: str
    name: Text
    rows: Sequence[EntityRow]
    planned: Planned
    in_plans: Decimal | None


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
        groups=list(_groups(rows, there, names_of(page))),
        whole=together([row.together for row in rows]),
        in_plans=added_up(row.in_plans for row in rows),
        years=[(year, together([row.years[year] for row in rows if year in row.years])) for year in years],
        downloads=sheet_links(page, "funding-framework"),
    )


@framework_page
@for_members
def framing_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """One line for each outcome, entity and year; what work plans require stands beside the first year."""
    there, rows = frames(page.version, page.asked)
    own = page.version.language
    lines = [line for row in rows for line in _lines(row, pick(organisation(row.entity, there), own).text)]
    return sheet_file(form, f"{page.code}-funding-framework", HEADER, lines)


def _groups(rows: Sequence[Row], there: Around, names: Names) -> Iterator[Group]:
    for code in dict.fromkeys(row.outcome for row in rows):
        own = [EntityRow(row, organisation(row.entity, there), row.together) for row in rows if row.outcome == code]
        yield Group(
            code,
            names.outcomes.get(code, ""),
            own,
            together([each.planned for each in own]),
            added_up(each.row.in_plans for each in own),
        )


def _lines(row: Row, name: str) -> Iterator[list[Any]]:
    years: list[tuple[int | None, Planned]] = [*sorted(row.years.items())] or [(None, Planned())]
    for place, (year, planned) in enumerate(years):
        amounts = map(cents, (planned.needed, planned.core, planned.non_core, planned.gap))
        yield [row.outcome, row.entity, name, year, *amounts, None if place else cents(row.in_plans)]
