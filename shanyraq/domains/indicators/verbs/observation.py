"""Observations: reported, and moved on through their stages until they are published."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, next_number
from shanyraq.domains.indicators.commands import TOTAL, ReportObservation
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.collecting import in_names
from shanyraq.domains.indicators.queries.observing import (
    KIND,
    Place,
    Reporters,
    aggregation_of,
    beside,
    given_of,
    place_of,
    plain,
    reporters_of,
    spelled,
)
from shanyraq.domains.indicators.queries.on_the_way import open_places
from shanyraq.domains.indicators.rules.flagging import remarks
from shanyraq.domains.indicators.rules.observing import (
    refused_entry,
    refused_heading,
    refused_kind,
    refused_nameless,
    refused_part,
    refused_period,
    refused_reporter,
    refused_whole,
    reporter_of,
)
from shanyraq.domains.indicators.rules.periods import WRITTEN, exact, read_period
from shanyraq.domains.indicators.verbs import staging
from shanyraq.domains.indicators.vocabulary import OPEN, Measure, Origin, Over, Stage
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.kernel.digits import decimals
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import CALLED, Subject

PLACE = ("indicator", "row", "period", "measure", "part", "entity")
"""What tells observations of one framework apart while they are on their way."""


def where(command: ReportObservation, **_: Any) -> Scope:
    """Where the value would belong."""
    place = place_of(command.framework, command.indicator, command.row)
    if command.entity:
        return place.scope(command.entity)
    return place.scope_of(reporters_of(place).any_of(command.part))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is on its way in the place that a form names, with its revision."""
    framework, indicator, period = (str(entered.get(name) or "") for name in ("framework", "indicator", "period"))
    if not (framework and indicator):
        return {}
    row = str(entered.get("row") or "")
    try:
        place = place_of(framework, indicator, row or TOTAL)
    except NotFound:
        if row:
            raise
        return {}  # without a total a row is still to be chosen
    about = {"framework": framework, "indicator": indicator, "row": place.row.key}
    if not WRITTEN.fullmatch(period):
        return about
    told = {name: str(entered.get(name) or "") for name in ("part", "entity")}
    at = {"period": period, "measure": str(entered.get("measure") or Measure.PERIOD), **told}
    at["entity"] = at["entity"] or reporter_of("", reporters_of(place).asked, ())
    found = _on_the_way(place, at) if at["entity"] else None
    return {**about, **at, **(plain(found) if found else {}), "seen": found.revision if found else 0}


def _on_the_way(place: Place, at: Mapping[str, str]) -> Observation | None:
    found = {"framework": place.version.framework_id, "indicator": place.indicator.key, "row": place.row.key}
    return Observation.objects.filter(**found, **at, stage__in=OPEN).first()


def every(framework: str) -> Iterator[Thing]:
    """Every value that can be changed, and of each row that measures something a place without one."""
    return open_places(framework)


@verb(
    "indicators.observation.report",
    title=gettext_noop("Report a value"),
    said=gettext_noop("{actor} reported {printed} for {period} of indicator {indicator}, row {row}"),
    permission=Permission.REPORT_VALUES,
    scope=where,
    sees=Permission.SEE_VALUES,
    known=known,
    listed=Listing(PLACE, every, sets=True),
)
def report(trail: Trail, command: ReportObservation) -> Result:
    """Reports a value of a row for a period, or changes what was entered. Rules remark on what is odd."""
    place = place_of(command.framework, command.indicator, command.row)
    entity = _ask(trail, command, place)
    at = {"period": command.period, "measure": command.measure.value, "part": command.part, "entity": entity}
    row = _on_the_way(place, at)
    if row is not None:
        trail.ask(refused_entry(row.stage))
    kept = row or _new(trail, place, at)
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
    trail.ask(refused_kind(place.indicator.kind, place.indicator.scale, kept.value, kept.answer))
    if row is not None and {**plain(row), "stage": row.stage} == before and not command.submit:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    kept.printed = _printed(kept, command.printed)
    look(trail, place, kept)
    if command.submit:
        submit_now(trail, place, kept)
    return write(trail, place, kept, before, {**plain(kept), "stage": kept.stage}, is_new=row is None)


def _ask(trail: Trail, command: ReportObservation, place: Place) -> str:
    """Whether a value may be entered in the place at all, and the entity that reports it."""
    trail.ask(refused_heading(is_heading=place.row.is_heading))
    trail.ask(refused_period(command.period, trail.at.date(), submits=command.submit))
    of = reporters_of(place)
    own = [each for each in of.any_of(command.part) if may(trail.by, Permission.REPORT_VALUES, place.scope(each))]
    entity = reporter_of(command.entity, of.asked, own)
    ask_reporter(trail, place, entity, command.part, of)
    return entity


def ask_reporter(trail: Trail, place: Place, entity: str, part: str, of: Reporters | None = None) -> None:
    """Whether an entity may report the whole of a value of the place, or this part of it."""
    of = of or reporters_of(place)
    over = aggregation_of(place.version, place.indicator.key)[1] if part or entity not in of.whole else Over.NONE
    for found in (
        refused_nameless(entity, of.whole),
        refused_reporter(entity, place.entities),
        refused_part(part, over, place.entities),
        refused_whole(entity, part, over, of.whole),
    ):
        trail.ask(in_names(found, place.version))


def _new(trail: Trail, place: Place, at: Mapping[str, str]) -> Observation:
    row = Observation(
        framework_id=place.version.framework_id,
        indicator=place.indicator.key,
        row=place.row.key,
        year=read_period(at["period"]).year,
        origin=Origin.REPORTED,
        stage=Stage.DRAFT,
        made_at=trail.at,
        made_by=trail.by.name,
        revision=0,
        **at,
    )
    row.number = next_number(Observation.objects.filter(framework=row.framework_id))
    return row


def _printed(row: Observation, typed: str | None) -> str:
    """The value as it was typed, where the digits are those of the number; else the number, or the answer."""
    if row.value is None:
        return row.answer
    if typed and decimals(typed, row.value) is not None:
        return typed
    return f"{exact(row.value):f}"


def look(trail: Trail, place: Place, row: Observation) -> None:
    """Lets the rules remark on a value, and keeps which did."""
    if row.value is None:
        row.flags = []
        return
    given = given_of(row)
    found = remarks(given, beside(place, row.period, row.measure, row.part, without=row.number), trail.at.date())
    staging.remarked(trail, row, found)


def submit_now(trail: Trail, place: Place, row: Observation) -> None:
    """Gives a value to the monitoring group."""
    staging.submitted(trail, row, row.period, has_printed=bool(place.indicator.source))


def write(
    trail: Trail,
    place: Place,
    row: Observation,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    is_new: bool = False,
    reason: str = "",
) -> Result:
    """Keeps an observation as it is by now, with its event."""
    row.revision += 1
    row.save(force_insert=is_new)
    about: dict[str, Any] = {
        "indicator": row.indicator,
        "row": row.row,
        "period": row.period,
        "printed": row.printed,
        "entity": row.entity,
    }
    if place.row.disaggregation:
        about[CALLED] = {"row": row_text(place.indicator.rows, place.row, place.version.language)}
    trail.record(_subject(place, row), about, before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def _subject(place: Place, row: Observation) -> Subject:
    code = place.indicator.code or place.indicator.key
    return Subject(KIND, str(row.number), place.version.code, f"{code} {row.period}")
