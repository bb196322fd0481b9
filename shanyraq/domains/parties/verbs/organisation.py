"""Organisations of the register: created, amended, merged, ended, restored."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.statements import insert_row
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.domains.packages.queries import Newest, newest_of
from shanyraq.domains.parties.commands import (
    AmendOrganisation,
    CreateOrganisation,
    EndOrganisation,
    MergeOrganisation,
    OfOrganisation,
    RestoreOrganisation,
)
from shanyraq.domains.parties.models import Organisation, Registered
from shanyraq.domains.parties.queries.register import alike, counting, entry, marks_of, names_of, values_of
from shanyraq.domains.parties.rules.register import refused_entry, refused_merge, same_as
from shanyraq.domains.parties.verbs import merged
from shanyraq.domains.parties.verbs.marking import mark, mark_anew
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entry as it stands, with its revision."""
    if not entered.get("framework") or not entered.get("key"):
        return {}
    row = entry(str(entered["framework"]), str(entered["key"]))
    if row is None:
        raise NotFound(Sentence(gettext_noop("organisation {key}"), {"key": str(entered["key"])}))
    return {**values_of(row), "framework": entered["framework"], "key": row.key, "seen": row.revision}


def counting_entries(framework: str) -> Iterator[Thing]:
    """Every entry of the register that counts."""
    return _things(framework, ended=False)


def ended_entries(framework: str) -> Iterator[Thing]:
    """Every entry of the register that ended or was merged."""
    return _things(framework, ended=True)


def _things(framework: str, *, ended: bool, keys: Collection[str] | None = None) -> Iterator[Thing]:
    found = Registered.objects.filter(framework__code=framework, ended_at__isnull=not ended)
    for row in found if keys is None else found.filter(key__in=keys):
        yield Thing(_name(row), {**values_of(row), "key": row.key, "seen": row.revision}, Scope(framework))


ENTRY = f"SELECT * FROM {Registered._meta.db_table} WHERE framework_id = %s AND key = %s"  # noqa: S608 - our own table
COUNTING = Listing(("key",), counting_entries, lambda framework, keys: _things(framework, ended=False, keys=keys))
ENDED = Listing(("key",), ended_entries, lambda framework, keys: _things(framework, ended=True, keys=keys))


@verb(
    "parties.organisation.create",
    title=gettext_noop("Add an organisation"),
    said=gettext_noop("{actor} added {name} to the register"),
    permission=Permission.EDIT_PARTIES,
)
def create(trail: Trail, command: CreateOrganisation) -> Registered:
    """Adds an organisation to the register: an implementing partner, a donor, whomever the document does not name."""
    version = newest_of(command.framework)
    names = (*command.name.values(), command.short_name)
    trail.ask(same_as(command.key, names, command.number, alike(version, command.key, names, command.number)))
    fields = command.model_dump(mode="json", exclude={"framework"})
    row = Registered(framework_id=version.framework_id, made_at=trail.at, **fields)
    insert_row(row)
    mark(row, marks_of(row.key, names, row.number))
    trail.record(_subject(command, row), after=values_of(row))
    return row


@verb(
    "parties.organisation.amend",
    title=gettext_noop("Amend an organisation"),
    said=gettext_noop("{actor} amended {name}"),
    permission=Permission.EDIT_PARTIES,
    known=known,
    listed=COUNTING,
)
def amend(trail: Trail, command: AmendOrganisation) -> Registered:
    """Amends an organisation of the register."""
    version, row = _entry(trail, command)
    before = values_of(row)
    wanted = merge_editors(
        trail, _subject(command, row), command.seen, row.revision, mine=command.changed(), theirs=before
    )
    after = {**before, **wanted}
    names = (*after["name"].values(), after["short_name"])
    others = [each for each in alike(version, row.key, names, after["number"]) if each.key != row.key]
    trail.ask(same_as(row.key, names, after["number"], others))
    if after == before:
        trail.nothing_to_do()
        return row
    written = _written(trail, command, row, before, **wanted)
    had = marks_of(row.key, (*names_of(before["name"]), before["short_name"]), before["number"])
    has = marks_of(row.key, names, after["number"])
    if has != had:
        mark_anew(row, had, has)
    return written


@verb(
    "parties.organisation.merge",
    title=gettext_noop("Merge two entries"),
    said=gettext_noop("{actor} merged {name} into {into}"),
    permission=Permission.EDIT_PARTIES,
    known=known,
    listed=COUNTING,
)
def merge(trail: Trail, command: MergeOrganisation) -> Registered:
    """Merges an entry of the register into another organisation.

    From then on its key leads to the other one, and so do the keys that led to it; its contact people are those of the
    other one. Nothing of it is rewritten, so that it can be restored.
    """
    version, row = _entry(trail, command)
    before = values_of(row)
    trail.expect(command.seen, row.revision, mine={"merged_into": command.into}, theirs=before)
    trail.ask(refused_merge(row.key, command.into, counting(version, command.into)))
    written = _written(trail, command, row, before, about={"into": command.into}, ended=True, merged_into=command.into)
    stays = _stays(version, command, command.into)
    merged.receive(stays, _subject(command, row), command.reason, by=trail.by, at=trail.at)
    return written


@verb(
    "parties.organisation.end",
    title=gettext_noop("End an entry"),
    said=gettext_noop("{actor} ended the entry of {name}"),
    permission=Permission.EDIT_PARTIES,
    known=known,
    listed=COUNTING,
)
def end(trail: Trail, command: EndOrganisation) -> Registered:
    """Ends an entry of the register. It can be restored."""
    _, row = _entry(trail, command)
    before = values_of(row)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs=before)
    return _written(trail, command, row, before, ended=True)


@verb(
    "parties.organisation.restore",
    title=gettext_noop("Restore an entry"),
    said=gettext_noop("{actor} restored the entry of {name}"),
    permission=Permission.EDIT_PARTIES,
    known=known,
    listed=ENDED,
)
def restore(trail: Trail, command: RestoreOrganisation) -> Registered:
    """Takes back that an entry ended or was merged."""
    version, row = _entry(trail, command, ended_too=True)
    before = values_of(row)
    trail.expect(command.seen, row.revision, mine={"ended": False}, theirs=before)
    if row.ended_at is None:
        trail.nothing_to_do()
        return row
    names = (*names_of(row.name), row.short_name)
    others = [each for each in alike(version, row.key, names, row.number) if each.key != row.key]
    trail.ask(same_as(row.key, names, row.number, others))
    written = _written(trail, command, row, before, ended=False, merged_into="")
    if before["merged_into"]:
        stays = _stays(version, command, before["merged_into"])
        merged.release(stays, _subject(command, row), command.reason, by=trail.by, at=trail.at)
    return written


def _entry(trail: Trail, command: OfOrganisation, *, ended_too: bool = False) -> tuple[Newest, Registered]:
    """The entry, as it is now.

    :raises NotFound: when the framework knows no such organisation.
    :raises Refused: when the document names it, or the entry has ended.
    """
    version = newest_of(command.framework)
    row = next(iter(Registered.objects.raw(ENTRY, [version.framework_id, command.key])), None)
    is_signed = row is None and bool(counting(version, command.key))
    if row is None and not is_signed:
        raise NotFound(Sentence(gettext_noop("organisation {key}"), {"key": command.key}))
    has_ended = row is not None and row.ended_at is not None and not ended_too
    trail.ask(refused_entry(command.key, is_signed=is_signed, has_ended=has_ended))
    assert row is not None
    return version, row


def _written(
    trail: Trail,
    command: OfOrganisation,
    row: Registered,
    before: dict[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Registered:
    """Writes fields and the event. ``ended`` stands for the moment."""
    if "ended" in fields:
        fields["ended_at"] = trail.at if fields.pop("ended") else None
    for name, value in fields.items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])
    trail.record(_subject(command, row), about, before=before, after=values_of(row), reason=command.reason)
    return row


def _subject(command: CreateOrganisation | OfOrganisation, row: Registered) -> Subject:
    return Subject("organisation", row.key, command.framework, _name(row))


def _stays(version: Newest, command: OfOrganisation, key: str) -> Subject:
    """The organisation that an entry was merged into: one of the register, or one that the document names."""
    row = Registered.objects.filter(framework=version.framework_id, key=key).first()
    if row is not None:
        return _subject(command, row)
    signed = Organisation.objects.filter(version=version.pk, key=key).values_list("short_name", "name").first()
    short, name = signed or ("", key)
    return Subject("entity", key, command.framework, short or names_of(name)[0])


def _name(row: Registered) -> str:
    """What people call it: the short name, else its name in the first language of the alphabet.

    PostgreSQL keeps no order of languages, so the order in which they were entered cannot count.
    """
    return row.short_name or (row.name[min(row.name)] if isinstance(row.name, dict) else row.name)
