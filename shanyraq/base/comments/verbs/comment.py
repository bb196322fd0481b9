"""Comments: written, with mentions; withdrawn by whoever wrote them, or ended by those who moderate.

What was said stays out of the trail, which nobody can take anything out of: only that it was said.
"""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.comments.commands import EndComment, OfComment, WithdrawComment, WriteComment
from shanyraq.base.comments.models import Comment, Mention
from shanyraq.base.comments.queries import members
from shanyraq.base.comments.rules import refused_mentions, refused_reply
from shanyraq.base.doors.subjects import name_of
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.ending import end_row, only_own
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@verb(
    "comments.comment.write",
    title=gettext_noop("Write a comment"),
    said=gettext_noop("{actor} commented on {name}"),
    permission=Permission.COMMENT,
    sees=Permission.SEE_TRAIL,
    makes=True,
)
def write(trail: Trail, command: WriteComment) -> Comment:
    """Says something of a thing to everybody with a role in the framework, and asks those who are mentioned to look."""
    about = name_of(command.kind, command.framework, command.key, trail.by)
    if command.mentions:
        known = members(command.framework, trail.at.date()).values_list("pk", flat=True)
        trail.ask(refused_mentions(command.mentions, known))
    if command.reply_to is not None:
        trail.ask(_refused_reply(command))
    row = Comment.objects.create(
        framework=command.framework,
        kind=command.kind,
        key=command.key,
        about=about,
        text=command.text,
        reply_to_id=command.reply_to,
        person_id=trail.by.person,
        by=trail.by.name,
        at=trail.at,
    )
    Mention.objects.bulk_create(Mention(comment=row, person_id=each) for each in sorted(set(command.mentions)))
    trail.record(_subject(row), after={"about": f"{row.kind} {row.key}", "mentions": sorted(set(command.mentions))})
    return row


@verb(
    "comments.comment.withdraw",
    title=gettext_noop("Withdraw the comment"),
    said=gettext_noop("{actor} withdrew a comment on {name}"),
    permission=Permission.COMMENT,
    sees=Permission.SEE_TRAIL,
    scope=lambda command: Scope(framework=numbered(command.number).framework),
)
def withdraw(trail: Trail, command: WithdrawComment) -> Comment:
    """Withdraws a comment that one has written oneself. That it was there stays, without its words."""
    row = numbered(command.number)
    only_own(trail, row, gettext_noop("A comment is withdrawn by whoever wrote it"))
    return _ended(trail, row, command)


@verb(
    "comments.comment.end",
    title=gettext_noop("End the comment"),
    said=gettext_noop("{actor} ended a comment of {by} on {name}"),
    permission=Permission.MODERATE,
    sees=Permission.SEE_TRAIL,
    scope=lambda command: Scope(framework=numbered(command.number).framework),
)
def end(trail: Trail, command: EndComment) -> Comment:
    """Ends a comment, whoever wrote it. That it was there stays, without its words and with the reason."""
    return _ended(trail, numbered(command.number), command)


def numbered(number: int) -> Comment:
    """One comment.

    :raises NotFound: when there is none of this number; in the words in which one that is not seen is not found.
    """
    row = Comment.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(gettext_noop("comment"))
    return row


def _refused_reply(command: WriteComment) -> list[Finding]:
    thing = {"framework": command.framework, "kind": command.kind, "key": command.key}
    answered = Comment.objects.filter(**thing, pk=command.reply_to or 0).first()
    return refused_reply(is_here=answered is not None, has_ended=answered is not None and answered.ended_at is not None)


def _ended(trail: Trail, row: Comment, command: OfComment) -> Comment:
    end_row(trail, row, _subject(row), {"by": row.by}, command.reason)
    return row


def _subject(row: Comment) -> Subject:
    return Subject("comment", str(row.pk), row.framework, row.about)
