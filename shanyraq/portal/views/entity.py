"""One organisation as a brief: what it has a part in, how that stands, and what is next."""

from collections.abc import Iterable

from django.http import HttpResponse

from shanyraq.domains.indicators.queries import IndicatorLine, IndicatorResult, Results, indicator_lines, load_results
from shanyraq.domains.packages.queries.findings import Found, design_findings, finding_titles
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.portal.ahead import meetings_of
from shanyraq.portal.due import due_of
from shanyraq.portal.queries.entity import EntityPage, Planned, entity_page
from shanyraq.portal.sheets import HEADER, rows_of_entity


@framework_page
def entity(page: FrameworkPage, key: str) -> HttpResponse:
    """One organisation: what it signed, promised, leads, and where it has a part."""
    found = entity_page(page.version, key)
    results = load_results(page.version, page.as_of)
    return page.render(
        "portal/entity.html",
        found=found,
        led=_led(results, found),
        due=due_of(_of(results, found), page.as_of, page.version.language),
        meetings=meetings_of(page.version, found.boards, page.as_of),
        planned=_planned(found, page.as_of.year),
        findings=_findings(page, found),
        titles=finding_titles(page.version),
        downloads=sheet_links(page, "entity", key),
    )


@framework_page
def entity_sheet(page: FrameworkPage, key: str, form: str) -> HttpResponse:
    """Everything that the page of an organisation lists, one line each."""
    found = entity_page(page.version, key)
    led = _led(load_results(page.version, page.as_of), found)
    return sheet_file(form, f"{page.code}-{key}", HEADER, rows_of_entity(found, led, page.version.language))


def _of(results: Results, found: EntityPage) -> list[IndicatorResult]:
    return [each for each in results.indicators if found.party.key in {lead.key for lead in each.leads}]


def _led(results: Results, found: EntityPage) -> list[IndicatorLine]:
    every = (line for outcome in results.outcomes for lines in indicator_lines(outcome).values() for line in lines)
    return [line for line in every if found.party.key in {lead.key for lead in line.leads}]


def _planned(found: EntityPage, year: int) -> list[Planned]:
    """What the plan has for it in the year of the page or the next in which it has anything."""
    years = [each for planned in found.planned for each in planned.years if each >= year]
    return [planned for planned in found.planned if years and min(years) in planned.years]


def _findings(page: FrameworkPage, found: EntityPage) -> list[Found]:
    """What the check finds about it: at its own place, or where its name stands in a list."""
    names = {found.party.short_name, *found.printed_as} - {None}

    def named(pieces: Iterable[str]) -> bool:
        return any(piece in names for piece in pieces)

    return [
        each
        for each in design_findings(page.version, page.as_of)
        if (each.page == "entity" and each.key == found.party.key) or named(each.subject.split(", ")[1:])
    ]
