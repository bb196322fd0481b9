"""Pages of programme documents of entities: all with what is missing, one beside the framework's wording."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.models import ProgrammeDocument
from shanyraq.domains.workplans.queries.programme_documents import (
    OfEntity,
    by_entity,
    document_on,
    otherwise,
    wordings,
)
from shanyraq.domains.workplans.rules.programme_documents import DOCUMENT, State
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.kernel.scopes import Scope

HEADER = ("entity", "outcomes", "number", "title", "kind", "starts_on", "ends_on", "reference", "state", "not_verbatim")


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the list, with the outcomes that it words otherwise than the framework."""

    row: ProgrammeDocument
    otherwise: list[str]


def _lines(page: FrameworkPage) -> list[tuple[OfEntity, list[Line], Scope]]:
    return [
        (
            each,
            [Line(row, otherwise(page.version, row)) for row in each.documents],
            Scope(page.code, entities=frozenset({each.entity})),
        )
        for each in by_entity(page.version, page.asked)
    ]


@framework_page
@for_members
def every(page: FrameworkPage) -> HttpResponse:
    """Each entity that contributes to an outcome, with its programme documents; those without one first told."""
    found = _lines(page)
    return page.render(
        "workplans/documents.html",
        found=found,
        without=[each for each, lines, _scope in found if not lines],
        confirmed=sum(line.row.state == State.CONFIRMED for _each, lines, _scope in found for line in lines),
        registered=sum(len(lines) for _each, lines, _scope in found),
        downloads=sheet_links(page, "programme-documents"),
    )


@framework_page
@for_members
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file; an entity without a document has a line of its own."""
    own = page.version.language
    rows: list[tuple[Any, ...]] = []
    for each, lines, _scope in _lines(page):
        begins = (pick(each.name, own).text, "; ".join(each.outcomes))
        for line in lines:
            row = line.row
            period = (row.starts_on, row.ends_on, row.reference, row.state, "; ".join(line.otherwise))
            rows.append((*begins, row.number, pick(row.title, own).text, row.kind, *period))
        if not lines:
            rows.append((*begins, *(None for _name in HEADER[2:])))
    return sheet_file(form, f"{page.code}-programme-documents", HEADER, rows)


@framework_page
@for_members
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One document: how it words each outcome, beside the framework, and how far its confirmation has got."""
    row = document_on(page.version, number, page.asked)
    entity = next((each for each in by_entity(page.version) if each.entity == row.entity), None)
    return page.render(
        "workplans/document.html",
        row=row,
        entity=entity,
        wordings=wordings(page.version, row),
        acts=[f"workplans.programme_document.{act}" for act in DOCUMENT.acts(row.state)],
        can_change=row.state != State.CONFIRMED and row.ended_at is None and not page.asked,
        scope=Scope(page.code, entities=frozenset({row.entity})),
    )
