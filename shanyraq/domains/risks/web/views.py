"""Risks and opportunities, as a page and as CSV."""

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file
from shanyraq.domains.packages.web.facets import found_or_404
from shanyraq.domains.risks.queries import register
from shanyraq.domains.risks.web.facets import risk_facets
from shanyraq.domains.risks.web.overview import overview

HEADER = ("key", "kind", "area", "title", "text", "responses", "outcomes", "assumptions", "clauses")


@framework_page
def risks(page: FrameworkPage) -> HttpResponse:
    """By kind, then by area."""
    return page.render("risks/risks.html", **overview(page, register(page.version)))


@framework_page
def risks_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The filtered register: titles in the reader's language, printed words as they are."""
    known, language = register(page.version), page.version.language
    shown = found_or_404(known, risk_facets(known, language), page.request.GET)
    rows = [
        (
            item.key,
            item.kind,
            item.area,
            pick(item.title, language).text,
            item.text,
            " | ".join(response.text for response in item.responses),
            " ".join(each.key for each in item.outcomes),
            " ".join(each.key for each in item.assumptions),
            " ".join(item.clauses),
        )
        for item in shown
    ]
    return sheet_file(form, f"{page.code}-risks", HEADER, rows)
