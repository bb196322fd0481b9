"""The plan board, one sub-output, and the same as files."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.access.rules import may, reaches
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.sheets import XLSX
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import attachment, sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds, only_for, or_sign_in
from shanyraq.domains.workplans.queries.around import anywhere_in
from shanyraq.domains.workplans.queries.board import Board, Line, added, board, sub_output
from shanyraq.domains.workplans.queries.changes import last_change
from shanyraq.domains.workplans.queries.contents import endorsed_deliverables
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.queries.plans import endorsed_board
from shanyraq.domains.workplans.queries.quality import findings, grave
from shanyraq.domains.workplans.web.contents import endorsed_of
from shanyraq.domains.workplans.web.facets import board_facets
from shanyraq.domains.workplans.web.judging import judged
from shanyraq.domains.workplans.web.showing import groups, shown_page
from shanyraq.domains.workplans.web.whose import whose_money
from shanyraq.domains.workplans.web.words import organisation, word

HEADER = (
    *("number", "code", "outcome", "output", "title", "entities", "status", "starts_on", "ends_on", "sdg_targets"),
    *("places", "implementers", "contributors", "required_usd", "available_usd", "spent_usd"),
    *("lead", "cooperation"),
)

QUALITY_HEADER = ("entity", "name", "sub_outputs", "score", "in_order", "errors", "warnings")


for_members = only_for(Permission.SEE_WORKPLANS)
"""What exists for people with a role in the framework alone; whoever is not signed in may do that first."""


def sees(page: FrameworkPage) -> bool:
    """Whether whoever asks sees work plans before they are endorsed."""
    return holds(page, Permission.SEE_WORKPLANS)


OPEN_AT_MOST = 60
"""Sub-outputs up to which all outputs stand open; of more, each is opened when it is read."""


@framework_page
def plan_board(page: FrameworkPage) -> HttpResponse:
    """Every sub-output under its output. Whoever has no role in the framework sees what was endorsed."""
    member = sees(page)
    found = readable(page)
    if not (member or found.lines):
        return page.render("workplans/none_endorsed.html")
    return page.render("workplans/board.html", **_acting(page, found, member=member), **_board(page, found))


def _board(page: FrameworkPage, found: Board) -> dict[str, Any]:
    """The context of the board."""
    found_grave = grave(found, found.lines, page.as_of)
    facets, query = board_facets(found, page.version.language, found_grave), page.request.GET
    shown, year = narrowed(found.lines, facets, query), asked_year(page, found)
    whose = whose_money(page, found, shown, year)
    return {
        "whose": whose,
        "every": found.lines,
        "shown": shown,
        "folded": len(shown) > OPEN_AT_MOST,
        "groups": groups(page, found, whose.lines, year, found_grave),
        "year": year,
        "sums": added([line.sums(year) for line in whose.lines]),
        "filters": filter_groups(found.lines, facets, query),
        "result": _result(len(shown), len(found.lines)),
        "downloads": sheet_links(page, "workplans"),
    }


def _acting(page: FrameworkPage, found: Board, *, member: bool) -> dict[str, Any]:
    """For whom the buttons of the board are: where they act, and whether whoever asks may plan anywhere there."""
    scope, actor = anywhere_in(page.code, found.around), actor_in(page.request)
    own = {each.entity for each in reaches(actor, Permission.EDIT_WORKPLANS) if each.framework in ("", page.code)}
    return {
        "member": member,
        "scope": scope,
        "may_plan": may(actor, Permission.EDIT_WORKPLANS, scope),
        "own": [(key, organisation(key, found.around)) for key in sorted(own - {""})],
    }


def readable(page: FrameworkPage) -> Board:
    """The sub-outputs that whoever asks may read: all of them, or those of endorsed plans."""
    if sees(page):
        return board(page.version, page.asked)
    return endorsed_board(page.version, page.asked).board


@framework_page
def board_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The board as a file: exactly what the page shows."""
    found = readable(page)
    found_grave = grave(found, found.lines, page.as_of)
    lines = found_or_404(found.lines, board_facets(found, page.version.language, found_grave), page.request.GET)
    year = asked_year(page, found)
    rows = [_cells(page, found, line, year) for line in whose_money(page, found, lines, year).lines]
    return sheet_file(form, f"{page.code}-workplans", HEADER, rows)


@framework_page
def quality(page: FrameworkPage) -> HttpResponse:
    """How good the sub-outputs of each entity are, and what is to be mended. Whoever has no role sees the score of what
    was endorsed.
    """
    return page.render("workplans/quality.html", downloads=sheet_links(page, "workplan-quality"), **_judged(page))


@framework_page
def quality_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file."""
    own = page.version.language
    rows = [
        (
            each.entity,
            pick(each.name, own).text,
            each.lines,
            round(each.points, 2),
            each.in_order,
            each.errors,
            each.warnings,
        )
        for each in _judged(page)["entities"]
    ]
    return sheet_file(form, f"{page.code}-workplan-quality", QUALITY_HEADER, rows)


def _judged(page: FrameworkPage) -> dict[str, Any]:
    found = readable(page)
    return judged(found, findings(found, found.lines, page.as_of), page.as_of)


@framework_page
@for_members
def uninfo(page: FrameworkPage) -> HttpResponseBase:
    """Every sub-output in the layout of UN INFO; importing it again changes nothing."""
    content = uninfo_bytes(page.version, as_of=page.asked)
    return attachment(f"{page.code}-uninfo.xlsx", content, XLSX)


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One sub-output with everything that is known of it; for whoever has no role as it was endorsed."""
    member, endorsed = sees(page), []
    if member:
        found = sub_output(page.version, number, page.asked)
    else:
        plans = endorsed_board(page.version, page.asked)
        found = next((line for line in plans.board.lines if line.number == number), None)
        endorsed = endorsed_of(endorsed_deliverables(plans.editions), number)
    if found is None:
        raise Http404(_("There is no such sub-output."))
    shown = shown_page(page, found, member=member, endorsed=endorsed)
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    edits = not (page.asked or found.ended) and may(actor, Permission.EDIT_WORKPLANS, shown["scope"])
    last = last_change(page.code, number, shown["scope"]) if edits else None
    return page.render("workplans/sub_output.html", line=found, member=member, edits=edits, last=last, **shown)


def asked_year(page: FrameworkPage, found: Board) -> int | None:
    """The year in the address, where the plans have one of it."""
    asked = page.request.GET.get("year", "")
    return int(asked) if asked in {str(year) for year in found.years} else None


def _result(shown: int, known: int) -> str:
    return ngettext("%(shown)s of %(known)s sub-output", "%(shown)s of %(known)s sub-outputs", known) % {
        "shown": shown,
        "known": known,
    }


def _cells(page: FrameworkPage, found: Board, line: Line, year: int | None) -> list[Any]:
    own, facts, sums = page.version.language, line.facts, line.sums(year)

    def listed(field: str) -> str:
        return "; ".join(pick(word(field, value, found.around), own).text for value in getattr(facts, field))

    return [
        line.number,
        facts.code,
        line.outcome,
        facts.output,
        pick(facts.title, own).text,
        listed("entities"),
        pick(word("status", facts.status, found.around), own).text,
        facts.starts_on,
        facts.ends_on,
        *map(listed, ("sdg_targets", "places", "implementers", "contributors")),
        sums.required,
        sums.available,
        sums.spent,
        pick(word("lead", facts.lead, found.around), own).text,
        listed("cooperation"),
    ]
