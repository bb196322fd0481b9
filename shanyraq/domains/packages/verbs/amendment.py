"""Amendments of a framework: proposed, agreed to by both sides, applied; or rejected, or withdrawn."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pydantic_core import to_jsonable_python

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import SIDES, Permission
from shanyraq.base.attachments.rules import refused_unsent
from shanyraq.base.files.keeping import place_of, store, waiting_of
from shanyraq.base.files.models import Upload
from shanyraq.base.files.rules import refused_scan, refused_type
from shanyraq.base.files.vocabulary import PACKAGES, Scan
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.packages.commands import Agree, ApplyAmendment, Decline, OfAmendment, ProposeAmendment
from shanyraq.domains.packages.comparing import Change, compare
from shanyraq.domains.packages.merging import Clash, merge
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries.amendments import KIND, amendment
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.saying import place_said
from shanyraq.domains.packages.reading.archive import read_archive, version_named
from shanyraq.domains.packages.rules.amendments import (
    AMENDMENT,
    refused_act,
    refused_base,
    refused_framework,
    refused_proposal,
    refused_side,
)
from shanyraq.domains.packages.rules.corrections import corrections, refused_corrections
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.drafts import Proposal, open_drafts
from shanyraq.domains.packages.verbs.editing import edit, newest, seen_package
from shanyraq.domains.packages.verbs.framework import refuse_overlap, version_facts
from shanyraq.domains.packages.verbs.things import tell_things
from shanyraq.domains.packages.vocabulary import AmendmentState
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import Conflict, NotAllowed
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

CHANGED = gettext_noop(
    "version {version} changed {place} since version {base}, from which the amendment was made; propose it anew"
)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The revision of the amendment as it stands."""
    number = str(entered.get("number") or "")
    if not entered.get("framework") or not number.isdecimal():
        return {}
    row = amendment(str(entered["framework"]), int(number))
    return {"framework": entered["framework"], "number": row.number, "seen": row.revision}


@verb(
    "packages.amendment.propose",
    title=gettext_noop("Propose an amendment"),
    said=gettext_noop("{actor} proposed amendment {number}: {name}"),
    permission=Permission.PROPOSE_AMENDMENT,
    doors=ALL_DOORS - {Door.SHEET},
)
def propose(trail: Trail, command: ProposeAmendment) -> Amendment:
    """Proposes what an edited package changes of the framework. Take the package along from the data page, edit its
    files, and send it back as a ZIP file. Nothing is changed before both sides agree.

    :raises Refused: when it is no package, changes nothing, or does not say from which of several versions it was made.
    :raises Conflict: when a later version changed the same place.
    """
    _, version = newest(command.framework)
    upload = waiting_of(trail.by.person, command.file)
    package, made_from = _sent(trail, command, upload)
    base = command.base or made_from
    trail.ask(refused_base(base, newest=version.number))
    package = _laid_over(version, package, base or version.number)
    row = _proposed(trail, command.framework, package, title=command.title, reason=command.reason)
    Upload.objects.filter(person=trail.by.person, blob__digest=command.file).delete()
    trail.record(_subject(row, command.framework), {"number": row.number, "base": row.base}, reason=command.reason)
    return row


def add_change(
    trail: Trail, framework: str, change: Callable[[Package], Package], *, title: str, reason: str
) -> Amendment | None:
    """Adds a change to what whoever acts proposes under a title, or proposes it anew; to an amendment to which a side
    agreed nothing is added. None where that changes nothing. Whoever calls it records the event.

    What the rows of a workbook propose is written once, when all are done.
    """
    drafts = open_drafts()
    held = drafts.proposal(framework, title) if drafts else None
    if held is not None:
        added = change(held.package)
        if added == held.package:
            return None
        held.package = added
        return held.row
    _, version = newest(framework)
    opened = Amendment.objects.filter(framework__code=framework, state=AmendmentState.PROPOSED, title=title)
    row = opened.filter(proposer=trail.by.person).first()
    stands = recent_package(version)
    known = _laid_over(version, Package.model_validate(row.package), row.base) if row else stands
    package = change(known)
    if package == known:
        return None
    made = _proposed(trail, framework, package, title=title, reason=reason, row=row)
    if drafts:
        write = partial(_proposed, trail, framework, title=title, reason=reason, row=made)
        drafts.proposed[framework, title] = Proposal(made, package, package, partial(_against, stands), write)
    return made


def _against(current: Package, package: Package) -> list[Finding]:
    """What stands against proposing a package."""
    found = refused_proposal(len(compare(current, package)))
    return [*found, *refused_corrections(corrections(package), corrections(current))]


def _proposed(
    trail: Trail, code: str, package: Package, *, title: str, reason: str, row: Amendment | None = None
) -> Amendment:
    """The amendment by which the framework would become the package; ``row``: one that is to hold it."""
    framework, version = newest(code)
    current = recent_package(version)
    changes = compare(current, package)
    trail.ask(refused_proposal(len(changes)))
    trail.ask(refused_corrections(corrections(package), corrections(current)))
    refuse_overlap(package)
    held = {
        "base": version.number,
        "package": package.model_dump(mode="json"),
        "changes": [plain(change) for change in changes],
    }
    if row is not None:
        for name, value in held.items():
            setattr(row, name, value)
        row.revision += 1
        row.save(update_fields=[*held, "revision"])
        return row
    last = framework.amendments.values_list("number", flat=True).first() or 0
    return Amendment.objects.create(
        framework=framework,
        number=last + 1,
        title=title,
        reason=reason,
        proposed_by=trail.by.name,
        proposer=trail.by.person,
        proposed_at=trail.at,
        **held,
    )


@verb(
    "packages.amendment.agree_for_government",
    title=gettext_noop("Agree for the Government"),
    said=gettext_noop("{actor} agreed to amendment {number} for the Government: {name}"),
    permission=Permission.AGREE_FOR_GOVERNMENT,
    known=known,
)
def agree_for_government(trail: Trail, command: Agree) -> Amendment:
    """Agrees to the amendment for the Government.

    :raises Conflict: when a later version changed the same place: it could not be applied.
    """
    row = _open(trail, command, "agree_for_government")
    _merged(command, row)
    _ask_side(trail, command, row.un_person)
    side: dict[str, Any] = {
        "government_by": trail.by.name,
        "government_person": trail.by.person,
        "government_at": trail.at,
    }
    return _moved(trail, command, row, "agree_for_government", reason=command.note, **side)


@verb(
    "packages.amendment.agree_for_un",
    title=gettext_noop("Agree for the United Nations"),
    said=gettext_noop("{actor} agreed to amendment {number} for the United Nations: {name}"),
    permission=Permission.AGREE_FOR_UN,
    known=known,
)
def agree_for_un(trail: Trail, command: Agree) -> Amendment:
    """Agrees to the amendment for the United Nations.

    :raises Conflict: when a later version changed the same place: it could not be applied.
    """
    row = _open(trail, command, "agree_for_un")
    _merged(command, row)
    _ask_side(trail, command, row.government_person)
    side: dict[str, Any] = {"un_by": trail.by.name, "un_person": trail.by.person, "un_at": trail.at}
    return _moved(trail, command, row, "agree_for_un", reason=command.note, **side)


@verb(
    "packages.amendment.reject_for_government",
    title=gettext_noop("Reject for the Government"),
    said=gettext_noop("{actor} rejected amendment {number} for the Government: {name}"),
    permission=Permission.AGREE_FOR_GOVERNMENT,
    known=known,
)
def reject_for_government(trail: Trail, command: Decline) -> Amendment:
    """Rejects the amendment for the Government, with the reason."""
    return _moved(trail, command, _open(trail, command, "reject"), "reject", reason=command.reason)


@verb(
    "packages.amendment.reject_for_un",
    title=gettext_noop("Reject for the United Nations"),
    said=gettext_noop("{actor} rejected amendment {number} for the United Nations: {name}"),
    permission=Permission.AGREE_FOR_UN,
    known=known,
)
def reject_for_un(trail: Trail, command: Decline) -> Amendment:
    """Rejects the amendment for the United Nations, with the reason."""
    return _moved(trail, command, _open(trail, command, "reject"), "reject", reason=command.reason)


@verb(
    "packages.amendment.withdraw",
    title=gettext_noop("Withdraw the amendment"),
    said=gettext_noop("{actor} withdrew amendment {number}: {name}"),
    permission=Permission.PROPOSE_AMENDMENT,
    known=known,
)
def withdraw(trail: Trail, command: Decline) -> Amendment:
    """Withdraws the amendment, by whoever proposed it."""
    row = _open(trail, command, "withdraw")
    if not trail.by.may_all and trail.by.person != row.proposer:
        raise NotAllowed(gettext_noop("whoever proposed an amendment withdraws it"))
    return _moved(trail, command, row, "withdraw", reason=command.reason)


@verb(
    "packages.amendment.apply",
    title=gettext_noop("Apply the amendment"),
    said=gettext_noop("{actor} applied amendment {number} as version {version}: {name}"),
    permission=Permission.APPLY_PACKAGE,
    known=known,
)
def apply(trail: Trail, command: ApplyAmendment) -> Amendment:
    """Applies the amendment that both sides agreed to, as a new version. What changed since it was proposed stays.

    :raises Conflict: when the amendment and a later version change the same place.
    """
    row = _open(trail, command, "apply")
    current, merged = _merged(command, row)
    reason = f"{row.title}. {row.reason}"
    edited = edit(trail, command.framework, lambda _: merged, reason=reason)
    version = edited.version or current
    about: dict[str, Any] = {"version": version.number}
    if edited.version:
        about = version_facts(edited.version, edited.changes)
        tell_things(edited.version, edited.changes, trail, reason)
    return _moved(trail, command, row, "apply", reason=command.note, about=about, version=version.number)


def _merged(command: OfAmendment, row: Amendment) -> tuple[Version, Package]:
    """The version in force, and what the amendment makes of it."""
    _, current = newest(command.framework)
    return current, _laid_over(current, Package.model_validate(row.package), row.base)


def _ask_side(trail: Trail, command: OfAmendment, other_side: int | None) -> None:
    """Lets pass whoever speaks for one side, and did not agree for the other."""
    both = all(may(trail.by, side, Scope(framework=command.framework)) for side in SIDES)
    trail.ask(refused_side(person=trail.by.person, other_side=other_side, speaks_for_both=both))


def _sent(trail: Trail, command: ProposeAmendment, upload: Upload | None) -> tuple[Package, int | None]:
    """The package in the file, and from which version it says that it was made."""
    trail.ask(refused_unsent(has_sent=upload is not None))
    assert upload is not None
    trail.ask([*refused_type(upload.name, PACKAGES), *refused_scan(Scan(upload.blob.scan))])
    content: Any = store().open(place_of(command.file), "rb")
    with content:
        reading = read_archive(content)
    trail.ask(reading.errors)
    assert reading.package is not None
    trail.ask(refused_framework(reading.package.framework.code, wanted=command.framework))
    named = version_named(PurePosixPath(upload.name).stem) if reading.version is None else reading.version
    return reading.package, named


def _laid_over(current: Version, package: Package, base: int) -> Package:
    """What the package changed of version ``base``, laid over the version in force."""
    try:
        return merge(seen_package(current.code, base), package, recent_package(current))
    except Clash as clash:
        places = [place_said(each.place) for each in clash.every]
        raise Conflict(
            Sentence(CHANGED, {"version": current.number, "place": places, "base": base}),
            mine={each.place: each.mine for each in clash.every},
            theirs={each.place: each.theirs for each in clash.every},
        ) from clash


def _open(trail: Trail, command: OfAmendment, act: str) -> Amendment:
    """The amendment, in a state in which the act is possible."""
    row = amendment(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"state": act}, theirs={"state": row.state})
    trail.ask(refused_act(row.state, act))
    return row


def _moved(
    trail: Trail,
    command: OfAmendment,
    row: Amendment,
    act: str,
    *,
    reason: str,
    about: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Amendment:
    """Writes the state that the act leads to, and the event."""
    before = row.state
    row.state = AMENDMENT.move(before, act)
    row.revision += 1
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "revision", *fields])
    trail.record(
        _subject(row, command.framework),
        {"number": row.number, **(about or {})},
        before={"state": before},
        after={"state": row.state},
        reason=reason,
    )
    return row


def plain(change: Change) -> dict[str, Any]:
    """A change as plain values."""
    fields = [{"field": each.field, "before": each.before, "after": each.after} for each in change.fields]
    said: dict[str, Any] = to_jsonable_python({"action": change.action, "item": change.item, "fields": fields})
    return said


def _subject(row: Amendment, framework: str) -> Subject:
    return Subject(KIND, str(row.number), framework, row.title)
