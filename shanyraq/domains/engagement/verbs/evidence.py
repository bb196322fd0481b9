"""Files that are offered as evidence: kept without what they say of their sender, attached, erased with the words."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from shanyraq.base.attachments.rules import refused_unsent
from shanyraq.base.attachments.verbs.holding import hold, let_go
from shanyraq.base.files.forgetting import drop_unheld
from shanyraq.base.files.keeping import keep, place_of, store, waiting_of
from shanyraq.base.files.models import Upload
from shanyraq.base.files.names import ending_of
from shanyraq.base.files.rules import refused_scan, refused_type
from shanyraq.base.files.stripping import PICTURES, NotRead, bare
from shanyraq.base.files.vocabulary import Scan
from shanyraq.base.verbs import Trail
from shanyraq.domains.engagement.commands import SendFeedback
from shanyraq.domains.engagement.models import Feedback, FeedbackFile
from shanyraq.domains.engagement.queries import KIND
from shanyraq.domains.engagement.rules.evidence import refused_files, refused_picture
from shanyraq.domains.engagement.vocabulary import ENDINGS, FILES
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.subjects import Subject


def keep_evidence(sent: Mapping[str, Any], kind: str, *, person: int | None, at: datetime) -> dict[str, str]:
    """Keeps what a form sent, by field, for the verb that attaches it; gives the hashes. Pictures are stripped before.

    :raises Refused: when one is not taken; then none is kept.
    :raises NoRoom: when the disk is full; then none is kept.
    """
    kept: dict[str, str] = {}
    with ExitStack() as undo:
        undo.callback(drop_evidence, kept, person=person)
        for field, file in sent.items():
            try:
                kept[field] = _kept(file, kind, person, at)
            except Refused as error:
                raise Refused(_beside(error.findings, field)) from error
        undo.pop_all()
    return kept


def drop_evidence(kept: Mapping[str, str], *, person: int | None) -> None:
    """Drops what was kept and attached to nothing, at once: whoever sends it again chooses it again."""
    Upload.objects.filter(person=person, blob__digest__in=kept.values()).delete()
    drop_unheld(kept.values())


def evidence_in(trail: Trail, command: SendFeedback) -> list[Upload]:
    """The files that a command names, each looked at; a content that is named twice once."""
    uploads: dict[str, Upload] = {}
    for field in FILES:
        digest = getattr(command, field)
        if digest is None:
            continue
        upload = waiting_of(trail.by.person, digest)
        trail.ask(refused_unsent(has_sent=upload is not None))
        assert upload is not None
        found = [*refused_files(command.kind, upload.blob.size, trail.at.date()), *refused_type(upload.name, ENDINGS)]
        found += [*refused_scan(Scan(upload.blob.scan)), *refused_picture(is_bare=_is_bare(upload))]
        trail.ask(_beside(found, field))
        uploads[digest] = upload
    return list(uploads.values())


def attach_evidence(row: Feedback, uploads: Iterable[Upload]) -> None:
    """Hangs files on feedback, in their order. What their sender called them is forgotten."""
    for place, upload in enumerate(uploads, start=1):
        FeedbackFile.objects.create(
            feedback=row,
            place=place,
            digest=upload.blob.digest,
            size=upload.blob.size,
            ending=ending_of(upload.name),
        )
        hold(upload, _subject(row))


def erase_evidence(rows: Iterable[Feedback]) -> None:
    """Erases the files of feedback; their contents as soon as the transaction holds, where nothing else has them."""
    having = [row for row in rows if row.pieces > 1]
    FeedbackFile.objects.filter(feedback__in=having).delete()
    let_go([_subject(row) for row in having])


def _subject(row: Feedback) -> Subject:
    return Subject(KIND, str(row.number), row.framework.code)


def _beside(findings: Iterable[Finding], field: str) -> list[Finding]:
    """What was found, at the field in which the file was chosen."""
    return [replace(each, field=field) for each in findings]


def _kept(file: Any, kind: str, person: int | None, at: datetime) -> str:
    name = f"evidence.{ending_of(file.name or '')}"
    found = [*refused_files(kind, file.size or 0, at.date()), *refused_type(name, ENDINGS)]
    if found:
        raise Refused(found)
    content, size = file, file.size or 0
    if ending_of(name) in PICTURES:
        content, size = _stripped(file)
    return keep(content, name, size, person=person, at=at, taken=ENDINGS).upload.blob.digest


def _stripped(file: Any) -> tuple[BytesIO, int]:
    """The picture alone; what is no picture as it is, for the rule that says so."""
    file.seek(0)
    content = file.read()
    try:
        content = bare(content)
    except NotRead:
        if content:
            raise Refused(refused_picture(is_bare=None)) from None
    return BytesIO(content), len(content)


def _is_bare(upload: Upload) -> bool | None:
    """Whether a picture holds nothing but itself; True of other files, None of one that cannot be read."""
    if ending_of(upload.name) not in PICTURES:
        return True
    with store().open(place_of(upload.blob.digest), "rb") as file:
        content: bytes = file.read()
    try:
        return bare(content) == content
    except NotRead:
        return None
