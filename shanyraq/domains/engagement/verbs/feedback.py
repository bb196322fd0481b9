"""Feedback: sent, published, declined, answered, withdrawn, put back into the queue, taken back by its sender.

The trail keeps what became of it, and not what its sender wrote: a text may name somebody, and the trail forgets
nothing.
"""

import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings

from shanyraq.base.access.queries import hashed
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import Result, WrittenNumber, named, next_number
from shanyraq.domains.engagement.commands import (
    AnswerFeedback,
    DeclineFeedback,
    OfFeedback,
    PublishFeedback,
    ReopenFeedback,
    SendFeedback,
    TakeBackFeedback,
    WithdrawFeedback,
)
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import (
    KIND,
    feedback,
    is_open,
    places,
    rows_of,
    sent_by,
    sent_on,
    subjects,
    with_receipt,
)
from shanyraq.domains.engagement.rules import sending as rules
from shanyraq.domains.engagement.rules.evidence import refused_missing
from shanyraq.domains.engagement.rules.states import FEEDBACK, refused_empty, refused_step
from shanyraq.domains.engagement.verbs.evidence import attach_evidence, erase_evidence, evidence_in
from shanyraq.domains.engagement.vocabulary import CONTENT, FILES, SEND, State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

ANONYMOUS = Actor("anonymous", Door.SYSTEM)
"""Whoever sends feedback without an account, or takes it back with nothing in hand but the receipt."""
BY_PROGRAM = frozenset({Door.API, Door.CLI})
"""The doors that tell a receipt once; people have a page of its own. A workbook could tell it to nobody."""
MODERATE = Permission.MODERATE_FEEDBACK


class WrittenReceipt(WrittenNumber):
    """What was sent, with the secret that shows how it stands and takes it back."""

    told_once = frozenset({"receipt"})
    receipt: str | None


class Sent(Result):
    """The same with the secret, which is told once."""

    def __init__(self, number: int, revision: int, receipt: str) -> None:
        super().__init__(number, revision)
        self.receipt = receipt

    def written(self) -> WrittenReceipt:
        """The same for programs."""
        return WrittenReceipt(number=self.number, revision=self.revision, receipt=self.receipt)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The feedback as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = feedback(*one)
    return {"framework": one[0], "number": row.number, "seen": row.revision}


def known_answer(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer as it stands, with the revision of the feedback."""
    one = named(entered)
    if one is None:
        return {}
    row = feedback(*one)
    own = {"answer": row.answer, "office": row.office}
    return {**known(entered), **{name: value for name, value in own.items() if value}}


@verb(
    SEND,
    title=gettext_noop("Send feedback"),
    said=gettext_noop("Feedback {key} was sent about: {about}"),
    permission=Permission.SEND_FEEDBACK,
    sees=MODERATE,
    makes=True,
    doors=BY_PROGRAM,
)
def send(trail: Trail, command: SendFeedback) -> Sent:
    """Sends a comment on a published result, or offers an observation. It is looked at before anybody reads it; the
    receipt that comes back shows how it stands, and takes it back.
    """
    version = version_in_force(command.framework)
    _may_send(trail, command, version)
    _makes_sense(trail, command, version)
    files = evidence_in(trail, command)
    about, _, key = command.subject.partition(" ")
    receipt = secrets.token_urlsafe(32)
    row = Feedback.objects.create(
        framework_id=version.framework_id,
        number=next_number(Feedback.objects.filter(framework=version.framework_id)),
        about=about,
        key=key,
        state=FEEDBACK.first,
        receipt=hashed(receipt),
        without_account=trail.by.person is None,
        pieces=1 + len(files),
        sent_on=trail.at.date(),
        **command.model_dump(exclude={"framework", "subject", *FILES}),
    )
    attach_evidence(row, files)
    told = {"about": row.subject, **({"files": len(files)} if files else {})}
    trail.record(subject_of(command.framework, row), told, after={"state": row.state})
    return Sent(row.number, row.revision, receipt)


def _may_send(trail: Trail, command: SendFeedback, version: Version) -> None:
    """Whether the framework takes it of whoever sends it, and today."""
    person, day, pieces = trail.by.person, trail.at.date(), 1 + len([1 for name in FILES if getattr(command, name)])
    trail.ask(rules.refused_closed(is_open=is_open(command.framework), has_account=person is not None))
    trail.ask(rules.refused_many(sent_on(version, day), day, has_account=person is not None, pieces=pieces))
    most: int = settings.LIMITS_A_DAY["feedback_accounts"]
    if person is not None and most:
        trail.ask(rules.refused_own(sent_by(person, day), most, pieces=pieces))


def _makes_sense(trail: Trail, command: SendFeedback, version: Version) -> None:
    """Whether the framework has what it is about, and it says what its kind needs."""
    about = command.subject.partition(" ")[0]
    trail.ask(
        [
            *rules.refused_subject(command.subject, subjects(version)),
            *rules.refused_row(command.row, rows_of(version, command.subject) if command.row else ()),
            *rules.refused_place(command.place, places(version) if command.place else ()),
            *rules.refused_observation(
                command.kind, about, period=command.period, value=command.value, unit=command.unit
            ),
            *rules.refused_ahead(command.period, trail.at.date()),
            *rules.refused_name(command.sender, command.organisation),
        ]
    )


moderated = partial(verb, permission=MODERATE, sees=MODERATE, known=known)
"""A verb of moderators about feedback that was sent."""


@moderated(
    "engagement.feedback.publish",
    title=gettext_noop("Publish feedback"),
    said=gettext_noop("{actor} published feedback {key}"),
)
def publish(trail: Trail, command: PublishFeedback) -> Result:
    """Publishes what was sent, word for word, and of its files those that are named. It is told apart from official
    data wherever it stands.
    """
    row = _stepping(trail, command, "publish")
    trail.ask(rules.refused_unlooked(row.text, looked=command.looked))
    row.published_on = trail.at.date()
    chosen = {int(each) for each in command.files}
    held = set(row.files.values_list("place", flat=True))
    trail.ask(refused_missing(chosen - held))
    row.files.update(is_published=False)
    row.files.filter(place__in=chosen).update(is_published=True)
    return _moved(trail, command, row, "publish", about={"files": sorted(chosen)} if chosen else None)


@moderated(
    "engagement.feedback.decline",
    title=gettext_noop("Decline feedback"),
    said=gettext_noop("{actor} declined feedback {key}"),
)
def decline(trail: Trail, command: DeclineFeedback) -> Result:
    """Does not publish what was sent. The sender reads the reason by their receipt, and nobody else but moderators."""
    row = _stepping(trail, command, "decline")
    row.note, row.ended_on = command.reason, trail.at.date()
    return _moved(trail, command, row, "decline", reason=command.reason)


@verb(
    "engagement.feedback.answer",
    title=gettext_noop("Answer feedback"),
    said=gettext_noop("{actor} answered feedback {key} for {office}"),
    permission=MODERATE,
    sees=MODERATE,
    known=known_answer,
)
def answer(trail: Trail, command: AnswerFeedback) -> Result:
    """Answers published feedback for everybody to read, in the name of an office; another answer replaces it."""
    row = _stepping(trail, command, "answer")
    before = {"office": row.office, "state": row.state}  # the words stay where they can be erased
    row.answer, row.office = command.answer, command.office
    row.answered_on = trail.at.date()
    return _moved(trail, command, row, "answer", before=before, about={"office": row.office})


@moderated(
    "engagement.feedback.withdraw",
    title=gettext_noop("Withdraw published feedback"),
    said=gettext_noop("{actor} took feedback {key} off the public pages"),
)
def withdraw(trail: Trail, command: WithdrawFeedback) -> Result:
    """Takes published feedback off the public pages, of days gone by too. The sender reads the reason."""
    row = _stepping(trail, command, "withdraw")
    row.note, row.ended_on = command.reason, trail.at.date()
    return _moved(trail, command, row, "withdraw", reason=command.reason)


@moderated(
    "engagement.feedback.reopen",
    title=gettext_noop("Look at feedback again"),
    said=gettext_noop("{actor} put feedback {key} back into the queue"),
)
def reopen(trail: Trail, command: ReopenFeedback) -> Result:
    """Puts declined or withdrawn feedback back into the queue: what was done by mistake is undone. Its answer goes."""
    row = _stepping(trail, command, "reopen")
    trail.ask(refused_empty(has_words=bool(row.text)))
    row.note, row.published_on, row.ended_on = "", None, None
    row.answer, row.office, row.answered_on = {}, "", None
    row.files.update(is_published=False)
    return _moved(trail, command, row, "reopen", reason=command.reason)


@verb(
    "engagement.feedback.take_back",
    title=gettext_noop("Take back feedback"),
    said=gettext_noop("Feedback {key} was taken back by whoever sent it"),
    permission=Permission.SEND_FEEDBACK,
    sees=MODERATE,
    makes=True,
    doors=BY_PROGRAM,
)
def take_back(trail: Trail, command: TakeBackFeedback) -> Result:
    """Takes back what one sent, with its receipt: it is shown nowhere any more, and its words and files are erased. An
    answer is erased with it.
    """
    row = with_receipt(command.framework, command.receipt)
    if row.state == State.TAKEN_BACK:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    trail.ask(refused_step(row.state, "take_back"))
    for name, empty in {**CONTENT, "note": "", "office": ""}.items():
        setattr(row, name, empty)
    row.answer, row.answered_on = {}, None
    erase_evidence([row])
    return _moved(trail, command, row, "take_back")


def subject_of(framework: str, row: Feedback) -> Subject:
    """Feedback as the trail names it: by its number alone."""
    return Subject(KIND, str(row.number), framework)


def _stepping(trail: Trail, command: OfFeedback, act: str) -> Feedback:
    """The feedback that is meant, with which this can be done now."""
    row = feedback(command.framework, command.number)
    mine = {"state": FEEDBACK.after(row.state, act) or act}
    trail.expect(command.seen, row.revision, mine=mine, theirs={"state": row.state})
    trail.ask(refused_step(row.state, act))
    return row


def _moved(
    trail: Trail,
    command: OfFeedback | TakeBackFeedback,
    row: Feedback,
    act: str,
    *,
    before: Mapping[str, Any] | None = None,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    """Moves it on and leaves the event."""
    held = dict(before or {"state": row.state})
    row.state, row.revision = FEEDBACK.move(row.state, act), row.revision + 1
    row.save()
    after = {name: getattr(row, name) for name in held}
    trail.record(subject_of(command.framework, row), about, before=held, after=after, reason=reason)
    return Result(row.number, row.revision)
