"""Partners by kind."""

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.partners import partners_page
from shanyraq.domains.framework.web.words import ROLES
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links

PARTNERS = ("kind", "name", "outcome", "printed")


@framework_page
def partners(page: FrameworkPage) -> HttpResponse:
    """Partners of outcomes by kind, and everybody else whom the document names."""
    found = partners_page(page.version, ROLES)
    downloads = sheet_links(page, "partners")
    return page.render("framework/partners.html", found=found, downloads=downloads)


@framework_page
def partners_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each partner of each outcome."""
    rows = [
        (kind.kind, pick(line.party.name, page.version.language).text, outcome.code, printed)
        for kind in partners_page(page.version, ROLES).kinds
        for line in kind.lines
        for outcome, printed in line.outcomes
    ]
    return sheet_file(form, f"{page.code}-partners", PARTNERS, rows)
