"""A joint programme or a joint initiative: formed of two sub-outputs, which name it from then on; amended, ended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import named, next_number
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands.joint import (
    AmendInitiative,
    EndInitiative,
    FormInitiative,
    OfInitiative,
    RestoreInitiative,
)
from shanyraq.domains.workplans.mapping.values import digits
from shanyraq.domains.workplans.models import Initiative
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.joint import (
    INITIATIVE,
    initiative,
    initiative_values,
    members_of,
    scope_of_pair,
    scopes_of_initiatives,
    standing_initiatives,
    two,
)
from shanyraq.domains.workplans.queries.kept import Kept
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import (
    Named,
    refused_alone,
    refused_budget,
    refused_dates,
    refused_ended_initiative,
    refused_modality,
    refused_name,
    refused_pair,
    refused_several,
)
from shanyraq.domains.workplans.verbs.joining import Before, follow, join, leave
from shanyraq.domains.workplans.verbs.pair import where as where_pair
from shanyraq.domains.workplans.verbs.taking import Place
from shanyraq.domains.workplans.vocabulary import Joint
from shanyraq.kernel.commands import Written
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


class WrittenInitiative(Written):
    """A joint programme or initiative: its number and name, and the revision that the next change is made from."""

    number: int
    name: str
    revision: int


@dataclass(frozen=True, slots=True)
class Formed:
    """What the verbs give back."""

    number: int
    name: str
    revision: int = 1

    def written(self) -> WrittenInitiative:
        """The same for programs."""
        return WrittenInitiative(number=self.number, name=self.name, revision=self.revision)


@verb(
    "workplans.initiative.form",
    title=gettext_noop("Form a joint initiative"),
    said=gettext_noop("{actor} formed “{name}” of two sub-outputs"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where_pair,
    sees=Permission.SEE_WORKPLANS,
)
def form(trail: Trail, command: FormInitiative) -> Formed:
    """Makes a joint programme or a joint initiative of two sub-outputs of different entities. Both name it then; others
    join by naming it.
    """
    trail.ask(refused_pair(command.one, command.other))
    version, pair = two(command.framework, command.one, command.other)
    for each in pair:
        trail.ask(refused_ended(str(each.number), has_ended=each.ended))
    names = [each.name for each in standing_initiatives(version.framework_id)]
    said = {**command.model_dump(include=set(FIELDS)), "modality": command.modality or ""}
    trail.ask(_judged(said, [each.facts for each in pair], names))
    place = Place(version.framework_id, version.code)
    join(place, pair, where_pair(command), Named(command.name, command.kind), by=trail.by, at=trail.at)
    rows = Initiative.objects.filter(framework=version.framework_id)
    row = Initiative.objects.create(
        framework_id=version.framework_id, number=next_number(rows), made_at=trail.at, **said
    )
    sub_outputs = [each.number for each in pair]
    trail.record(_subject(command.framework, row), {"sub_outputs": sub_outputs}, after=initiative_values(row))
    return Formed(row.number, row.name)


FIELDS = ("name", "kind", "modality", "budget", "starts_on", "ends_on")
"""What is kept of a joint programme or initiative itself."""
DAYS = ("starts_on", "ends_on")


def where(command: OfInitiative, **_: Any) -> Scope:
    """Where any of its sub-outputs belongs: whoever may edit one of them may say what becomes of all."""
    row = initiative(command.framework, command.number)
    return _where(command.framework, members_of(row))


def _where(framework: str, members: Sequence[Kept]) -> Scope:
    return scope_of_pair(framework, [each.facts for each in members], around(version_in_force(framework)))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The joint programme or initiative as it stands, with its revision."""
    one = named(entered)
    return {} if one is None else _told(one[0], initiative(*one))


def _told(framework: str, row: Initiative) -> dict[str, Any]:
    return {**initiative_values(row), "framework": framework, "number": row.number, "seen": row.revision}


def standing(framework: str) -> Iterator[Thing]:
    """Every one of a framework that did not end."""
    return _things(framework, ended=False)


def ended(framework: str) -> Iterator[Thing]:
    """Every one of a framework that ended."""
    return _things(framework, ended=True)


def _things(framework: str, *, ended: bool) -> Iterator[Thing]:
    version = version_in_force(framework)
    for row, scope in scopes_of_initiatives(version, around(version), ended=ended):
        yield Thing(row.name, _told(framework, row), scope)


edit = partial(verb, permission=Permission.EDIT_WORKPLANS, scope=where, sees=Permission.SEE_WORKPLANS, known=known)


@edit(
    "workplans.initiative.amend",
    title=gettext_noop("Amend a joint initiative"),
    said=gettext_noop("{actor} amended “{name}”"),
    listed=Listing(("number",), standing),
)
def amend(trail: Trail, command: AmendInitiative) -> Formed:
    """Amends a joint programme or a joint initiative; its sub-outputs follow its name and kind. What only one of two
    editors changed is kept; where both changed it, both are shown. One that becomes an initiative loses its modality
    and its budget.
    """
    row, members = _open(trail, command)
    before, subject = initiative_values(row), _subject(command.framework, row)
    mine = command.changed()
    if command.budget is not None:
        mine["budget"] = digits(command.budget)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=mine, theirs=before)
    if wanted.get("kind") == Joint.INITIATIVE:
        wanted = {"modality": None, "budget": None, **wanted}
    after = {**before, **wanted}
    if after == before:
        trail.nothing_to_do()
        return Formed(row.number, row.name, row.revision)
    others = [each for each in standing_initiatives(row.framework_id) if each.pk != row.pk]
    trail.ask(_new_findings(before, after, [each.facts for each in members], [each.name for each in others]))
    was = _as_named(row)
    for name, value in after.items():
        setattr(row, name, _kept(name, value))
    row.revision += 1
    row.save(update_fields=[*FIELDS, "revision"])
    if was != _as_named(row):
        place, scope = Place(row.framework_id, command.framework), _where(command.framework, members)
        beside = [_as_named(each) for each in others]
        follow(place, members, scope, Before(was, beside), _as_named(row), by=trail.by, at=trail.at)
    trail.record(_subject(command.framework, row), before=before, after=initiative_values(row))
    return Formed(row.number, row.name, row.revision)


@edit(
    "workplans.initiative.end",
    title=gettext_noop("End a joint initiative"),
    said=gettext_noop("{actor} ended “{name}”"),
    listed=Listing(("number",), standing),
)
def end(trail: Trail, command: EndInitiative) -> Formed:
    """Ends a joint programme or a joint initiative that was formed by mistake, or fell apart: its sub-outputs name it
    no more. It can be restored. One that was carried out to its last day stays.
    """
    row = initiative(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": row.ended_at is not None})
    row, members = _open(trail, command)
    others = [_as_named(each) for each in standing_initiatives(row.framework_id) if each.pk != row.pk]
    place, scope = Place(row.framework_id, command.framework), _where(command.framework, members)
    leave(place, members, scope, Before(_as_named(row), others), by=trail.by, at=trail.at)
    row.left_by = [each.number for each in members]
    return _moved(trail, command, row, ended=True, reason=command.reason)


@edit(
    "workplans.initiative.restore",
    title=gettext_noop("Restore a joint initiative"),
    said=gettext_noop("{actor} restored “{name}”"),
    listed=Listing(("number",), ended),
)
def restore(trail: Trail, command: RestoreInitiative) -> Formed:
    """Takes back that a joint programme or a joint initiative was ended. The sub-outputs that named it then name it
    again, those that were ended meanwhile do not.
    """
    row = initiative(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"ended": False}, theirs={"ended": row.ended_at is not None})
    if row.ended_at is None:
        trail.nothing_to_do()
        return Formed(row.number, row.name, row.revision)
    members = members_of(row)
    names = [each.name for each in standing_initiatives(row.framework_id)]
    trail.ask(_judged(initiative_values(row), [each.facts for each in members], names))
    place, scope = Place(row.framework_id, command.framework), _where(command.framework, members)
    join(place, members, scope, _as_named(row), by=trail.by, at=trail.at)
    row.left_by = []
    return _moved(trail, command, row, ended=False, reason=command.reason)


def _open(trail: Trail, command: OfInitiative) -> tuple[Initiative, list[Kept]]:
    """The joint programme or initiative and its sub-outputs, where it did not end."""
    row = initiative(command.framework, command.number)
    trail.ask(refused_ended_initiative(row.name, has_ended=row.ended_at is not None))
    return row, members_of(row)


def _moved(trail: Trail, command: OfInitiative, row: Initiative, *, ended: bool, reason: str) -> Formed:
    row.ended_at, row.revision = trail.at if ended else None, row.revision + 1
    row.save(update_fields=["ended_at", "left_by", "revision"])
    subject = _subject(command.framework, row)
    trail.record(subject, before={"ended": not ended}, after={"ended": ended}, reason=reason)
    return Formed(row.number, row.name, row.revision)


def _judged(said: Mapping[str, Any], facts: Sequence[Facts], names: Sequence[str]) -> list[Finding]:
    """Everything that may stand in the way, said at once."""
    kind = Joint(said["kind"])
    starts_on, ends_on = (_day(said[name]) for name in DAYS)
    return [
        *refused_name(said["name"], names),
        *refused_alone(facts),
        *refused_several(kind, facts),
        *refused_modality(kind, is_said=bool(said["modality"])),
        *refused_budget(kind, is_said=said["budget"] is not None),
        *refused_dates(kind, starts_on, ends_on, facts),
    ]


def _new_findings(
    before: Mapping[str, Any], after: Mapping[str, Any], facts: Sequence[Facts], names: Sequence[str]
) -> list[Finding]:
    """What stands in the way that did not before: nobody is kept from mending one thing by another."""
    old = {(each.rule, str(each.message)) for each in _judged(before, facts, names)}
    return [each for each in _judged(after, facts, names) if (each.rule, str(each.message)) not in old]


def _kept(name: str, value: Any) -> Any:
    """A plain value as the table keeps it."""
    if name in DAYS:
        return date.fromisoformat(value)
    if name == "budget":
        return None if value is None else Decimal(value)
    return value or ""


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _as_named(row: Initiative) -> Named:
    return Named(row.name, Joint(row.kind))


def _subject(framework: str, row: Initiative) -> Subject:
    return Subject(INITIATIVE, str(row.number), framework, row.name)
