"""The register as a page, as CSV and as JSON, and the page of one commitment."""

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from shanyraq.base.ui.tables import TableView
from shanyraq.domains.commitments import queries
from shanyraq.domains.commitments.queries import Registered
from shanyraq.domains.commitments.web.facets import commitment_facets
from shanyraq.domains.commitments.web.overview import overview
from shanyraq.domains.commitments.web.tables import commitment_columns
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import json_file, sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import found_or_404


@framework_page
def commitments(page: FrameworkPage) -> HttpResponse:
    """Every commitment, by the section that it stands in."""
    known = queries.register(page.version, page.as_of)
    return page.render("commitments/commitments.html", **overview(page, known))


@framework_page
def commitment(page: FrameworkPage, key: str) -> HttpResponse:
    """A commitment with its words in their clause. An id in other capitals leads to the right address."""
    shown = queries.commitment(page.version, key, page.as_of)
    if shown.commitment.id != key:
        right = reverse("commitment", args=[page.code, shown.commitment.id], query=page.request.GET or None)
        return redirect(right, permanent=True)
    downloads = sheet_links(page, "commitment", key)
    return page.render("commitments/commitment.html", shown=shown, item=shown.commitment, downloads=downloads)


@framework_page
def commitment_sheet(page: FrameworkPage, key: str, form: str) -> HttpResponse:
    """One commitment with every column of the register."""
    view = TableView(commitment_columns(page.version.language, decided=True))
    rows = view.rows([queries.commitment(page.version, key, page.as_of).commitment])
    return sheet_file(form, f"{page.code}-{key}", view.header, rows)


@framework_page
def commitments_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The rows and columns that the register shows for the same address, the state among them."""
    view = TableView(commitment_columns(page.version.language, decided=True), page.request.GET)
    return sheet_file(form, f"{page.code}-commitments", view.header, view.rows(view.ordered(_shown(page))))


@framework_page
def commitments_json(page: FrameworkPage) -> HttpResponse:
    """The filtered register as the command line prints it."""
    return json_file(f"{page.code}-commitments.json", [asdict(item) for item in _shown(page)])


def _shown(page: FrameworkPage) -> list[Registered]:
    known = queries.register(page.version, page.as_of)
    return found_or_404(known, commitment_facets(known, page.version.language), page.request.GET)
