"""Programme documents of entities over REST: each beside the wording of the framework, for whoever sees work plans."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.answers import private_record, private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.domains.packages.api import FAILURES, LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.programme_documents import by_entity, document_on, documents, wordings

if TYPE_CHECKING:
    from shanyraq.domains.workplans.models import ProgrammeDocument

router = Router(tags=["Work plans"])
Number = Annotated[int, Field(ge=1, le=9_999_999)]
NOUN = "workplans.programme_document"


class WordingOut(BaseModel):
    """An outcome of the framework, and how a document words it."""

    outcome: str
    own: dict[str, str] = Field(description="By language; empty: the document leaves the outcome out.")
    verbatim: bool | None = Field(description="Word by word, in the language that was signed; null: not said in it.")


class ProgrammeDocumentOut(BaseModel):
    """A programme document of an entity."""

    number: int
    entity: str
    kind: str
    title: dict[str, str]
    starts_on: date
    ends_on: date
    reference: str
    state: str = Field(description="registered, confirmation_requested, confirmed.")
    wordings: list[WordingOut]
    revision: int | None = Field(description="What a change is made from; null where the answer is of a day.")


class DocumentedEntity(BaseModel):
    """An entity that signed or contributes to an outcome, with the numbers of its documents, if it has any."""

    entity: str
    outcomes: list[str] = Field(description="The codes of those to which it contributes.")
    documents: list[int]


@router.get(
    "/frameworks/{code}/programme-documents",
    auth=TOKEN,
    response={200: Page[ProgrammeDocumentOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List programme documents",
)
def list_programme_documents(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every programme document that did not end; with a day as they stood then."""
    version = seen_version(request, code, as_of, NOUN)
    items = [_out(version, row, on_a_day=as_of is not None) for row in documents(version, as_of)]
    return private_records(request, items, paging, ProgrammeDocumentOut)


@router.get(
    "/frameworks/{code}/programme-documents/{number}",
    auth=TOKEN,
    response={200: ProgrammeDocumentOut, **FAILURES, **NOT_FOR_ALL},
    summary="One programme document",
)
def get_programme_document(request: HttpRequest, code: str, number: Number, as_of: AsOf = None) -> HttpResponse:
    """One programme document. Its ETag, sent back as `If-Match`, says what a change was made from."""
    version = seen_version(request, code, as_of, NOUN)
    row = document_on(version, number, as_of)
    revision = None if as_of else row.revision
    return private_record(request, _out(version, row, on_a_day=as_of is not None), revision)


@router.get(
    "/frameworks/{code}/programme-document-entities",
    auth=TOKEN,
    response={200: Page[DocumentedEntity], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List entities and their programme documents",
)
def list_programme_document_entities(
    request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None
) -> HttpResponse:
    """Every entity that signed or contributes to an outcome: which of them have a document, and which have none."""
    version = seen_version(request, code, as_of, NOUN)
    items = [
        DocumentedEntity(
            entity=each.entity, outcomes=list(each.outcomes), documents=[row.number for row in each.documents]
        )
        for each in by_entity(version, as_of)
    ]
    return private_records(request, items, paging, DocumentedEntity)


def _out(version: Version, row: "ProgrammeDocument", *, on_a_day: bool) -> ProgrammeDocumentOut:
    return ProgrammeDocumentOut(
        number=row.number,
        entity=row.entity,
        kind=row.kind,
        title=row.title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        reference=row.reference,
        state=row.state,
        wordings=[
            WordingOut(
                outcome=each.outcome, own=dict(each.own), verbatim=None if each.pieces is None else each.verbatim
            )
            for each in wordings(version, row)
        ],
        revision=None if on_a_day else row.revision,
    )
