"""Check findings, and what can be downloaded."""

from dataclasses import asdict

from django.http import HttpResponse

from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries.findings import Found, design_findings
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web.check import finding_facets, overview
from shanyraq.domains.packages.web.data import offers
from shanyraq.domains.packages.web.downloads import json_file, sheet_file
from shanyraq.domains.packages.web.facets import found_or_404
from shanyraq.domains.packages.web.pages import FrameworkPage, framework_page
from shanyraq.domains.packages.writing import as_json

OPENAPI = "/api/v1/openapi.json"
CHECK_HEADER = ("rule", "severity", "subject", "message", "remark", "clause", "outcome")


@framework_page
def check(page: FrameworkPage) -> HttpResponse:
    """What the design rules find in the framework."""
    return page.render("packages/check.html", **overview(page))


@framework_page
def check_json(page: FrameworkPage) -> HttpResponse:
    """The filtered findings."""
    return json_file(f"{page.code}-check.json", [_plain(found) for found in _shown(page)])


@framework_page
def check_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The filtered findings, one line each."""
    rows = [
        (each.rule, each.severity, each.subject, say(each.message), _remark(page, each), each.clause, each.outcome)
        for each in _shown(page)
    ]
    return sheet_file(form, f"{page.code}-check", CHECK_HEADER, rows)


def _remark(page: FrameworkPage, found: Found) -> str:
    return pick(found.remark, page.version.language).text


def _shown(page: FrameworkPage) -> list[Found]:
    known = design_findings(page.version, page.as_of)
    return found_or_404(known, finding_facets(page), page.request.GET)


@framework_page
def data(page: FrameworkPage) -> HttpResponse:
    """What can be downloaded, and on which terms."""
    return page.render("packages/data.html", offers=offers(page), api=OPENAPI)


@framework_page
def framework_json(page: FrameworkPage) -> HttpResponse:
    """The whole framework as the command line exports it."""
    return json_file(f"{page.code}.json", as_json(recent_package(page.version), page.version.number))


def _plain(found: Found) -> dict[str, object]:
    return asdict(found) | {"message": str(found.message)}
