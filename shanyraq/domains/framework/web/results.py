"""The pages of an outcome and of an output."""

from django.http import HttpResponse

from shanyraq.domains.framework.queries.results import outcome_page, output_page
from shanyraq.domains.framework.web.statuses import statuses
from shanyraq.domains.packages.web import FrameworkPage, framework_page


@framework_page
def outcome(page: FrameworkPage, outcome: str) -> HttpResponse:
    """One outcome with everything that the document links it to."""
    found = outcome_page(page.version, outcome)
    verdicts = statuses(page.version, page.as_of)
    return page.render("framework/outcome.html", outcome=found, statuses=verdicts)


@framework_page
def output(page: FrameworkPage, output: str) -> HttpResponse:
    """One output: who contributes, what it must make true, what leans on it."""
    found = output_page(page.version, output)
    verdicts = statuses(page.version, page.as_of)
    return page.render("framework/output.html", found=found, statuses=verdicts)
