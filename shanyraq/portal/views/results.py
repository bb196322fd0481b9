"""The pages of an outcome and of an output: what the document links to it, from every domain."""

from collections.abc import Mapping

from django.http import HttpResponse

from shanyraq.domains.framework.queries.results import outcome_page, output_page
from shanyraq.domains.governance.queries import bodies_for
from shanyraq.domains.indicators.queries import IndicatorLine, indicator_lines, load_results
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.risks.queries import bearing_on


@framework_page
def outcome(page: FrameworkPage, outcome: str) -> HttpResponse:
    """One outcome with everything that the document links it to."""
    found = outcome_page(page.version, outcome)
    lines = _lines(page, outcome)
    return page.render(
        "portal/outcome.html",
        outcome=found,
        outputs=[(output, lines[output.code]) for output in found.outputs],
        indicators=lines[None],
        indicator_count=sum(len(of) for of in lines.values()),
        risks=bearing_on(page.version, outcome),
        bodies=bodies_for(page.version, outcome),
    )


@framework_page
def output(page: FrameworkPage, output: str) -> HttpResponse:
    """One output: who contributes, what it must make true, what leans on it."""
    found = output_page(page.version, output)
    lines = _lines(page, found.outcome.code)
    return page.render("portal/output.html", found=found, indicators=lines[output])


def _lines(page: FrameworkPage, outcome: str) -> Mapping[str | None, tuple[IndicatorLine, ...]]:
    """The indicators of an outcome with their statuses on the day of the page, by output."""
    results = load_results(page.version, page.as_of)
    return indicator_lines(next(each for each in results.outcomes if each.code == outcome))
