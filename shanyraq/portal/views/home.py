"""``/<code>/``: a framework at a glance."""

from collections import Counter
from typing import Any

from django.http import HttpResponse

from shanyraq.domains.framework.queries.document import clause_count
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.packages.queries.findings import design_findings
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.portal.addresses import address_in, matrix_at
from shanyraq.portal.ahead import ahead
from shanyraq.portal.picture import counts_of, coverage_of, ring_of
from shanyraq.portal.sheets import HEADER, rows_of_home


@framework_page
def home(page: FrameworkPage) -> HttpResponse:
    """The ring, what is promised, what is known, what lies ahead, what the check found."""
    results = load_results(page.version, page.as_of)
    return page.render(
        "portal/home.html",
        results=results,
        counts=counts_of(results),
        coverage=coverage_of(page.version, results),
        ring_picture=ring_of(page.version, results, address_in(page)),
        tally={status.value: count for status, count in results.rollup.by_status.items()},
        tally_links={status.value: matrix_at(page, status=status.value) for status in results.rollup.by_status},
        promised=[(outcome, _tally(outcome)) for outcome in results.outcomes],
        ahead=ahead(page.version, results),
        downloads=sheet_links(page, "home"),
        **_holdings(page),
    )


@framework_page
def home_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """Everything that the ring, its table and the dates ahead show, one line each."""
    results = load_results(page.version, page.as_of)
    rows = rows_of_home(results, ahead(page.version, results), page.version.language)
    return sheet_file(form, f"{page.code}-overview", HEADER, rows)


def _tally(outcome: Any) -> dict[str, int]:
    return {status.value: count for status, count in outcome.rollup.by_status.items()}


def _holdings(page: FrameworkPage) -> dict[str, Any]:
    """What else the document holds, and what the check finds in it."""
    findings = design_findings(page.version, page.as_of)
    return {
        "findings": dict(Counter(found.severity for found in findings)),
        "finding_count": len(findings),
        "commitment_count": page.version.commitments.count(),
        "clause_count": clause_count(page.version),
        "signatory_count": page.version.signatories.count(),
        "risk_count": page.version.risks.count(),
    }
