"""Contact people: created, amended, merged, ended. Their addresses are personal data and stay out of the trail."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.statements import insert_row
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.domains.packages.queries import Newest, newest_of
from shanyraq.domains.parties.commands import AmendContact, CreateContact, EndContact, MergeContact, OfContact
from shanyraq.domains.parties.models import Contact
from shanyraq.domains.parties.queries.register import counting, leads_to
from shanyraq.domains.parties.rules.register import refused_contact, refused_merge, refused_place
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

PRIVATE = ("email", "phone")
KEPT_OUT = gettext_noop("kept out of the trail")
FIELDS = ("organisation", "name", "position", *PRIVATE)


def of_contact(command: OfContact) -> Scope:
    """The framework of a contact person.

    :raises NotFound: when there is none of this number.
    """
    return Scope(framework=numbered(command.number).framework.code)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The contact person as they stand."""
    number = str(entered.get("number") or "")
    if not number.isdecimal():
        return {}
    row = numbered(int(number))
    return {"number": row.pk, "seen": row.revision, **{name: getattr(row, name) for name in FIELDS}}


def every_contact(framework: str) -> Iterator[Thing]:
    """Every contact person that counts."""
    found = Contact.objects.select_related("framework").filter(ended_at=None)
    for row in found.filter(framework__code=framework) if framework else found:
        values = {"number": row.pk, "seen": row.revision, **{name: getattr(row, name) for name in FIELDS}}
        yield Thing(row.name, values, Scope(row.framework.code))


LISTED = Listing(("number",), every_contact)


@verb(
    "parties.contact.create",
    title=gettext_noop("Add a contact person"),
    said=gettext_noop("{actor} added {name} as a contact person of {organisation}"),
    permission=Permission.EDIT_PARTIES,
    sees=Permission.SEE_TRAIL,
    makes=True,
)
def create(trail: Trail, command: CreateContact) -> Contact:
    """Adds somebody to turn to in an organisation."""
    version = _counting_organisation(trail, command.framework, command.organisation)
    fields = command.model_dump(exclude={"framework"})
    row = Contact(framework_id=version.framework_id, made_at=trail.at, **fields)
    insert_row(row)
    about = {"organisation": command.organisation}
    trail.record(_subject(row, command.framework), about, after=_values(row))
    return row


@verb(
    "parties.contact.amend",
    title=gettext_noop("Amend a contact person"),
    said=gettext_noop("{actor} amended the contact person {name}"),
    permission=Permission.EDIT_PARTIES,
    sees=Permission.SEE_TRAIL,
    scope=of_contact,
    known=known,
    listed=LISTED,
)
def amend(trail: Trail, command: AmendContact) -> Contact:
    """Amends a contact person."""
    row = numbered(command.number)
    trail.ask(refused_contact(row.name, has_ended=row.ended_at is not None))
    before = _values(row)
    stands = {name: getattr(row, name) for name in FIELDS}
    subject = _subject(row, row.framework.code)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=command.changed(), theirs=stands)
    if not wanted:
        trail.nothing_to_do()
        return row
    if wanted.get("organisation", row.organisation) != row.organisation:
        _counting_organisation(trail, row.framework.code, wanted["organisation"])
    return _written(trail, command, row, before, **wanted)


@verb(
    "parties.contact.merge",
    title=gettext_noop("Merge two contact people"),
    said=gettext_noop("{actor} merged the contact person {name} into another entry"),
    permission=Permission.EDIT_PARTIES,
    sees=Permission.SEE_TRAIL,
    scope=of_contact,
    known=known,
    listed=LISTED,
)
def merge(trail: Trail, command: MergeContact) -> Contact:
    """Merges two entries of one person. The other entry stays as it is."""
    row = numbered(command.number)
    trail.ask(refused_contact(row.name, has_ended=row.ended_at is not None))
    before = _values(row)
    trail.expect(command.seen, row.revision, mine={"merged_into": command.into}, theirs=before)
    others = Contact.objects.filter(framework=row.framework_id, pk=command.into).values_list("pk", "ended_at")
    counts = {str(number): ended is None for number, ended in others}
    trail.ask(refused_merge(str(row.pk), str(command.into), counts))
    blank = dict.fromkeys(PRIVATE, "")
    return _written(trail, command, row, before, ended_at=trail.at, merged_into=str(command.into), **blank)


@verb(
    "parties.contact.end",
    title=gettext_noop("End a contact person"),
    said=gettext_noop("{actor} ended the contact person {name}"),
    permission=Permission.EDIT_PARTIES,
    sees=Permission.SEE_TRAIL,
    scope=of_contact,
    known=known,
    listed=LISTED,
)
def end(trail: Trail, command: EndContact) -> Contact:
    """Ends a contact person: they left, or asked for it. Their address and telephone are taken out."""
    row = numbered(command.number)
    before = _values(row)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs=before)
    if row.ended_at is not None:
        trail.nothing_to_do()
        return row
    return _written(trail, command, row, before, ended_at=trail.at, **dict.fromkeys(PRIVATE, ""))


def _counting_organisation(trail: Trail, framework: str, key: str) -> Newest:
    """The newest version, which knows the organisation, or whose register does.

    :raises NotFound: when there is no such organisation.
    :raises Refused: when it ended or was merged.
    """
    version = newest_of(framework)
    known = counting(version, key)
    if not all(known.values()):
        into = leads_to(framework, key)
        trail.ask(refused_place(key, counts=False, into=into if into != key else ""))
    if not known:
        raise NotFound(Sentence(gettext_noop("organisation {key}"), {"key": key}))
    return version


def numbered(number: int) -> Contact:
    """One contact person.

    :raises NotFound: when there is none of this number.
    """
    row = Contact.objects.select_related("framework").filter(pk=number).first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("contact person {number}"), {"number": str(number)}))
    return row


def _written(trail: Trail, command: OfContact, row: Contact, before: dict[str, Any], **fields: Any) -> Contact:
    for name, value in fields.items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
    after = _values(row)
    changed = {name: KEPT_OUT for name in PRIVATE if name in fields}
    trail.record(
        _subject(row, row.framework.code),
        before=before,
        after={**after, **changed},
        reason=command.reason,
    )
    return row


def _values(row: Contact) -> dict[str, Any]:
    """What the trail keeps of a contact person."""
    names = ("organisation", "name", "position", "merged_into")
    return {**{name: getattr(row, name) for name in names}, "ended": row.ended_at is not None}


def _subject(row: Contact, framework: str) -> Subject:
    return Subject("contact", str(row.pk), framework, row.name)
