"""The goals of the 2030 Agenda against outcomes, and one goal."""

from collections.abc import Iterator

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries.sdgs import TargetLine, sdg_matrix, sdg_page
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.reference.queries import sdg_goals

GOAL_HEADER = ("target", "state", "text", "outcome", "printed_under_goal", "indicators", "clauses")
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
    downloads = sheet_links(page, "sdg", str(goal))
    found = sdg_page(page.version, goal)
    return page.render("indicators/sdg.html", found=found, goals=sdg_goals(), downloads=downloads)


@framework_page
def goal_sheet(page: FrameworkPage, goal: int, form: str) -> HttpResponse:
    """One line for each target of the goal, and for each outcome that takes it up."""
    found, own = sdg_page(page.version, goal), page.version.language
    lines = [("taken_up", found.taken), ("measured_only", found.measured), ("neither", found.left)]
    rows = (row for state, targets in lines for line in targets for row in _target_rows(state, line, own))
    return sheet_file(form, f"{page.code}-sdg-{goal}", GOAL_HEADER, rows)


def _target_rows(state: str, line: TargetLine, own: str) -> Iterator[tuple[object, ...]]:
    measured = " ".join(item.key for item in line.indicators)
    if not line.linked:
        yield (line.code, state, pick(line.text, own).text, "", "", measured, "")
    for link in line.linked:
        target = link.target
        text, clauses = pick(target.text, own).text, " ".join(target.clauses)
        yield (line.code, state, text, link.outcome.code, target.goal, measured, clauses)
