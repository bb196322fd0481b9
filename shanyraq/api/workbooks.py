"""Workbooks over REST: taken along, sent, looked at, done, as in the browser; rows are done in the background."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Router
from ninja.errors import HttpError
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from shanyraq.api.callers import TOKEN, Caller, caller_of, private
from shanyraq.base.access.models import Person
from shanyraq.base.access.refusing import not_made_for
from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.web.views import site_of
from shanyraq.base.jobs.alive import working
from shanyraq.base.jobs.progress import progress_of
from shanyraq.base.sheets import XLSX
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import full_sentence, say
from shanyraq.base.verbs import Verb, lacking, verbbook
from shanyraq.base.workbooks.book_writing import book_file
from shanyraq.base.workbooks.books import Book, book_named
from shanyraq.base.workbooks.columns import framework_of
from shanyraq.base.workbooks.ends import Filled, State
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.reading import LARGEST
from shanyraq.base.workbooks.rules import Stage
from shanyraq.base.workbooks.tasks import do_rows_of, look_at
from shanyraq.base.workbooks.template import workbook
from shanyraq.base.workbooks.uploads import discard, refused_waiting, upload_of
from shanyraq.domains.packages.api import Problem, answer, problem
from shanyraq.domains.packages.queries.versions import FRAMEWORK
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

router = Router(tags=["Workbooks"])
FAILURES: dict[Any, Any] = {frozenset({400, 401, 403, 404, 413, 415, 422, 429}): Problem}


class SaidOut(BaseModel):
    """Words about a row, or about the file."""

    sheet: str = Field(description="The sheet, where the workbook has several; empty for the file as a whole.")
    row: int | None = Field(description="The number of the row in the sheet; null for the file as a whole.")
    cell: str = Field(description="The cell, range, row or column that is meant; empty for the whole row.")
    level: str = Field(
        description="problem: it is refused; remark: how it was understood; trouble: a letter did not leave"
    )
    message: str


class EndOut(BaseModel):
    """What becomes of a row."""

    sheet: str = Field(description="The sheet that it stands in.")
    row: int
    state: str = Field(description="done, unchanged, refused")
    sentence: str = Field(description="What it does, or did; empty where it does nothing.")


class WorkbookOut(BaseModel):
    """A workbook that was sent: where it stands, and what its rows do. It is kept for seven days.

    Of its rows nothing is said while a worker is busy with it (waiting, applying, following).
    """

    id: UUID
    verb: str = Field(description="The verb of its rows, or the name of a workbook of several, such as workplan.")
    framework: str = Field(description="Empty where the file alone says it, or each row does.")
    name: str
    stage: str = Field(
        description="waiting, checked (nothing is done yet), applying, following (letters leave), applied, failed"
    )
    rows: int = Field(description="Rows that are filled in.")
    done: int = Field(description="Rows that were done, or would be.")
    unchanged: int
    refused: int
    can_be_applied: bool
    nobody_works: bool = Field(description="Whether it waits for a worker while none is alive.")
    percent: int | None = Field(description="How far it is, while it is looked at or done.")
    sheet: str = Field(description="The sheet that the rows stand in; empty where they stand in several.")
    ends: list[EndOut]
    findings: list[SaidOut]
    made_at: datetime


class DiscardedOut(BaseModel):
    """A workbook that was there and is forgotten."""

    id: UUID


@router.get(
    "/workbooks/{name}/template",
    auth=TOKEN,
    response=FAILURES,
    summary="The workbook of a verb, or of a part of a framework",
    openapi_extra={"responses": {200: {"description": "The workbook.", "content": {XLSX: {}}}}},
)
def get_template(request: HttpRequest, name: str, framework: str = "", part: str = "") -> HttpResponse:
    """The workbook to be filled in: with `framework`, where its rows are about one. The workbook of several verbs
    (`workplan`: the joint work plan of an entity) is that of a `part`, by its key: `unicef`, say.
    """
    caller = caller_of(request)
    book = book_named(name)
    if book is None:
        verb = verb_for(caller, name)
        content = workbook(verb, framework_for(verb, framework), caller.actor)
    else:
        allowed_book(caller, book)
        content = book_file(book, known_framework(framework), part, caller.actor, timezone.now().date())
    return private(HttpResponse(content, content_type=XLSX))


@router.post(
    "/workbooks/{name}", auth=TOKEN, response={200: WorkbookOut, **FAILURES}, summary="Send a filled-in workbook"
)
def send_workbook(
    request: HttpRequest, name: str, file: File[UploadedFile], framework: str = "", reason: str = ""
) -> HttpResponse:
    """Looks what each row would do; nothing is done before it is applied. `reason`: for rows that give none. The
    workbook of several verbs says itself what it is of; with `framework` only one of that framework is taken.
    """
    caller = caller_of(request)
    about = _about(caller, name, framework)
    if (file.size or 0) > LARGEST:
        raise HttpError(413, _("A workbook has at most %(most)s bytes; part it.") % {"most": format_number(LARGEST)})
    facts = {"verb": name, "framework": about, "site": site_of(request)}
    waits = refused_waiting(owner(caller))
    if waits:
        raise HttpError(429, say(waits))
    kept = look_at(file, owner(caller), timezone.now(), reason=reason, **facts)
    return private(answer(workbook_out(found_for(caller, kept.pk))))


@router.get(
    "/workbooks/sent/{id}", auth=TOKEN, response={200: WorkbookOut, **FAILURES}, summary="One workbook that was sent"
)
def get_workbook(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where it stands, and what is said of its rows."""
    return private(answer(workbook_out(found_for(caller_of(request), id))))


@router.post(
    "/workbooks/sent/{id}/apply",
    auth=TOKEN,
    response={200: WorkbookOut, **FAILURES},
    summary="Do the rows of a workbook",
)
def apply_workbook(request: HttpRequest, id: UUID) -> HttpResponse:
    """Does every row, or none, where nothing was refused. Sent again, nothing is done again."""
    caller = caller_of(request)
    upload = found_for(caller, id)
    _about(caller, upload.verb, upload.framework)
    do_rows_of(upload)
    return private(answer(workbook_out(found_for(caller, id))))


@router.post(
    "/workbooks/sent/{id}/discard",
    auth=TOKEN,
    response={200: DiscardedOut, 409: Problem, **FAILURES},
    summary="Discard a workbook that was sent",
)
def discard_workbook(request: HttpRequest, id: UUID) -> HttpResponse:
    """Forgets the workbook; what its rows did already stays done. Not while a worker is busy with it."""
    if not discard(found_for(caller_of(request), id)):
        busy = gettext_noop("a worker is busy with this workbook; wait until it is ready")
        return problem(409, "Conflict", full_sentence(Sentence(busy)))
    return private(answer(DiscardedOut(id=id)))


def _about(caller: Caller, name: str, framework: str) -> str:
    """The framework that a workbook of this name is about, where the caller may send such a one.

    :raises NotFound: when there is no such workbook or framework.
    :raises NotAllowed: when the token was not made for it, or the caller may do it nowhere.
    """
    book = book_named(name)
    if book is None:
        return framework_for(verb_for(caller, name), framework)
    allowed_book(caller, book)
    return known_framework(framework) if framework else ""


def allowed_book(caller: Caller, book: Book) -> None:
    """Whether a token may have a workbook of several verbs: it was made for all of them.

    :raises NotAllowed: when it was not, or the caller may do it nowhere. Rights for each row are asked for again.
    """
    only = caller.actor.only
    missing = [verb for verb in book.verbs if only is not None and verb not in only]
    if missing:
        raise not_made_for(missing)
    if not may_anywhere(caller.actor, book.permission):
        raise lacking(verbbook()[book.verbs[0]], caller.actor)


def known_framework(named: str) -> str:
    """The code of a framework.

    :raises NotFound: when it is unknown or not named.
    """
    if named not in {code for code, _label in choices("frameworks")}:
        unnamed = gettext_noop("framework without a code: name it with «framework»")
        raise NotFound(Sentence(FRAMEWORK, {"code": named}) if named else Sentence(unnamed))
    return named


def verb_for(caller: Caller, name: str) -> Verb:
    """The verb, where it has a workbook, and the caller may do it somewhere with this token.

    :raises NotFound: when there is none with a workbook.
    :raises NotAllowed: when the token was not made for it, or the caller may do it nowhere.
    """
    verb = verbbook().get(name)
    if verb is None or Door.SHEET not in verb.doors:
        raise NotFound(Sentence(gettext_noop("verb {name} with a workbook"), {"name": str(name)}))
    if caller.actor.only is not None and name not in caller.actor.only:
        raise not_made_for([name])
    if not may_anywhere(caller.actor, verb.permission):
        raise lacking(verb, caller.actor)
    return verb


def framework_for(verb: Verb, named: str) -> str:
    """The framework that the rows are about; empty where each row names its own.

    :raises NotFound: when the verb is about one, and it is unknown or not named.
    :raises HttpError: when one is named and each row names its own.
    """
    if not framework_of(verb):
        if named:
            words = _("The rows of %(verb)s name their framework each; leave «framework» out.")
            raise HttpError(422, words % {"verb": verb.name})
        return ""
    return known_framework(named)


def owner(caller: Caller) -> Any:
    """The account behind the token."""
    assert caller.actor.person is not None
    return Person.objects.get(pk=caller.actor.person)


def found_for(caller: Caller, pk: UUID) -> Upload:
    """A workbook that the caller sent, of a verb that the token was made for.

    :raises NotFound: when there is none.
    """
    found = upload_of(caller.actor.person, pk)
    only = caller.actor.only
    book = book_named(found.verb) if found else None
    verbs = book.verbs if book else (found.verb,) if found else ()
    if found is None or (only is not None and not set(verbs) <= set(only)):
        raise NotFound(Sentence(gettext_noop("workbook {pk}"), {"pk": str(pk)}))
    return found


def workbook_out(upload: Upload) -> WorkbookOut:
    """Where a workbook stands."""
    busy = upload.is_busy
    filled = Filled.of(upload.result) if not busy and upload.result else Filled()
    progress = progress_of(upload.progress_key) if busy else None
    said = [(each.sheet, None, each) for each in (*filled.problems, *filled.remarks)]
    everything = [*said, *((row.sheet, row.number, each) for row in filled.rows for each in row.said)]
    return WorkbookOut(
        id=upload.pk,
        verb=upload.verb,
        framework=upload.framework,
        name=upload.name,
        stage=upload.stage,
        rows=len(filled.rows),
        done=filled.count(State.DONE),
        unchanged=filled.count(State.UNCHANGED),
        refused=filled.count(State.REFUSED),
        can_be_applied=upload.stage == Stage.CHECKED and filled.can_be_applied,
        nobody_works=busy and not working(timezone.now()),
        percent=progress.percent if progress else None,
        sheet=filled.sheet,
        ends=[
            EndOut(sheet=row.sheet or filled.sheet, row=row.number, state=row.state, sentence=row.sentence)
            for row in filled.rows
        ],
        findings=[
            SaidOut(sheet=sheet, row=row, cell=each.cell, level=each.level, message=each.text)
            for sheet, row, each in everything
        ],
        made_at=upload.made_at,
    )
