"""Files that programs send; what people said of a thing and attached to it, for those with a role in the framework."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Query, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from shanyraq.api.callers import TOKEN, Caller, caller_of, private
from shanyraq.base.access.refusing import not_made_for
from shanyraq.base.access.rules import is_member
from shanyraq.base.access.vocabulary import READ_TRAIL
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.attachments.queries import document_for, documents_of
from shanyraq.base.attachments.web import handed_out
from shanyraq.base.comments.models import Comment
from shanyraq.base.comments.queries import comments_of
from shanyraq.base.doors.sent import taken_from
from shanyraq.base.doors.subjects import name_of
from shanyraq.base.files.keeping import keep
from shanyraq.domains.packages.api import Problem, Remark, answer, remark, version_of
from shanyraq.kernel.errors import HIDDEN, NotFound
from shanyraq.kernel.sentences import gettext_noop

router = Router(tags=["Documents and comments"])
READS = {READ_TRAIL, "attachments.document.attach", "comments.comment.write"}
"""A token that is made for some verbs only reads these where it is made for one of them."""
FAILURES: dict[Any, Any] = {frozenset({400, 401, 403, 404, 422, 429}): Problem}


class FileOut(BaseModel):
    """A file that is kept for two days, for whoever sent it to do something with."""

    file: str = Field(description="SHA-256 of its content: the field `file` of the verb that takes it.")
    name: str = Field(description="Its name, without folders and signs that nobody sees.")
    size: int
    scan: str = Field(description="clean, or unscanned where the installation has no virus scanner")
    findings: list[Remark]


class DocumentOut(BaseModel):
    """A document on a thing. What has ended is named, with the reason, and not handed out."""

    number: int
    name: str
    title: str
    note: str
    sha256: str
    size: int
    scan: str
    by: str
    person: int | None
    at: datetime
    ended_at: datetime | None
    reason: str


class CommentOut(BaseModel):
    """What somebody said of a thing; empty where it was withdrawn or ended."""

    number: int
    text: str
    by: str
    person: int | None
    at: datetime
    mentions: list[int] = Field(description="Numbers of accounts.")
    reply_to: int | None
    ended_at: datetime | None
    reason: str


class NotesOut(BaseModel):
    """Everything that hangs on one thing, in the order in which it came."""

    name: str
    documents: list[DocumentOut]
    comments: list[CommentOut]


class OfOneThing(BaseModel):
    """Which thing."""

    kind: Annotated[str, Field(max_length=40, description="`indicator`, `outcome`, `clause` …")]
    key: Annotated[str, Field(max_length=200, description="Its key.")]


@router.post(
    "/files",
    auth=TOKEN,
    response={200: FileOut, frozenset({400, 401, 403, 415, 422, 429, 503, 507}): Problem},
    summary="Send a file",
)
def send_file(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Keeps a file for whoever sends it, for two days: a document to attach, or an edited package to propose. Sent
    again, it is the same file."""
    actor = caller_of(request).actor
    taken = taken_from(actor)
    kept = keep(file, file.name or "", file.size or 0, person=actor.person, at=timezone.now(), taken=taken)
    blob, findings = kept.upload.blob, [remark(each) for each in kept.findings]
    told = FileOut(file=blob.digest, name=kept.upload.name, size=blob.size, scan=blob.scan, findings=findings)
    return answer(told)


@router.get(
    "/frameworks/{code}/notes", auth=TOKEN, response={200: NotesOut, **FAILURES}, summary="Documents and comments"
)
def get_notes(request: HttpRequest, code: str, wanted: Query[OfOneThing]) -> HttpResponse:
    """What people attached to a thing and said of it."""
    caller = reader(request, code)
    told = NotesOut(
        name=name_of(wanted.kind, code, wanted.key, caller.actor),
        documents=[document_out(each) for each in documents_of(code, wanted.kind, wanted.key)],
        comments=[comment_out(each) for each in comments_of(code, wanted.kind, wanted.key)],
    )
    return private(answer(told))


@router.get(
    "/frameworks/{code}/documents/{number}/file",
    auth=TOKEN,
    response=FAILURES,
    summary="The file of a document",
    openapi_extra={"responses": {200: {"description": "The content.", "content": {"application/octet-stream": {}}}}},
)
def get_document_file(request: HttpRequest, code: str, number: Annotated[int, Field(ge=1, le=2**63 - 1)]) -> Any:
    """Hands out the content of a document as it was sent."""
    row = document_for(code, number, reader(request, code).actor)
    if row.ended_at is not None:
        raise NotFound(gettext_noop("document"))
    response = private(handed_out(row))
    response["Content-Type"] = "application/octet-stream"
    return response


def reader(request: HttpRequest, code: str) -> Caller:
    """The caller, who may read what members of the framework say.

    :raises NotFound: when there is no such framework, or the caller is no member of it.
    :raises NotAllowed: when the token was made for other things.
    """
    caller = caller_of(request)
    version_of(request, code, None)
    if not is_member(caller.actor, code):
        raise NotFound(HIDDEN)
    if caller.actor.only is not None and not caller.actor.only & READS:
        raise not_made_for(sorted(READS))
    return caller


def document_out(row: Attachment) -> DocumentOut:
    names = ("name", "title", "note", "by", "at", "ended_at", "reason")
    facts = {"number": row.pk, "person": row.person_id, "sha256": row.blob.digest}
    own = {name: getattr(row, name) for name in names}
    return DocumentOut(**own, **facts, size=row.blob.size, scan=row.blob.scan)


def comment_out(row: Comment) -> CommentOut:
    own = {name: getattr(row, name) for name in ("by", "at", "ended_at", "reason")}
    return CommentOut(
        **own,
        number=row.pk,
        text="" if row.ended_at else row.text,
        person=row.person_id,
        mentions=[each.person_id for each in row.mentions.all()],
        reply_to=row.reply_to_id,
    )
