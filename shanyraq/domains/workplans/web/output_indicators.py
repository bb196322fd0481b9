"""The page of output indicators by output with targets and what was reached by year, and the same as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse, HttpResponseBase

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.models import OutputIndicator
from shanyraq.domains.workplans.queries.around import anywhere_in, around
from shanyraq.domains.workplans.queries.output_indicators import menu, output_indicators, place_of
from shanyraq.domains.workplans.queries.reached import reached
from shanyraq.domains.workplans.web import reaching
from shanyraq.domains.workplans.web.showing import output_statements
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import Text
from shanyraq.kernel.scopes import Scope

HEADER = ("number", "outcome", "output", "title", "unit", "source", "menu_code", "baseline", "baseline_year")
HOW = ("over_entities", "over_time")


@dataclass(frozen=True, slots=True)
class Measure:
    """An output indicator with what is to be reached, and was reached, in each year that the page shows."""

    row: OutputIndicator
    years: list[reaching.Year]

    @property
    def targets(self) -> list[Decimal | None]:
        """What is to be reached, year by year."""
        return [each.of.target for each in self.years]

    @property
    def values(self) -> list[Decimal | None]:
        """What was reached, year by year."""
        return [each.of.value for each in self.years]


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
    there, statements = around(page.version), output_statements(page)
    found = reached(page.version, output_indicators(page.version, page.asked), page.asked)
    return [
        OfOutput(
            line.code,
            line.outcome,
            statements.get(line.code, ""),
            [Measure(each.row, reaching.years_of(each)) for each in found if each.row.output == line.code],
            place_of(page.code, line.code, there),
        )
        for line in there.outputs
    ]


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
    """The same as a file, with columns for the targets and for what was reached of each year."""
    years = years_of(page)
    of_years = [f"{column}_{year}" for column in ("target", "reached") for year in years]
    header = [*HEADER, *of_years[: len(years)], *HOW, *of_years[len(years) :]]
    return sheet_file(form, f"{page.code}-output-indicators", header, _rows(page))


def _rows(page: FrameworkPage) -> Iterator[tuple[object, ...]]:
    own = page.version.language
    for group in by_output(page):
        for each in group.measures:
            row = each.row
            begins = (row.number, group.outcome, group.code, pick(row.title, own).text, row.unit, row.source)
            baseline = (row.menu_code, row.baseline, row.baseline_year)
            yield (*begins, *baseline, *each.targets, row.over_entities, row.over_time, *each.values)
