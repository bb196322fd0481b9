"""Programme documents of entities: registered, worded, amended, ended; their alignment requested and confirmed."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import named, next_number
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.commands.programme_documents import (
    AmendDocument,
    MoveDocument,
    OfDocument,
    RegisterDocument,
    ReturnDocument,
    WordDocument,
)
from shanyraq.domains.workplans.models import ProgrammeDocument
from shanyraq.domains.workplans.queries.programme_documents import (
    KIND,
    by_entity,
    document,
    documents,
    otherwise,
    values,
)
from shanyraq.domains.workplans.rules import programme_documents as rules
from shanyraq.domains.workplans.rules.programme_documents import DOCUMENT
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

DAYS = ("starts_on", "ends_on")


class WrittenDocument(Written):
    """A document that was written: its number, its state, the revision that the next change is made from."""

    number: int
    state: str
    revision: int


class Registered:
    """What a verb gives back of a programme document."""

    def __init__(self, row: ProgrammeDocument) -> None:
        self.row = row

    def written(self) -> WrittenDocument:
        """The same for programs."""
        return WrittenDocument(number=self.row.number, state=self.row.state, revision=self.row.revision)


def where_new(command: RegisterDocument, **_: Any) -> Scope:
    """The entity whose document it is to be."""
    return Scope(command.framework, entities=frozenset({command.entity}))


def where(command: OfDocument, **_: Any) -> Scope:
    """The entity whose document it is."""
    return _scope(command.framework, document(command.framework, command.number))


def _scope(framework: str, row: ProgrammeDocument) -> Scope:
    return Scope(framework, entities=frozenset({row.entity}))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    row = document(*one)
    shown = {name: value for name, value in values(row).items() if name not in {"outcomes", "state", "entity"}}
    worded = row.outcomes.get(str(entered.get("outcome") or ""))
    found = {"framework": entered["framework"], "number": row.number, "seen": row.revision, **shown}
    return {**found, "text": worded} if worded else found


def standing(framework: str) -> Iterator[Thing]:
    """Every document that did not end."""
    for row in documents(version_in_force(framework)):
        yield Thing(_name(row), {"number": row.number}, _scope(framework, row))


def worded(framework: str) -> Iterator[Thing]:
    """Every wording of an outcome by such a document."""
    for row in documents(version_in_force(framework)):
        for code, text in row.outcomes.items():
            about = {"framework": framework, "number": row.number, "outcome": code}
            yield Thing(_name(row), {**about, "text": text, "seen": row.revision}, _scope(framework, row))


OF_ENTITY = frozenset({"entity"})
"""To what a programme document belongs."""
edit = partial(
    verb,
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    places=OF_ENTITY,
    sees=Permission.SEE_WORKPLANS,
    known=known,
)
judge = partial(verb, permission=Permission.CLEAR_WORKPLANS, sees=Permission.SEE_WORKPLANS, known=known)


@verb(
    "workplans.programme_document.register",
    title=gettext_noop("Register a programme document"),
    said=gettext_noop("{actor} registered the programme document “{name}”"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where_new,
    places=OF_ENTITY,
)
def register(trail: Trail, command: RegisterDocument) -> Registered:
    """Registers the programme document of an entity, so that its outcomes are compared with those of the framework."""
    version = version_in_force(command.framework)
    entities = {each.entity for each in by_entity(version)}
    trail.ask(rules.refused_document(command.entity, entities, command.starts_on, command.ends_on))
    rows = ProgrammeDocument.objects.filter(framework=version.framework_id)
    number = next_number(rows)
    row = ProgrammeDocument.objects.create(
        framework_id=version.framework_id,
        number=number,
        state=DOCUMENT.first,
        made_at=trail.at,
        **command.model_dump(exclude={"framework"}),
    )
    trail.record(_subject(command.framework, row), after=values(row))
    return Registered(row)


@edit(
    "workplans.programme_document.amend",
    title=gettext_noop("Amend a programme document"),
    said=gettext_noop("{actor} amended the programme document “{name}”"),
)
def amend(trail: Trail, command: AmendDocument) -> Registered:
    """Amends what is registered of a programme document. What only one of two editors changed is kept."""
    row = _open(trail, command, "amend")
    before = values(row)
    wanted = _merged(trail, command, row, command.changed())
    after = {**before, **wanted}
    if after == before:
        trail.nothing_to_do()
        return Registered(row)
    starts, ends = (date.fromisoformat(after[name]) for name in DAYS)
    trail.ask(rules.refused_document(row.entity, {row.entity}, starts, ends))
    for name, value in wanted.items():
        setattr(row, name, date.fromisoformat(value) if name in DAYS else value)
    return _saved(trail, command, row, before, *wanted)


@edit(
    "workplans.programme_document.word",
    title=gettext_noop("Enter the wording of an outcome"),
    said=gettext_noop("{actor} entered how the programme document “{name}” words outcome {outcome}"),
    listed=Listing(("number", "outcome"), worded, sets=True, within=standing),
)
def word(trail: Trail, command: WordDocument) -> Registered:
    """Enters how the document words an outcome of the framework; without words it leaves that outcome out."""
    row = _open(trail, command, "word")
    codes = [each.code for each in recent_package(version_in_force(command.framework)).outcomes]
    trail.ask(rules.refused_outcome(command.outcome, codes))
    before = values(row)
    own = {code: text for code, text in row.outcomes.items() if code != command.outcome}
    text = {language: words for language, words in command.text.items() if words}
    outcomes, stands = {**own, command.outcome: text} if text else own, row.outcomes.get(command.outcome)
    if outcomes == row.outcomes:
        trail.nothing_to_do()
        return Registered(row)
    revision = row.revision if stands or command.seen else 0  # whoever saw nothing replaces nothing
    trail.expect(command.seen, revision, mine={"text": text}, theirs={"text": stands})
    row.outcomes = outcomes
    return _saved(trail, command, row, before, "outcomes", about={"outcome": command.outcome})


@edit(
    "workplans.programme_document.end",
    title=gettext_noop("End a programme document"),
    said=gettext_noop("{actor} ended the programme document “{name}”"),
)
def end(trail: Trail, command: ReturnDocument) -> Registered:
    """Ends a programme document that was registered by mistake, or that holds no more."""
    row = _open(trail, command, "amend")
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save(update_fields=["ended_at", "revision"])
    subject = _subject(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Registered(row)


@edit(
    "workplans.programme_document.request",
    title=gettext_noop("Request confirmation"),
    said=gettext_noop("{actor} requested the confirmation of the programme document “{name}”"),
)
def request(trail: Trail, command: MoveDocument) -> Registered:
    """Requests that the Resident Coordinator confirms that the document follows the framework."""
    row = _open(trail, command, "request")
    trail.ask(rules.refused_request(len(row.outcomes)))
    trail.ask(rules.not_verbatim(otherwise(version_in_force(command.framework), row)))
    row.requested_at, row.requested_by = trail.at, trail.by.name
    return _moved(trail, command, row, "request", "requested_at", "requested_by")


@edit(
    "workplans.programme_document.withdraw",
    title=gettext_noop("Withdraw the request"),
    said=gettext_noop("{actor} withdrew the request to confirm the programme document “{name}”"),
)
def withdraw(trail: Trail, command: ReturnDocument) -> Registered:
    """Withdraws the request, so that the document can be amended."""
    return _moved(trail, command, _open(trail, command, "withdraw"), "withdraw", reason=command.reason)


@judge(
    "workplans.programme_document.return",
    title=gettext_noop("Return the document"),
    said=gettext_noop("{actor} returned the programme document “{name}” to its entity"),
)
def return_document(trail: Trail, command: ReturnDocument) -> Registered:
    """Returns the document to its entity, with what is to be brought into line."""
    return _moved(trail, command, _open(trail, command, "return"), "return", reason=command.reason)


@judge(
    "workplans.programme_document.confirm",
    title=gettext_noop("Confirm the alignment"),
    said=gettext_noop("{actor} confirmed that the programme document “{name}” follows the framework"),
)
def confirm(trail: Trail, command: MoveDocument) -> Registered:
    """Confirms that the document follows the framework."""
    row = _open(trail, command, "confirm")
    trail.ask(rules.not_verbatim(otherwise(version_in_force(command.framework), row)))
    row.confirmed_at, row.confirmed_by = trail.at, trail.by.name
    return _moved(trail, command, row, "confirm", "confirmed_at", "confirmed_by")


@judge(
    "workplans.programme_document.reopen",
    title=gettext_noop("Take the confirmation up again"),
    said=gettext_noop("{actor} took up again the confirmation of the programme document “{name}”"),
)
def reopen(trail: Trail, command: ReturnDocument) -> Registered:
    """Takes the confirmation up again, with the reason: the document or the framework was changed."""
    row = _open(trail, command, "reopen")
    row.confirmed_at, row.confirmed_by = None, ""
    return _moved(trail, command, row, "reopen", "confirmed_at", "confirmed_by", reason=command.reason)


def _open(trail: Trail, command: OfDocument, act: str) -> ProgrammeDocument:
    """The document, in a state in which the act is possible."""
    row = document(command.framework, command.number)
    trail.ask(rules.refused_ended(has_ended=row.ended_at is not None))
    if isinstance(command, MoveDocument | ReturnDocument):
        trail.expect(command.seen, row.revision, mine={"state": act}, theirs={"state": row.state})
    trail.ask(rules.refused_act(row.state, act))
    return row


def _merged(trail: Trail, command: AmendDocument, row: ProgrammeDocument, mine: Mapping[str, Any]) -> dict[str, Any]:
    subject, stands = _subject(command.framework, row), values(row)
    return merge_editors(trail, subject, command.seen, row.revision, mine=mine, theirs=stands)


def _moved(
    trail: Trail, command: OfDocument, row: ProgrammeDocument, act: str, *fields: str, reason: str = ""
) -> Registered:
    before = values(row)
    row.state = DOCUMENT.move(row.state, act)
    return _saved(trail, command, row, before, "state", *fields, reason=reason)


def _saved(
    trail: Trail,
    command: OfDocument,
    row: ProgrammeDocument,
    before: Mapping[str, Any],
    *fields: str,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Registered:
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
    trail.record(_subject(command.framework, row), about, before=before, after=values(row), reason=reason)
    return Registered(row)


def _subject(framework: str, row: ProgrammeDocument) -> Subject:
    return Subject(KIND, str(row.number), framework, _name(row))


def _name(row: ProgrammeDocument) -> str:
    return str(next(iter(row.title.values()), ""))
