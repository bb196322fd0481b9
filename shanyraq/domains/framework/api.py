"""The document, the theory of change and the context over REST."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.framework.parts import context, document, theory
from shanyraq.domains.framework.queries.beside import Said, holding
from shanyraq.domains.framework.queries.document import ClausePage, clause_page
from shanyraq.domains.framework.queries.search import SHORTEST, Find, find, question
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    answer,
    day_of,
    listed,
    serve,
    version_of,
)
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.context import Statement
from shanyraq.domains.packages.schema.items import Text

router = Router(tags=["Document and context"])


class Hanging(BaseModel):
    """Something that the framework takes from a clause."""

    kind: str = Field(description="outcome, indicator, commitment, body …")
    key: str
    title: Text
    clauses: list[str] = Field(description="Those of the clauses asked for that it cites.")


class Clause(BaseModel):
    """A clause with its text, the headings above it, and what hangs on it."""

    anchor: str
    kind: str = Field(description="heading, paragraph, item, table or note")
    text: str = Field(description="Markdown; for a row of a table, the whole table.")
    row: str | None = Field(description="The anchor of the row, where the clause is one.")
    path: list[str] = Field(description="The anchors of the headings that it stands under, from the top.")
    repaired: list[str]
    hanging: list[Hanging] = Field(description="For a heading: on any clause of its section.")
    before: str | None
    after: str | None


serve(router, "clauses", schema.Block, lambda version: document.read(version)["document"].blocks)


@router.get("/frameworks/{code}/clauses/{anchor}", response={200: Clause, **FAILURES}, summary="One clause")
def get_clause(request: HttpRequest, code: str, anchor: str, as_of: AsOf = None) -> HttpResponse:
    """A clause by its anchor, with or without «§», and what hangs on it."""
    version = version_of(request, code, as_of)
    return answer(_clause(clause_page(version, f"§{anchor.removeprefix('§')}")))


def _clause(found: ClausePage) -> Clause:
    return Clause(
        anchor=found.anchor,
        kind=found.block.kind,
        text=found.block.text,
        row=found.row,
        path=[heading.anchor for heading in found.path],
        repaired=list(found.block.repaired),
        hanging=[
            Hanging(kind=each.kind, key=each.key, title=each.title, clauses=list(each.anchors))
            for each in found.hanging
        ],
        before=found.before,
        after=found.after,
    )


class Hit(BaseModel):
    """Something that says the words that were searched for."""

    kind: str = Field(
        description="indicator, commitment, body …; finding, rule; block for the text itself; clause if asked for"
    )
    key: str
    code: str | None = Field(description="What is printed before the title: 1.2.1; for an activity its year.")
    title: Text | None
    text: str
    anchor: str = Field(description="The clause where it stands first; empty for a rule.")
    direct: bool = Field(description="Whether it is called as the question says; those come first.")


@router.get("/frameworks/{code}/search", response={200: Page[Hit], **LIST_FAILURES}, summary="Search")
def search(
    request: HttpRequest,
    code: str,
    paging: Query[Paging],
    q: Annotated[str, Query(min_length=SHORTEST, description="Words; each must be found.")],
    as_of: AsOf = None,
) -> HttpResponse:
    """What is called so, then everything that says all the words in any of their forms, in any language. Findings
    of the check and rules come last.

    At most 400 finds beside what is called so: add a word for fewer.
    """
    versions = [version_of(request, code, as_of)]
    asked = question(versions, q)
    found = find(versions, asked)
    hits = [_hit(each) for each in (*found.direct, *found.items)]
    hits += _beside(holding(asked.words, versions[0], day_of(request, as_of)))
    return listed(request, hits, paging, Hit)


def _hit(each: Find) -> Hit:
    return Hit(
        kind=each.kind,
        key=each.key,
        code=each.code or None,
        title=each.title or None,
        text=each.text if isinstance(each.text, str) else " ".join(each.text.values()),
        anchor=each.anchor,
        direct=each.direct,
    )


def _beside(found: Mapping[str, Iterable[Said]]) -> list[Hit]:
    """Findings and rules; the method of progress is the rule without a code."""
    return [
        Hit(
            kind=kind,
            key=said.code or "method",
            code=said.code or None,
            title=said.title,
            text=" ".join(said.beside.values()),
            anchor=said.anchor,
            direct=False,
        )
        for kind, known in found.items()
        for said in known
    ]


def _context(field: str) -> Callable[[Version], Any]:
    return lambda version: getattr(context.read(version)["context"], field)


def _provisions(part: str) -> Callable[[Version], Any]:
    return lambda version: context.read(version)[part].provisions


serve(
    router,
    "assumptions",
    schema.Assumption,
    lambda version: theory.read(version)["theory_of_change"].assumptions,
)
serve(router, "theory-of-change", schema.Path, lambda version: theory.read(version)["theory_of_change"].paths)
for name, form in (
    ("rankings", schema.Ranking),
    ("figures", schema.Figure),
    ("accelerators", schema.Accelerator),
    ("lnob-groups", schema.LnobGroup),
    ("statements", Statement),
):
    serve(router, name, form, _context(name.replace("-", "_")))
for part in context.PARTS:
    serve(router, f"{part}-provisions", schema.Provision, _provisions(part))
