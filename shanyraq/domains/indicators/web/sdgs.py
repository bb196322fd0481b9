"""The goals of the 2030 Agenda against outcomes, and one goal."""

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries.sdgs import sdg_matrix, sdg_page
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.reference.queries import sdg_goals

HEADER = ("goal", "target", "outcome", "printed_under_goal", "text", "indicators", "clauses")


@framework_page
def matrix(page: FrameworkPage) -> HttpResponse:
    """All goals against all outcomes, and the accelerators."""
    downloads = sheet_links(page, "sdgs")
    return page.render("indicators/sdgs.html", found=sdg_matrix(page.version), downloads=downloads)


@framework_page
def matrix_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each target of each outcome."""
    rows = []
    for line in sdg_matrix(page.version).lines:
        for outcome, targets in line.cells:
            for target in targets:
                measured = " ".join(item.key for item in line.indicators if item.target == target.code)
                text = pick(target.text, page.version.language).text
                clauses = " ".join(target.clauses)
                rows.append((line.goal.number, target.code, outcome.code, target.goal, text, measured, clauses))
    return sheet_file(form, f"{page.code}-sdgs", HEADER, rows)


@framework_page
def goal(page: FrameworkPage, goal: int) -> HttpResponse:
    """One goal: its targets, who takes them up, what measures them."""
    return page.render("indicators/sdg.html", found=sdg_page(page.version, goal), goals=sdg_goals())
