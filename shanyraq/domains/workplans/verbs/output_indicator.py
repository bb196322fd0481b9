"""Output indicators: added, amended, their targets of years set, ended."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors, told_as
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands.output_indicators import (
    AddOutputIndicator,
    AmendOutputIndicator,
    EndOutputIndicator,
    OfOutputIndicator,
    SetOutputTarget,
    number_text,
)
from shanyraq.domains.workplans.commands.output_values import AggregateOutputIndicator
from shanyraq.domains.workplans.models import OutputIndicator
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.kept import of_framework
from shanyraq.domains.workplans.queries.output_indicators import (
    KIND,
    menu,
    output_indicator,
    output_indicators,
    place_of,
    values,
)
from shanyraq.domains.workplans.rules import output_indicators as rules
from shanyraq.domains.workplans.rules.editing import refused_output
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def where_new(command: AddOutputIndicator, **_: Any) -> Scope:
    """The outcome of the output, and the entities that contribute to it."""
    return place_of(command.framework, command.output, around(version_in_force(command.framework)))


def where(command: OfOutputIndicator, **_: Any) -> Scope:
    """The same of one that there is."""
    row = output_indicator(command.framework, command.number)
    return place_of(command.framework, row.output, around(version_in_force(command.framework)))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The output indicator as it stands, with its revision; with a year, the target of that year."""
    one = named(entered)
    if one is None:
        return {}
    row = output_indicator(*one)
    year = str(entered.get("year") or "")
    told = _told(one[0], row)
    return {**told, "value": row.targets[year]} if year in row.targets else told


def _told(framework: str, row: OutputIndicator) -> dict[str, Any]:
    said = {name: value for name, value in values(row).items() if name not in {"output", "menu_code", "targets"}}
    return {**said, "framework": framework, "number": row.number, "seen": row.revision}


def standing(framework: str) -> Iterator[Thing]:
    """Every output indicator that did not end, of a framework."""
    version = version_in_force(framework)
    there = around(version)
    for row in output_indicators(version):
        yield Thing(row.title, _told(framework, row), place_of(framework, row.output, there))


def standing_targets(framework: str) -> Iterator[Thing]:
    """The target of every year of each, those that nobody set yet too: a workbook has a row for each."""
    version = version_in_force(framework)
    there = around(version)
    for row in output_indicators(version):
        named = {"framework": framework, "number": row.number, "seen": row.revision}
        for year in range(version.starts_on.year, version.ends_on.year + 1):
            told = {**named, "year": year, "value": row.targets.get(str(year))}
            yield Thing(row.title, told, place_of(framework, row.output, there))


edit = partial(verb, permission=Permission.EDIT_WORKPLANS, scope=where, sees=Permission.SEE_WORKPLANS, known=known)
ONE_BY_ONE = Listing(("number",), standing)


@verb(
    "workplans.output_indicator.add",
    title=gettext_noop("Add an output indicator"),
    said=gettext_noop("{actor} added the output indicator “{name}”"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where_new,
)
def add(trail: Trail, command: AddOutputIndicator) -> Result:
    """Adds an indicator to an output: an own one, or one of the menu, which brings its title and unit along."""
    version = version_in_force(command.framework)
    trail.ask(refused_output(command.output, (line.code for line in around(version).outputs)))
    known_lines = {line.code: line for line in menu()}
    trail.ask(rules.refused_code(command.menu_code, known_lines))
    said = command.model_dump(exclude={"framework"})
    if command.menu_code:
        line = known_lines[command.menu_code]
        said |= {"title": said["title"] or line.title, "unit": said["unit"] or line.unit}
        said["source"] = said["source"] or line.source
    _ask(trail, version, command.output, said)
    rows = OutputIndicator.objects.filter(framework=version.framework_id)
    number = next_number(rows)
    row = OutputIndicator.objects.create(framework_id=version.framework_id, number=number, made_at=trail.at, **said)
    trail.record(_subject(command.framework, row), after=values(row))
    return Result(row.number, row.revision)


@edit(
    "workplans.output_indicator.amend",
    title=gettext_noop("Amend an output indicator"),
    said=gettext_noop("{actor} amended the output indicator “{name}”"),
    listed=ONE_BY_ONE,
)
def amend(trail: Trail, command: AmendOutputIndicator) -> Result:
    """Amends what an output indicator is. What only one of two editors changed is kept."""
    row = _open(trail, command)
    wanted = _merged(trail, command, row, command.changed())
    _ask(trail, version_in_force(command.framework), row.output, {**values(row), **wanted})
    return _saved(trail, command, row, wanted)


@edit(
    "workplans.output_indicator.target",
    title=gettext_noop("Set the target of a year"),
    said=gettext_noop("{actor} set the target {year} of the output indicator “{name}”"),
    listed=Listing(("number", "year"), standing_targets, sets=True, within=standing_targets),
)
def target(trail: Trail, command: SetOutputTarget) -> Result:
    """Sets what is to be reached in a year; without a value the target is taken out. What it was stays in the trail."""
    row = _open(trail, command)
    version = version_in_force(command.framework)
    trail.ask(rules.refused_year(command.year, version.starts_on.year, version.ends_on.year))
    year = str(command.year)
    value = None if command.value is None else number_text(command.value)
    ask_open(trail, version, years={row.output: {command.year}})
    with told_as("value", "targets", year):
        wanted = _merged(trail, command, row, {"targets": {year: value}})
    if wanted:
        wanted["targets"] = {key: said for key, said in sorted(wanted["targets"].items()) if said is not None}
    return _saved(trail, command, row, wanted, about={"year": year})


@edit(
    "workplans.output_indicator.aggregate",
    title=gettext_noop("State how values are added up"),
    said=gettext_noop("{actor} stated how values of the output indicator “{name}” are added up"),
    listed=ONE_BY_ONE,
)
def aggregate(trail: Trail, command: AggregateOutputIndicator) -> Result:
    """States how values become one, over entities and over years. Without it none are put together."""
    row = _open(trail, command)
    mine = {"over_entities": command.over_entities.value, "over_time": command.over_time.value}
    return _saved(trail, command, row, _merged(trail, command, row, mine), reason=command.reason)


@edit(
    "workplans.output_indicator.end",
    title=gettext_noop("End an output indicator"),
    said=gettext_noop("{actor} ended the output indicator “{name}”"),
    listed=ONE_BY_ONE,
)
def end(trail: Trail, command: EndOutputIndicator) -> Result:
    """Ends an output indicator that is not used any more, or was entered by mistake."""
    row = _open(trail, command)
    trail.expect(command.seen, row.revision, mine={"ended": True}, theirs={"ended": False})
    row.ended_at, row.revision = trail.at, row.revision + 1
    row.save(update_fields=["ended_at", "revision"])
    subject = _subject(command.framework, row)
    trail.record(subject, before={"ended": False}, after={"ended": True}, reason=command.reason)
    return Result(row.number, row.revision)


def _ask(trail: Trail, version: Version, output: str, said: Mapping[str, Any]) -> None:
    """Whether what it is to be holds together."""
    trail.ask(
        rules.refused_words(
            has_title=bool(said["title"]),
            has_baseline=said["baseline"] is not None,
            has_year=said["baseline_year"] is not None,
        )
    )
    if said["sub_outputs"]:
        there = of_framework(version.framework_id).filter(output=output).values_list("number", flat=True)
        trail.ask(rules.refused_sub_outputs(said["sub_outputs"], set(there)))


def _open(trail: Trail, command: OfOutputIndicator) -> OutputIndicator:
    row = output_indicator(command.framework, command.number)
    trail.ask(rules.refused_ended_indicator(has_ended=row.ended_at is not None))
    return row


def _merged(trail: Trail, command: OfOutputIndicator, row: OutputIndicator, mine: Mapping[str, Any]) -> dict[str, Any]:
    subject, stands = _subject(command.framework, row), values(row)
    return merge_editors(trail, subject, command.seen, row.revision, mine=mine, theirs=stands)


def _saved(
    trail: Trail,
    command: OfOutputIndicator,
    row: OutputIndicator,
    wanted: Mapping[str, Any],
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    before = values(row)
    if {**before, **wanted} == before:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    for name, value in wanted.items():
        setattr(row, name, Decimal(value) if name == "baseline" and value is not None else value)
    row.revision += 1
    row.save(update_fields=[*wanted, "revision"])
    trail.record(_subject(command.framework, row), about, before=before, after=values(row), reason=reason)
    return Result(row.number, row.revision)


def _subject(framework: str, row: OutputIndicator) -> Subject:
    return Subject(KIND, str(row.number), framework, next(iter(row.title.values()), ""))
