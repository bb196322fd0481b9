"""Deliverables of sub-outputs: added, amended, delivered, ended."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands.deliverables import (
    AddDeliverable,
    AmendDeliverable,
    Deliver,
    EndDeliverable,
    OfDeliverable,
)
from shanyraq.domains.workplans.models import Deliverable
from shanyraq.domains.workplans.queries.around import around, scope_of
from shanyraq.domains.workplans.queries.deliverables import DAYS, KIND, deliverable, deliverables, values
from shanyraq.domains.workplans.queries.kept import Kept, found, kept, of_framework
from shanyraq.domains.workplans.rules.deliverables import due_elsewhere, refused_delivery, refused_ended_deliverable
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def where_new(command: AddDeliverable, **_: Any) -> Scope:
    """Where the sub-output belongs that it is to be added to."""
    version, stands = found(command.framework, command.sub_output)
    return scope_of(version.code, stands.facts, around(version))


def where(command: OfDeliverable, **_: Any) -> Scope:
    """Where its sub-output belongs."""
    row = deliverable(command.framework, command.number)
    version, stands = found(command.framework, row.sub_output.number)
    return scope_of(version.code, stands.facts, around(version))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The deliverable as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    return _told(one[0], deliverable(*one))


def _told(framework: str, row: Deliverable) -> dict[str, Any]:
    said = {name: value for name, value in values(row).items() if name != "sub_output"}
    return {**said, "framework": framework, "number": row.number, "seen": row.revision}


def standing(framework: str) -> Iterator[Thing]:
    """Every deliverable that did not end, of a framework: of sub-outputs that did not end either."""
    version = version_in_force(framework)
    there = around(version)
    rows = of_framework(version.framework_id).filter(deliverables__ended_at=None, deliverables__isnull=False)
    places = {each.number: scope_of(framework, each.facts, there) for each in kept(rows.distinct())}
    for row in deliverables(version):
        if row.sub_output.number in places:
            yield Thing(row.title, _told(framework, row), places[row.sub_output.number])


edit = partial(
    verb,
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=Listing(("number",), standing),
)


@verb(
    "workplans.deliverable.add",
    title=gettext_noop("Add a deliverable"),
    said=gettext_noop("{actor} added the deliverable “{name}”"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where_new,
    sees=Permission.SEE_WORKPLANS,
)
def add(trail: Trail, command: AddDeliverable) -> Result:
    """Adds what a sub-output brings forth by a day."""
    version, stands = found(command.framework, command.sub_output)
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    trail.ask(due_elsewhere(command.due_on, stands.facts.starts_on, stands.facts.ends_on))
    ask_open(trail, version, years={stands.facts.output: {command.due_on.year}})
    rows = Deliverable.objects.filter(framework=version.framework_id)
    number = next_number(rows)
    row = Deliverable.objects.create(
        framework_id=version.framework_id,
        number=number,
        sub_output_id=stands.pk,
        title=command.title,
        due_on=command.due_on,
        note=command.note,
        made_at=trail.at,
    )
    trail.record(_subject(command.framework, row), after=values(row))
    return Result(row.number, row.revision)


@edit(
    "workplans.deliverable.amend",
    title=gettext_noop("Amend a deliverable"),
    said=gettext_noop("{actor} amended the deliverable “{name}”"),
)
def amend(trail: Trail, command: AmendDeliverable) -> Result:
    """Amends a deliverable. What only one of two editors changed is kept; where both changed it, both are shown."""
    row, stands = _open(trail, command)
    wanted = _merged(trail, command, row, command.changed())
    if "due_on" in wanted:
        day = date.fromisoformat(wanted["due_on"])
        trail.ask(due_elsewhere(day, stands.facts.starts_on, stands.facts.ends_on))
    return _saved(trail, command, row, stands, wanted)


@edit(
    "workplans.deliverable.deliver",
    title=gettext_noop("Record the delivery"),
    said=gettext_noop("{actor} recorded the delivery of “{name}”"),
)
def deliver(trail: Trail, command: Deliver) -> Result:
    """Records on which day it was delivered, and where it is found; without a day, that it was not delivered yet."""
    row, stands = _open(trail, command)
    trail.ask(refused_delivery(command.delivered_on, trail.at.date()))
    day = command.delivered_on.isoformat() if command.delivered_on else None
    mine = {"delivered_on": day} | ({"note": command.note} if command.note is not None else {})
    return _saved(trail, command, row, stands, _merged(trail, command, row, mine))


@edit(
    "workplans.deliverable.end",
    title=gettext_noop("End a deliverable"),
    said=gettext_noop("{actor} ended the deliverable “{name}”"),
)
def end(trail: Trail, command: EndDeliverable) -> Result:
    """Ends a deliverable that was entered by mistake, or is not to be made any more."""
    row, stands = _open(trail, command)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": False})
    ask_open(trail, version_in_force(command.framework), years={stands.facts.output: {row.due_on.year}})
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save(update_fields=["ended_at", "revision"])
    subject = _subject(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def _open(trail: Trail, command: OfDeliverable) -> tuple[Deliverable, Kept]:
    """The deliverable and its sub-output, where neither ended."""
    row = deliverable(command.framework, command.number)
    _version, stands = found(command.framework, row.sub_output.number)
    trail.ask(refused_ended_deliverable(has_ended=row.ended_at is not None))
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    return row, stands


def _merged(trail: Trail, command: OfDeliverable, row: Deliverable, mine: Mapping[str, Any]) -> dict[str, Any]:
    subject, stands = _subject(command.framework, row), values(row)
    return merge_editors(trail, subject, command.seen, row.revision, mine=mine, theirs=stands)


def _saved(trail: Trail, command: OfDeliverable, row: Deliverable, stands: Kept, wanted: Mapping[str, Any]) -> Result:
    before, was_due = values(row), row.due_on
    if {**before, **wanted} == before:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    due = {was_due.year, date.fromisoformat(wanted.get("due_on") or was_due.isoformat()).year}
    ask_open(trail, version_in_force(command.framework), years={stands.facts.output: due})
    for name, value in wanted.items():
        setattr(row, name, date.fromisoformat(value) if name in DAYS and value else value)
    row.revision += 1
    row.save(update_fields=[*wanted, "revision"])
    trail.record(_subject(command.framework, row), before=before, after=values(row))
    return Result(row.number, row.revision)


def _subject(framework: str, row: Deliverable) -> Subject:
    return Subject(KIND, str(row.number), framework, next(iter(row.title.values()), ""))
