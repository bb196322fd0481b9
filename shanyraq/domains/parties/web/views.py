"""The legal basis of every entity."""

from collections.abc import Iterator

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.parties.queries import LegalPage, legal_page

HEADER = ("entity", "basis", "instrument", "kind", "event", "date", "printed", "clauses")
Row = tuple[str, ...]


@framework_page
def legal(page: FrameworkPage) -> HttpResponse:
    """Which instrument stands between the Government and each entity, and what holds for all."""
    downloads = sheet_links(page, "legal")
    return page.render("parties/legal.html", found=legal_page(page.version), downloads=downloads)


@framework_page
def legal_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each date of an instrument; entities and instruments without one are kept."""
    rows = _rows(legal_page(page.version), page.version.language)
    return sheet_file(form, f"{page.code}-legal", HEADER, rows)


def _rows(found: LegalPage, own: str) -> Iterator[Row]:
    for line in found.lines:
        name = pick(line.short_name or line.name, own).text
        if not line.instruments:
            yield (name, line.basis, "", "", "", "", "", "")
        for item in line.instruments:
            clauses = " ".join(item.clauses)
            if not item.dates:
                yield (name, line.basis, item.title, item.kind, "", "", "", clauses)
            for day in item.dates:
                when = day.date.isoformat()
                yield (name, line.basis, item.title, item.kind, day.event, when, day.printed, clauses)
