"""What people say, over REST: what everybody reads. It is written by verbs, as everywhere."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import published
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging, of_records, records, version_of

router = Router(tags=["Feedback"])


class FeedbackFileOut(BaseModel):
    """A file that was offered as evidence; nobody has checked it."""

    name: str
    size: int = Field(description="In bytes.")
    sha256: str
    address: str = Field(description="Where it is opened, on this host.")


class FeedbackOut(BaseModel):
    """What somebody said of a published result."""

    official: bool = Field(description="Always false: it is what people say, and enters no figure.")
    number: int
    kind: str = Field(description="comment, observation.")
    about: str = Field(description="indicator, outcome, output.")
    key: str = Field(description="The key or code of what it is about.")
    row: str = Field(description="The key of a row of its indicator; empty where it is about all of it.")
    text: str
    language: str
    sender: str = Field(description="person, organisation.")
    organisation: str = Field(description="Empty where it gave no name; a person is never named.")
    place: str = Field(description="ISO 3166; empty where none was named.")
    period: str = Field(description="Of an offered observation.")
    value: float | None = Field(description="Of an offered observation.")
    unit: str = Field(description="Of an offered observation.")
    evidence: str = Field(description="The address of what was offered as evidence; nobody has checked it.")
    files: list[FeedbackFileOut] = Field(description="Files that were published with it as evidence.")
    sent_on: date
    published_on: date
    answer: dict[str, str] = Field(description="By language; empty where there is none yet.")
    answered_by: str = Field(description="The office that answered.")
    answered_on: date | None


@router.get(
    "/frameworks/{code}/feedback",
    response={200: Page[FeedbackOut], **LIST_FAILURES},
    summary="List what people say of published results",
)
@of_records
def list_feedback(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every published piece of feedback with its answer, the newest first; with a day what was there then and still is.
    It is not official data.
    """
    version = version_of(request, code, as_of)
    return records(request, [_out(row, code) for row in published(version, as_of)], paging, FeedbackOut)


def _out(row: Feedback, code: str) -> FeedbackOut:
    named = {
        name: getattr(row, name)
        for name in FeedbackOut.model_fields
        if name not in {"official", "answered_by", "files"}
    }
    return FeedbackOut(official=False, answered_by=row.office, files=_files(row, code), **named)


def _files(row: Feedback, code: str) -> list[FeedbackFileOut]:
    return [
        FeedbackFileOut(
            name=each.name,
            size=each.size,
            sha256=each.digest,
            address=reverse("feedback-file", args=[code, row.number, each.place]),
        )
        for each in (row.files.all() if row.pieces > 1 else [])
        if each.is_published
    ]
