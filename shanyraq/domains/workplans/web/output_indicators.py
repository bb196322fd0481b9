"""The page of output indicators by output with their targets by year, and the same as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse, HttpResponseBase

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.models import OutputIndicator
from shanyraq.domains.workplans.queries.around import anywhere_in, around
from shanyraq.domains.workplans.queries.output_indicators import menu, output_indicators, place_of, target_of
from shanyraq.domains.workplans.web.showing import output_statements
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import Text
from shanyraq.kernel.scopes import Scope

HEADER = ("number", "outcome", "output", "title", "unit", "source", "menu_code", "baseline", "baseline_year")


@dataclass(frozen=True, slots=True)
class Measure:
    """An output indicator with its target of each year that the page shows."""

    row: OutputIndicator
    targets: list[tuple[int, Decimal | None]]


@dataclass(frozen=True, slots=True)
class OfOutput:
    """An output with its indicators, and what it belongs to."""

    code: str
    outcome: str
    statement: Text
    measures: list[Measure]
    scope: Scope


def years_of(page: FrameworkPage) -> range:
    """The years of the framework."""
    return range(page.version.starts_on.year, page.version.ends_on.year + 1)


def by_output(page: FrameworkPage) -> list[OfOutput]:
    """Every output in the order of the document, those without an indicator too."""
    there, statements, years = around(page.version), output_statements(page), years_of(page)
    rows = output_indicators(page.version, page.asked)
    return [
        OfOutput(
            line.code,
            line.outcome,
            statements.get(line.code, ""),
            [_measure(row, years) for row in rows if row.output == line.code],
            place_of(page.code, line.code, there),
        )
        for line in there.outputs
    ]


def _measure(row: OutputIndicator, years: range) -> Measure:
    return Measure(row, [(year, target_of(row, year)) for year in years])


@framework_page
@for_members
def every(page: FrameworkPage) -> HttpResponse:
    """Output indicators by output; outputs without one say so."""
    groups = by_output(page)
    return page.render(
        "workplans/output_indicators.html",
        groups=groups,
        years=years_of(page),
        number=sum(len(group.measures) for group in groups),
        without=[group for group in groups if not group.measures],
        scope=anywhere_in(page.code, around(page.version)),
        menu_lines=len(menu()),
        downloads=sheet_links(page, "output-indicators"),
    )


@framework_page
@for_members
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file, with a column for each year."""
    targets = [f"target_{year}" for year in years_of(page)]
    return sheet_file(form, f"{page.code}-output-indicators", [*HEADER, *targets], _rows(page))


def _rows(page: FrameworkPage) -> Iterator[tuple[object, ...]]:
    own = page.version.language
    for group in by_output(page):
        for each in group.measures:
            row = each.row
            begins = (row.number, group.outcome, group.code, pick(row.title, own).text, row.unit, row.source)
            targets = (value for _year, value in each.targets)
            yield (*begins, row.menu_code, row.baseline, row.baseline_year, *targets)
