"""The register as a page, as CSV and as JSON, and the page of one commitment."""

from dataclasses import asdict

from django.http import HttpResponse

from shanyraq.domains.commitments import queries
from shanyraq.domains.commitments.queries import Registered
from shanyraq.domains.commitments.web.facets import commitment_facets
from shanyraq.domains.commitments.web.overview import overview
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import csv_file, json_file
from shanyraq.domains.packages.web.facets import narrowed

COLUMNS = "id clause text obligation actor kind modality state rule next_due check_data check_rule".split()


@framework_page
def commitments(page: FrameworkPage) -> HttpResponse:
    """Every commitment, by the section that it stands in."""
    known = queries.register(page.version, page.as_of)
    return page.render("commitments/commitments.html", **overview(page, known))


@framework_page
def commitment(page: FrameworkPage, key: str) -> HttpResponse:
    """A commitment with its words in their clause."""
    shown = queries.commitment(page.version, key, page.as_of)
    return page.render("commitments/commitment.html", shown=shown, item=shown.commitment)


@framework_page
def commitments_csv(page: FrameworkPage) -> HttpResponse:
    """The filtered register as CSV."""
    rows = [[getattr(item, name) for name in COLUMNS] for item in _shown(page)]
    return csv_file(f"{page.code}-commitments.csv", COLUMNS, rows)


@framework_page
def commitments_json(page: FrameworkPage) -> HttpResponse:
    """The filtered register as the command line prints it."""
    return json_file(f"{page.code}-commitments.json", [asdict(item) for item in _shown(page)])


def _shown(page: FrameworkPage) -> list[Registered]:
    known = queries.register(page.version, page.as_of)
    return narrowed(known, commitment_facets(known, page.version.language), page.request.GET)
