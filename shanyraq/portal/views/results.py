"""The pages of an outcome and of an output: what the document links to it, from every domain."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from shanyraq.domains.framework.queries.results import outcome_page, output_page
from shanyraq.domains.governance.queries import bodies_for
from shanyraq.domains.indicators.queries import IndicatorResult, OutcomeResult, indicator_lines, load_results
from shanyraq.domains.indicators.rules.rollup import roll_up
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.risks.queries import bearing_on
from shanyraq.portal.addresses import matrix_at
from shanyraq.portal.due import due_of
from shanyraq.portal.sheets import HEADER, rows_of_outcome, rows_of_output


@framework_page
def outcome(page: FrameworkPage, outcome: str) -> HttpResponse:
    """One outcome: where it stands and what is due, then everything that the document links it to."""
    found = outcome_page(page.version, outcome)
    result = _result(page, outcome)
    lines = indicator_lines(result)
    return page.render(
        "portal/outcome.html",
        outcome=found,
        outputs=[(output, lines[output.code]) for output in found.outputs],
        indicators=lines[None],
        indicator_count=len(result.indicators),
        risks=bearing_on(page.version, outcome),
        bodies=bodies_for(page.version, outcome),
        downloads=sheet_links(page, "outcome", outcome),
        **_standing(page, outcome, result.indicators),
    )


@framework_page
def outcome_sheet(page: FrameworkPage, outcome: str, form: str) -> HttpResponse:
    """Everything that the page of an outcome lists, one line each."""
    found, risks = outcome_page(page.version, outcome), bearing_on(page.version, outcome)
    rows = rows_of_outcome(found, _result(page, outcome), risks, page.version.language)
    return sheet_file(form, f"{page.code}-outcome-{outcome}", HEADER, rows)


@framework_page
def output(page: FrameworkPage, output: str) -> HttpResponse:
    """One output: who contributes, what it must make true, what leans on it."""
    found = output_page(page.version, output)
    result = _result(page, found.outcome.code)
    own = [indicator for indicator in result.indicators if indicator.output == output]
    return page.render(
        "portal/output.html",
        found=found,
        indicators=indicator_lines(result)[output],
        downloads=sheet_links(page, "output", output),
        **_standing(page, found.outcome.code, own),
    )


@framework_page
def output_sheet(page: FrameworkPage, output: str, form: str) -> HttpResponse:
    """Everything that the page of an output lists, one line each."""
    found = output_page(page.version, output)
    rows = rows_of_output(found, _result(page, found.outcome.code), page.version.language)
    return sheet_file(form, f"{page.code}-output-{output}", HEADER, rows)


def _result(page: FrameworkPage, outcome: str) -> OutcomeResult:
    """An outcome with its indicators and their statuses on the day of the page."""
    results = load_results(page.version, page.as_of)
    return next(each for each in results.outcomes if each.code == outcome)


def _standing(page: FrameworkPage, outcome: str, indicators: Iterable[IndicatorResult]) -> dict[str, Any]:
    """How many rows have which status, with the way to them, and what is due."""
    every = list(indicators)
    statuses = roll_up(row.verdict for indicator in every for row in indicator.judged_rows).by_status
    return {
        "tally": {status.value: count for status, count in statuses.items()},
        "tally_links": {status.value: matrix_at(page, status=status.value, outcome=outcome) for status in statuses},
        "due": due_of(every, page.as_of, page.version.language),
    }
