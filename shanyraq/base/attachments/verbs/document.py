"""Documents: attached to a thing; withdrawn by whoever attached them, or ended by those who moderate."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.commands import AttachDocument, EndDocument, OfDocument, WithdrawDocument
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.attachments.rules import refused_again, refused_unsent
from shanyraq.base.doors.subjects import name_of
from shanyraq.base.files.keeping import waiting_of
from shanyraq.base.files.models import Upload
from shanyraq.base.files.rules import refused_scan, refused_type
from shanyraq.base.files.vocabulary import Scan
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.ending import end_row, only_own
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "attachments.document.attach",
    title=gettext_noop("Attach a document"),
    said=gettext_noop("{actor} attached {file} to {name}"),
    permission=Permission.ATTACH,
    sees=Permission.SEE_TRAIL,
    makes=True,
    doors=ALL_DOORS - {Door.SHEET},
)
def attach(trail: Trail, command: AttachDocument) -> Attachment:
    """Attaches a document to a thing, for everybody with a role in the framework to read."""
    about = name_of(command.kind, command.framework, command.key, trail.by)
    thing = {"framework": command.framework, "kind": command.kind, "key": command.key}
    same = Attachment.objects.filter(**thing, blob__digest=command.file, ended_at=None).first()
    trail.ask(refused_again(str(same or "")))
    upload = waiting_of(trail.by.person, command.file)
    trail.ask(refused_unsent(has_sent=upload is not None))
    assert upload is not None
    trail.ask([*refused_type(upload.name), *refused_scan(Scan(upload.blob.scan))])
    row = Attachment.objects.create(
        **thing,
        about=about,
        blob=upload.blob,
        name=upload.name,
        title=command.title,
        note=command.note,
        person_id=trail.by.person,
        by=trail.by.name,
        at=trail.at,
    )
    Upload.objects.filter(pk=upload.pk).delete()
    after = {"about": f"{row.kind} {row.key}", "file": row.name, "title": row.title, "sha256": upload.blob.digest}
    trail.record(_subject(row), {"file": row.name}, after=after)
    return row


@verb(
    "attachments.document.withdraw",
    title=gettext_noop("Withdraw the document"),
    said=gettext_noop("{actor} withdrew {file} from {name}"),
    permission=Permission.ATTACH,
    sees=Permission.SEE_TRAIL,
    scope=lambda command: Scope(framework=numbered(command.number).framework),
)
def withdraw(trail: Trail, command: WithdrawDocument) -> Attachment:
    """Withdraws a document that one has attached oneself. That it was there stays on record."""
    row = numbered(command.number)
    only_own(trail, row, gettext_noop("A document is withdrawn by whoever attached it"))
    return _ended(trail, row, command)


@verb(
    "attachments.document.end",
    title=gettext_noop("End the document"),
    said=gettext_noop("{actor} ended {file} of {by} on {name}"),
    permission=Permission.MODERATE,
    sees=Permission.SEE_TRAIL,
    scope=lambda command: Scope(framework=numbered(command.number).framework),
)
def end(trail: Trail, command: EndDocument) -> Attachment:
    """Ends a document, whoever attached it. That it was there stays on record, with the reason."""
    return _ended(trail, numbered(command.number), command)


def numbered(number: int) -> Attachment:
    """One document.

    :raises NotFound: when there is none of this number; in the words in which one that is not seen is not found.
    """
    row = Attachment.objects.select_related("blob").filter(pk=number).first()
    if row is None:
        raise NotFound(gettext_noop("document"))
    return row


def _ended(trail: Trail, row: Attachment, command: OfDocument) -> Attachment:
    end_row(trail, row, _subject(row), {"file": row.name, "by": row.by}, command.reason)
    return row


def _subject(row: Attachment) -> Subject:
    return Subject("document", str(row.pk), row.framework, row.about)
