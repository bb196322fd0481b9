"""The goals of the 2030 Agenda against outcomes, and one goal."""

from django.http import HttpResponse
from django.urls import reverse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.sdgs import sdg_matrix, sdg_page
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import csv_file
from shanyraq.domains.reference.queries import sdg_goals

HEADER = ("goal", "target", "outcome", "printed_under_goal", "text", "indicators", "clauses")


@framework_page
def matrix(page: FrameworkPage) -> HttpResponse:
    """All goals against all outcomes, and the accelerators."""
    downloads = {"CSV": reverse("sdgs-csv", args=[page.code])}
    return page.render("framework/sdgs.html", found=sdg_matrix(page.version), downloads=downloads)


@framework_page
def matrix_csv(page: FrameworkPage) -> HttpResponse:
    """One line for each target of each outcome."""
    rows = []
    for line in sdg_matrix(page.version).lines:
        for outcome, targets in line.cells:
            for target in targets:
                measured = " ".join(item.key for item in line.indicators if item.target == target.code)
                text = pick(target.text, page.version.language).text
                clauses = " ".join(target.clauses)
                rows.append((line.goal.number, target.code, outcome.code, target.goal, text, measured, clauses))
    return csv_file(f"{page.code}-sdgs.csv", HEADER, rows)


@framework_page
def goal(page: FrameworkPage, goal: int) -> HttpResponse:
    """One goal: its targets, who takes them up, what measures them."""
    return page.render("framework/sdg.html", found=sdg_page(page.version, goal), goals=sdg_goals())
