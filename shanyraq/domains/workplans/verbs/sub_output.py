"""One sub-output: added, amended, narrated, ended, restored."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb, verbbook
from shanyraq.base.verbs.editors import merge_editors, told_as
from shanyraq.base.verbs.engine import allow_or_note
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands import (
    AddSubOutput,
    AmendSubOutput,
    EndSubOutput,
    MoveSubOutput,
    NarrateSubOutput,
    Numbered,
    OfSubOutput,
    RestoreSubOutput,
    TakeBackChange,
)
from shanyraq.domains.workplans.mapping.values import facts_of, plain, subject_of, telling
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import Around, around, becoming_of, scope_of
from shanyraq.domains.workplans.queries.kept import SOME, Kept, found, kept, of_framework
from shanyraq.domains.workplans.queries.naming import by_names, typed
from shanyraq.domains.workplans.queries.quality import NOWHERE
from shanyraq.domains.workplans.registry import Becoming, money
from shanyraq.domains.workplans.rules.editing import (
    NAMING,
    refused_ended,
    refused_lead,
    refused_names,
    refused_output,
    with_goals,
)
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.placing import key_of
from shanyraq.domains.workplans.rules.quality import FIELD_OF_RULE, check
from shanyraq.domains.workplans.rules.statuses import refused_status, strange_status
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.domains.workplans.verbs.taking import columns, lists_of, write_lists
from shanyraq.kernel.actors import Door
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

NAMED = ("entities", "contributors", "implementers")
"""Fields in which organisations are entered by key or by any of their names."""


def where_new(command: AddSubOutput, **_: Any) -> Scope:
    """Where a sub-output would belong that is to be added."""
    there = around(version_in_force(command.framework))
    return scope_of(command.framework, _entered(command.changed(), there), there)


def where(command: Numbered, **_: Any) -> Scope:
    """Where the sub-output belongs that is named."""
    version, stands = found(command.framework, command.number)
    return scope_of(version.code, stands.facts, around(version))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sub-output as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    version, stands = found(*one)
    return _values(version.code, stands, around(version))


def _values(framework: str, stands: Kept, there: Around) -> dict[str, Any]:
    """What stands. Partners are entered by name, and stand so in forms and workbooks."""
    told = telling(stands.facts)
    partners = {name: typed(told[name], there) for name in ("contributors", "implementers") if told.get(name)}
    return {**told, **partners, "framework": framework, "number": stands.number, "seen": stands.revision}


def standing(framework: str) -> Iterator[Thing]:
    """Every sub-output that did not end, of a framework."""
    return _things(framework, ended=False)


def ended(framework: str) -> Iterator[Thing]:
    """Every sub-output that ended, of a framework."""
    return _things(framework, ended=True)


def _things(framework: str, *, ended: bool) -> Iterator[Thing]:
    version = version_in_force(framework)
    there = around(version)
    for each in kept(SubOutput.objects.filter(framework=version.framework_id, ended_at__isnull=not ended)):
        yield Thing(each.facts.title, _values(framework, each, there), scope_of(framework, each.facts, there))


def known_year(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sub-output; with a year what was done in it, as far as anybody wrote it, with the revision of all."""
    one, year = named(entered), str(entered.get("year") or "")
    if one is None:
        return {}
    version, stands = found(*one)
    about = {"framework": version.code, "number": stands.number}
    return {**about, **_of_year(stands, int(year))} if year.isascii() and year.isdecimal() else about


def narrated(framework: str) -> Iterator[Thing]:
    """Every year of which somebody wrote what was done, of each sub-output that did not end."""
    version = version_in_force(framework)
    there = around(version)
    for each in kept(of_framework(version.framework_id)):
        about, scope = {"framework": framework, "number": each.number}, scope_of(framework, each.facts, there)
        for year in sorted(each.facts.narratives):
            yield Thing(each.facts.title, {**about, **_of_year(each, year)}, scope)


def _of_year(stands: Kept, year: int) -> dict[str, Any]:
    return {"year": year, "text": dict(stands.facts.narratives.get(year, {})), "seen": stands.revision}


STANDING, ENDED = Listing(("number",), standing), Listing(("number",), ended)


def judged_new(command: AddSubOutput, on: date) -> list[Finding]:
    """What the rules find in a sub-output that is to be added."""
    there = around(version_in_force(command.framework))
    return _judged(_entered(command.changed(), there), there, on)


def judged_anew(command: AmendSubOutput, on: date) -> list[Finding]:
    """What the rules would find in a sub-output that they do not find in it now."""
    version, stands = found(command.framework, command.number)
    there = around(version)
    facts = facts_of({**plain(stands.facts), **_with_keys(command.changed(), there)})
    return _judged(facts, there, on, stands.facts)


def settled(framework: str, remarked: Sequence[tuple[Any, Sequence[Finding]]], on: date) -> list[list[Finding]]:
    """Of what was remarked of each sub-output, what the rules find no more: its money came after it, say."""
    version = version_in_force(framework)
    there, numbers = around(version), {changed.number for changed, _findings in remarked}
    rows = SubOutput.objects.filter(framework=version.framework_id)
    every = kept(rows.filter(number__in=numbers) if len(numbers) <= SOME else rows)
    now = {each.number: set(map(_key, _found(each.facts, there, on))) for each in every if each.number in numbers}
    return [
        [each for each in findings if each.rule in FIELD_OF_RULE and _key(each) not in now[changed.number]]
        for changed, findings in remarked
    ]


@verb(
    "workplans.sub_output.add",
    title=gettext_noop("Add a sub-output"),
    said=gettext_noop("{actor} added {name} to the work plans"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where_new,
    judge=judged_new,
    settled=settled,
)
def add(trail: Trail, command: AddSubOutput) -> Result:
    """Adds a sub-output to the work plans: what an entity does towards an output."""
    version = version_in_force(command.framework)
    there = around(version)
    facts = with_goals(_entered(command.changed(), there))
    trail.ask(refused_output(facts.output, (line.code for line in there.outputs)))
    trail.ask(by_names(refused_lead(facts.lead, facts.entities), there))
    trail.ask(refused_names({name: getattr(facts, name) for name in NAMING}))
    ask_open(trail, version, [(None, facts)])
    trail.ask(_judged(facts, there, trail.at.date()))
    number = next_number(SubOutput.objects.filter(framework=version.framework_id))
    row = SubOutput.objects.create(framework_id=version.framework_id, number=number, made_at=trail.at, **columns(facts))
    write_lists([row.pk], [facts], of_old=[])
    trail.record(subject_of(version.code, row.number, facts), after=telling(facts))
    return Result(row.number, row.revision)


@verb(
    "workplans.sub_output.amend",
    title=gettext_noop("Amend a sub-output"),
    said=gettext_noop("{actor} amended {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=STANDING,
    judge=judged_anew,
    settled=settled,
)
def amend(trail: Trail, command: AmendSubOutput) -> Result:
    """Amends a sub-output. What only one of two editors changed is kept; where both changed a field, both are shown.
    Whoever moves it to another output or entity may edit there too. A status is entered once; after that it is moved.
    A workbook that was filled in elsewhere may bring another one: it is taken, and told where no step leads there.
    """
    return edited(trail, command, command.changed(), reason=command.reason, may_move=False)


@verb(
    "workplans.sub_output.narrate",
    title=gettext_noop("Write what was done in a year"),
    said=gettext_noop("{actor} wrote what was done in {year}: {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known_year,
    listed=Listing(("number", "year"), narrated, sets=True, within=standing),
)
def narrate(trail: Trail, command: NarrateSubOutput) -> Result:
    """Writes what was done in a year of a sub-output, and what came of it."""
    year = str(command.year)
    with told_as("text", "narratives", year):
        return edited(trail, command, {"narratives": {year: command.text}}, about={"year": year})


@verb(
    "workplans.sub_output.end",
    title=gettext_noop("End a sub-output"),
    said=gettext_noop("{actor} ended {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=STANDING,
)
def end(trail: Trail, command: EndSubOutput) -> Result:
    """Ends a sub-output that was entered by mistake, or twice. It can be restored. One that is stopped stays, with the
    status «Cancelled» or «Suspended».
    """
    return _ended(trail, command, ended=True)


@verb(
    "workplans.sub_output.restore",
    title=gettext_noop("Restore a sub-output"),
    said=gettext_noop("{actor} restored {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=ENDED,
)
def restore(trail: Trail, command: RestoreSubOutput) -> Result:
    """Takes back that a sub-output was ended."""
    return _ended(trail, command, ended=False)


def _ended(trail: Trail, command: OfSubOutput, *, ended: bool) -> Result:
    version, stands = found(command.framework, command.number)
    trail.expect(command.seen, stands.revision, mine={"ended": ended}, theirs={"ended": stands.ended})
    if stands.ended == ended:
        trail.nothing_to_do()
        return Result(stands.number, stands.revision)
    ask_open(trail, version, [(stands.facts, None) if ended else (None, stands.facts)])
    if ended:
        in_the_way = money().in_the_way([Becoming(stands.pk, ("", frozenset()), None)]).get(stands.pk, [])
        trail.ask(by_names(in_the_way, around(version)))
    rows = SubOutput.objects.filter(pk=stands.pk)
    rows.update(ended_at=trail.at if ended else None, revision=stands.revision + 1)
    subject = subject_of(version.code, stands.number, stands.facts)
    trail.record(subject, before={"ended": stands.ended}, after={"ended": ended}, reason=command.reason)
    return Result(stands.number, stands.revision + 1)


def edited(
    trail: Trail,
    command: AmendSubOutput | MoveSubOutput | NarrateSubOutput | TakeBackChange,
    mine: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
    may_move: bool = True,
) -> Result:
    """Writes what is new of what was sent, by the verb whose trail it is. ``may_move``: whether it may change the
    status.
    """
    version, stands = found(command.framework, command.number)
    there = around(version)
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    seen = getattr(command, "seen", None)
    subject, before = subject_of(version.code, stands.number, stands.facts), plain(stands.facts)
    wanted = merge_editors(trail, subject, seen, stands.revision, mine=_with_keys(mine, there), theirs=before)
    facts = facts_of({**before, **wanted})
    if "sdg_targets" in wanted and "sdg_goals" not in wanted:
        facts = with_goals(facts, stands.facts)
    if facts == stands.facts:
        trail.nothing_to_do()
        return Result(stands.number, stands.revision)
    if not may_move:
        asked = strange_status if trail.by.door is Door.SHEET else refused_status
        trail.ask(asked(stands.facts.status, facts.status))
    ask_open(trail, version, [(stands.facts, facts)])
    trail.ask(refused_names(_new_names(stands.facts, facts)))
    if {"lead", "entities"} & wanted.keys():
        trail.ask(by_names(refused_lead(facts.lead, facts.entities), there))
    if {"output", "entities"} & wanted.keys():
        trail.ask(refused_output(facts.output, (line.code for line in there.outputs)))
        allow_or_note(verbbook()[trail.name], trail.by, scope_of(version.code, facts, there))
        becoming = becoming_of(stands.pk, stands.facts, facts, there)
        trail.ask(by_names(money().in_the_way([becoming]).get(stands.pk, []), there))
    trail.ask(_judged(facts, there, trail.at.date(), stands.facts))
    SubOutput.objects.filter(pk=stands.pk).update(**columns(facts), revision=stands.revision + 1)
    if lists_of(facts) != lists_of(stands.facts):
        write_lists([stands.pk], [facts], of_old=[stands.pk])
    trail.record(subject, about, before=before, after=plain(facts), reason=reason)
    return Result(stands.number, stands.revision + 1)


def _new_names(before: Facts, after: Facts) -> dict[str, list[str]]:
    """The names that a change brings, by list: what a file brought is no fault of whoever changes something else."""
    return {name: [each for each in getattr(after, name) if each not in getattr(before, name)] for name in NAMING}


def _entered(values: Mapping[str, Any], there: Around) -> Facts:
    return facts_of({"output": "", "title": {}, **_with_keys(values, there)})


def _with_keys(values: Mapping[str, Any], there: Around) -> dict[str, Any]:
    """The same with organisations by their keys, where their names are known."""
    keyed: dict[str, Any] = {name: _keyed(values[name], there) for name in NAMED if name in values}
    if values.get("lead"):
        keyed["lead"] = _keyed([values["lead"]], there)[0]
    return {**values, **keyed}


def _keyed(names: list[str], there: Around) -> list[str]:
    return list(dict.fromkeys(name if name in there.named else key_of([name], there.keys) or name for name in names))


def _judged(facts: Facts, there: Around, day: date, before: Facts | None = None) -> list[Finding]:
    """What the rules find that they did not find before: nobody is kept from mending one thing by another."""
    found = _found(facts, there, day)
    if before is None:
        return found
    old = {_key(each) for each in _found(before, there, day)}
    return [each for each in found if _key(each) not in old]


def _found(facts: Facts, there: Around, day: date) -> list[Finding]:
    return by_names(check(facts, there.of_output.get(facts.output, NOWHERE), day), there)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, str(finding.message)
