"""Values of output indicators: reported, and moved on until they count. The life cycle is that of observations."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import DIGITS, Result, named, next_number
from shanyraq.domains.indicators.queries.seen import is_seen
from shanyraq.domains.indicators.rules.flagging import remarks
from shanyraq.domains.indicators.rules.observing import (
    refused_entry,
    refused_kind,
    refused_own,
    refused_period,
    refused_step,
    refused_unanswered,
)
from shanyraq.domains.indicators.verbs import staging
from shanyraq.domains.indicators.vocabulary import OPEN, Kind, Stage, Step
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands.output_values import (
    AssureOutputValue,
    OfOutputValue,
    ReportOutputValue,
    ReturnOutputValue,
    StepOutputValue,
    WithdrawOutputValue,
)
from shanyraq.domains.workplans.models import OutputValue
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.output_indicators import output_indicator, output_indicators
from shanyraq.domains.workplans.queries.output_indicators import place_of as place_of_indicator
from shanyraq.domains.workplans.queries.output_values import (
    KIND,
    Place,
    beside,
    called,
    given,
    in_stages,
    output_value,
    place_of,
    plain,
    scope_of,
    spelled,
)
from shanyraq.domains.workplans.queries.reached import contributing, planned, reached
from shanyraq.domains.workplans.rules.output_indicators import refused_ended_indicator, refused_year
from shanyraq.domains.workplans.rules.output_values import refused_entity, refused_unmade
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

PLACE = ("output_indicator", "year", "entity")


def where_new(command: ReportOutputValue, **_: Any) -> Scope:
    """Where the value would belong; while nobody said whose it is, to every entity that contributes to the output."""
    row, there = (
        output_indicator(command.framework, command.output_indicator),
        around(version_in_force(command.framework)),
    )
    entity = getattr(command, "entity", "")  # a form that was opened does not name it yet
    if not entity:
        return place_of_indicator(command.framework, row.output, there)
    return scope_of(command.framework, row, entity, there)


def where(command: OfOutputValue, **_: Any) -> Scope:
    """Where the value belongs."""
    return output_value(command.framework, command.number)[0].scope


def known_new(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is on its way in the place that a form names, with its revision."""
    framework, entity = (str(entered.get(name) or "") for name in ("framework", "entity"))
    indicator, year = (str(entered.get(name) or "") for name in ("output_indicator", "year"))
    if not (framework and indicator.isascii() and indicator.isdecimal() and len(indicator) <= DIGITS):
        return {}
    about = {"framework": framework, "output_indicator": int(indicator), **({"entity": entity} if entity else {})}
    if not (entity and year.isascii() and year.isdecimal() and len(year) <= DIGITS):
        return about
    place = place_of(framework, int(indicator), int(year), entity)
    row = _on_the_way(place)
    return {**about, "year": place.year, **(plain(row) if row else {}), "seen": row.revision if row else 0}


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The value that a form names, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    _place, row = output_value(*one)
    return {"framework": one[0], "number": row.number, "seen": row.revision}


def _on_the_way(place: Place) -> OutputValue | None:
    return OutputValue.objects.filter(**place.on_record, stage__in=OPEN).first()


def every(framework: str) -> Iterator[Thing]:
    """The values that can be changed still, and a place for that of each year and contributing entity that nobody
    reported yet.
    """
    version = version_in_force(framework)
    there = around(version)
    for found in reached(version, output_indicators(version), coming=True):
        for cell in (cell for year in found.years for cell in year.cells):
            row = cell.coming
            if cell.stands is not None if row is None else row.stage not in (Stage.DRAFT, Stage.RETURNED):
                continue
            about = {
                "framework": framework,
                "output_indicator": found.row.number,
                "year": cell.year,
                "entity": cell.entity,
            }
            told = {**about, **(plain(row) if row else {}), "seen": row.revision if row else 0}
            name = called(found.row, cell.year, cell.entity, there)
            yield Thing(name, told, scope_of(framework, found.row, cell.entity, there))


@verb(
    "workplans.output_value.report",
    title=gettext_noop("Report what was reached"),
    said=gettext_noop("{actor} reported {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.REPORT_VALUES,
    scope=where_new,
    sees=Permission.SEE_VALUES,
    known=known_new,
    listed=Listing(PLACE, every, sets=True),
)
def report(trail: Trail, command: ReportOutputValue) -> Result:
    """Reports what an entity reached in a year, or changes what was entered. Rules remark on what is odd."""
    place = place_of(command.framework, command.output_indicator, command.year, command.entity)
    _ask(trail, command, place)
    row = _on_the_way(place)
    if row is not None:
        trail.ask(refused_entry(row.stage))
    kept = row or _new(trail, place)
    before = {} if row is None else {**plain(row), "stage": row.stage}
    facts = command.facts()
    wanted = merge_editors(
        trail,
        _subject(place, kept),
        command.seen,
        kept.revision if row else 0,
        mine={name: spelled(value) for name, value in facts.items()},
        theirs={**dict.fromkeys(facts, ""), **plain(kept)},
    )
    for name in wanted:
        setattr(kept, name, facts[name])
    number = None if kept.value is None else float(kept.value)
    trail.ask(refused_kind(Kind.QUANTITATIVE, (), number, ""))
    over = (place.indicator.over_time, place.indicator.over_entities)
    trail.ask(refused_unmade(over, kept.numerator, kept.denominator))
    if row is not None and {**plain(row), "stage": row.stage} == before and not command.submit:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    kept.printed = spelled(kept.value)
    _look(trail, place, kept)
    if command.submit:
        _submit_now(trail, place, kept)
    return _write(trail, place, kept, before, {**plain(kept), "stage": kept.stage}, is_new=row is None)


def _ask(trail: Trail, command: ReportOutputValue, place: Place) -> None:
    """Whether a value may be entered in the place at all."""
    version, row = place.version, place.indicator
    trail.ask(refused_ended_indicator(has_ended=row.ended_at is not None))
    trail.ask(refused_year(place.year, version.starts_on.year, version.ends_on.year))
    trail.ask(refused_period(str(place.year), trail.at.date(), submits=command.submit))
    signed = around(version).of_output.get(row.output)
    entities = {*(signed.entities if signed else ()), *contributing(row, planned(version, {row.output}), place.year)}
    trail.ask(refused_entity(place.entity, entities, place.year))


def _new(trail: Trail, place: Place) -> OutputValue:
    row = OutputValue(
        framework_id=place.version.framework_id,
        **place.on_record,
        stage=Stage.DRAFT,
        made_at=trail.at,
        made_by=trail.by.name,
        revision=0,
    )
    row.number = next_number(OutputValue.objects.filter(framework=row.framework_id))
    return row


def _look(trail: Trail, place: Place, row: OutputValue) -> None:
    """Lets the rules remark on a value, and keeps which did."""
    found = remarks(given(row), beside(place, without=row.number), trail.at.date())
    staging.remarked(trail, row, found)


def _submit_now(trail: Trail, place: Place, row: OutputValue) -> None:
    """Gives a value to the monitoring group."""
    staging.submitted(trail, row, str(row.year), has_printed=bool(place.indicator.source))


def _listing(*stages: Stage) -> Listing:
    """The values in these stages."""

    def things(framework: str) -> Iterator[Thing]:
        return in_stages(framework, stages)

    return Listing(("number",), things)


def hides(command: OfOutputValue, by: Actor, scope: Scope) -> bool:
    """Whether it is a draft that whoever asks does not see."""
    return not is_seen(by, output_value(command.framework, command.number)[1], scope)


step = partial(verb, scope=where, sees=Permission.SEE_VALUES, known=known, hides=hides)
"""A verb about a value that was entered."""


def _asked(trail: Trail, command: OfOutputValue, act: Step) -> tuple[Place, OutputValue, str]:
    """The value in a stage in which the step is possible, its place, and that stage."""
    place, row = output_value(command.framework, command.number)
    trail.expect(command.seen, row.revision, mine={"stage": act}, theirs={"stage": row.stage})
    trail.ask(refused_step(row.stage, act))
    return place, row, row.stage


def _moved(trail: Trail, place: Place, row: OutputValue, was: str, reason: str = "") -> Result:
    return _write(trail, place, row, {"stage": was}, {"stage": row.stage}, reason=reason)


@step(
    "workplans.output_value.submit",
    title=gettext_noop("Submit a value"),
    said=gettext_noop("{actor} submitted {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.REPORT_VALUES,
    listed=_listing(Stage.DRAFT, Stage.RETURNED),
)
def submit(trail: Trail, command: StepOutputValue) -> Result:
    """Gives a value to the monitoring group, which assures or returns it."""
    place, row, was = _asked(trail, command, Step.SUBMIT)
    _look(trail, place, row)
    _submit_now(trail, place, row)
    return _moved(trail, place, row, was, command.note)


@step(
    "workplans.output_value.recall",
    title=gettext_noop("Take a value back"),
    said=gettext_noop("{actor} took back {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.REPORT_VALUES,
    listed=_listing(Stage.SUBMITTED),
)
def recall(trail: Trail, command: StepOutputValue) -> Result:
    """Makes a value that was submitted, and that nobody assured yet, a draft again."""
    place, row, was = _asked(trail, command, Step.RECALL)
    staging.recalled(trail, row)
    return _moved(trail, place, row, was, command.note)


@step(
    "workplans.output_value.return",
    title=gettext_noop("Return a value"),
    said=gettext_noop("{actor} returned {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.ASSURE_VALUES,
    listed=_listing(Stage.SUBMITTED),
)
def give_back(trail: Trail, command: ReturnOutputValue) -> Result:
    """Returns a value to whoever reported it, and says why."""
    place, row, was = _asked(trail, command, Step.RETURN)
    staging.returned(row, command.reason)
    return _moved(trail, place, row, was, command.reason)


@step(
    "workplans.output_value.assure",
    title=gettext_noop("Assure a value"),
    said=gettext_noop("{actor} assured {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.ASSURE_VALUES,
    listed=_listing(Stage.SUBMITTED),
)
def assure(trail: Trail, command: AssureOutputValue) -> Result:
    """Assures a value: from now on it counts, and everybody may read it. Whoever submitted it does not; of one that
    rules remarked on, a note says why it is right. One that stood in its place is superseded and stays on record.
    """
    place, row, was = _asked(trail, command, Step.ASSURE)
    trail.ask(refused_own(row.submitter, trail.by.person))
    _look(trail, place, row)
    trail.ask(refused_unanswered(row.flags, command.note))
    staging.assured(trail, row, command.note)
    staging.published(trail, row, OutputValue.objects.filter(**place.on_record, stage=Stage.PUBLISHED).first())
    return _moved(trail, place, row, was, command.note)


@step(
    "workplans.output_value.withdraw",
    title=gettext_noop("Withdraw a value"),
    said=gettext_noop("{actor} withdrew {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.ASSURE_VALUES,
    listed=_listing(Stage.PUBLISHED),
)
def withdraw(trail: Trail, command: WithdrawOutputValue) -> Result:
    """Withdraws a value that counted and that none takes the place of; it stays on record with the reason."""
    place, row, was = _asked(trail, command, Step.WITHDRAW)
    staging.withdrawn(trail, row, command.reason)
    return _moved(trail, place, row, was, command.reason)


@step(
    "workplans.output_value.drop",
    title=gettext_noop("Drop a draft"),
    said=gettext_noop("{actor} dropped the draft {printed} for {year} of the output indicator “{name}”"),
    permission=Permission.REPORT_VALUES,
    listed=_listing(Stage.DRAFT, Stage.RETURNED),
)
def drop(trail: Trail, command: StepOutputValue) -> Result:
    """Drops a value that never counted."""
    place, row, was = _asked(trail, command, Step.DROP)
    staging.dropped(trail, row)
    return _moved(trail, place, row, was, command.note)


def _write(
    trail: Trail,
    place: Place,
    row: OutputValue,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    is_new: bool = False,
    reason: str = "",
) -> Result:
    """Keeps a value as it is by now, with its event."""
    row.revision += 1
    row.save(force_insert=is_new)
    about = {"printed": row.printed, "year": str(row.year), "entity": row.entity}
    trail.record(_subject(place, row), about, before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def _subject(place: Place, row: OutputValue) -> Subject:
    title = next(iter(place.indicator.title.values()), "")
    return Subject(KIND, str(row.number), place.version.code, f"{title}, {row.year}")
