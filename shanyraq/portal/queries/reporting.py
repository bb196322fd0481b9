"""What collection asks of people: values that are to be reported for an entity, and late ones for those who assure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.indicators.queries.collecting import Asking, Expected, any_asked, asking, entity_names, expected
from shanyraq.domains.indicators.queries.monitoring import NATIONAL, OnTheWay
from shanyraq.domains.indicators.rules.collecting import reminded_from
from shanyraq.domains.indicators.vocabulary import Stage, Standing
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import VALUES
from shanyraq.portal.queries.counting import counted

if TYPE_CHECKING:
    from shanyraq.portal.queries.waiting import Waiting

DUE = gettext_noop("Values for {period} are to be reported by {entity}: {number}")
SOME_LATE = gettext_noop("Values for {period} are to be reported by {entity}: {number}, of these late: {late}")
LATE = gettext_noop("Values for {period} are late: {number}")
ASSURE = gettext_noop("Values of indicators wait to be assured: {number}")
PUBLISH = gettext_noop("Values of indicators are assured and wait to be published: {number}")
RETURNED = gettext_noop("Values were returned to {entity}, to be mended and submitted again: {number}")
RETURNED_NATIONAL = gettext_noop("National values were returned, to be mended: {number}")
DATED = gettext_noop("Values for {period} are due: {entity}")


@dataclass(frozen=True, slots=True)
class ToReport:
    """The values of an entity for a period that are not reported yet. ``due_on``: the first day on which one is due;
    ``since``: the first on which one is asked for.
    """

    entity: str
    period: str
    name: dict[str, str]
    missing: tuple[Expected, ...]
    due_on: date
    since: date

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(each.standing == Standing.LATE for each in self.missing)


@dataclass(frozen=True, slots=True)
class Late:
    """Of a period the values that are late: how many, and since which day the first one is."""

    number: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Reports:
    """What is to be reported in a framework, by entity and period; what is late, by period, whoever is asked for it.

    ``edition``: how often days were set.
    """

    values: tuple[ToReport, ...]
    late: Mapping[str, Late]
    edition: int


def to_report(version: Version, today: date, *, ahead: bool = False) -> Reports:
    """What is not reported yet, in the order of the days on which it is due. Four statements; two as long as nothing is
    asked for, unless what is ``ahead`` is wanted as well.
    """
    there = asking(version, today)
    if not ahead and not any_asked(version, there, today):
        return Reports((), {}, there.edition)
    by_place: dict[tuple[str, str], list[Expected]] = defaultdict(list)
    late: dict[str, list[date]] = defaultdict(list)
    for each in expected(version, today, there):
        if each.standing == Standing.LATE:
            late[each.period.text].append(each.due_on)
        if not each.is_given:
            for entity in each.entities:
                by_place[entity, each.period.text].append(each)
    names = entity_names(version)
    found = [
        ToReport(
            entity,
            period,
            names.get(entity) or by_language(entity, "en"),
            tuple(missing),
            min(each.due_on for each in missing),
            min(_since(each, there, today) for each in missing),
        )
        for (entity, period), missing in by_place.items()
    ]
    ordered = sorted(found, key=lambda each: (each.due_on, each.entity, each.period))
    return Reports(tuple(ordered), {period: Late(len(days), min(days)) for period, days in late.items()}, there.edition)


def _since(each: Expected, there: Asking, today: date) -> date:
    return reminded_from(each.period, each.due_on, there.of_rules, today)


def values_waiting(reader: Reader, version: Version, found: Reports, today: date) -> Iterator[Notice]:
    """What an entity is to report, for those who hold a role of it; what is late, for those who assure."""
    for each in found.values:
        if each.since <= today and reports_for(reader, version, each):
            values = {"period": each.period, "entity": each.name, "number": len(each.missing), "late": each.late}
            yield Notice(
                kind=VALUES,
                said=Sentence(SOME_LATE if each.late else DUE, values),
                framework=version.code,
                page="value-grid",
                args=(version.code,),
                asks={"entity": each.entity, "period": each.period},
                since=reader.came(_morning(each.since), Permission.REPORT_VALUES, version.code),
                due_on=each.due_on,
                is_past=bool(each.late),
            )
    if may(reader.actor, Permission.ASSURE_VALUES, Scope(version.code)):
        yield from _late(reader, version, found)


def steps_waiting(reader: Reader, version: Version, waiting: "Waiting") -> Iterator[Notice]:
    """What somebody else submitted, or what was assured and not published, for those who assure; what was returned, for
    those who report for the entity, or who take national data.
    """
    assures = may(reader.actor, Permission.ASSURE_VALUES, Scope(version.code))
    takes = may(reader.actor, Permission.TAKE_NATIONAL_DATA, Scope(version.code))
    own = {holding.reach.entity for holding in reader.actor.holdings if holding.reach.entity}
    if not (assures or takes or own):
        return
    found = waiting.steps(version)
    others = [each for each in found[Stage.SUBMITTED] if each.submitter is None or each.submitter != reader.person]
    for stage, words, rows in ((Stage.SUBMITTED, ASSURE, others), (Stage.ASSURED, PUBLISH, found[Stage.ASSURED])):
        if assures and rows:
            said = Sentence(words, {"number": sum(each.number for each in rows)})
            since = max(each.since for each in rows)
            at = ("monitoring", {"stage": stage.value})
            yield counted(reader, version, Permission.ASSURE_VALUES, said, since, kind=VALUES, at=at)
    by_entity: dict[str, list[OnTheWay]] = defaultdict(list)
    for each in found[Stage.RETURNED]:
        by_entity[each.entity].append(each)
    for entity, rows in by_entity.items():
        if takes if not entity else entity in own and _reports(reader, version, entity):
            yield _returned(reader, version, entity, rows)


def _reports(reader: Reader, version: Version, entity: str) -> bool:
    outcomes = frozenset(outcome.code for outcome in recent_package(version).outcomes)
    return may(reader.actor, Permission.REPORT_VALUES, Scope(version.code, outcomes, frozenset({entity})))


def _returned(reader: Reader, version: Version, entity: str, rows: Sequence[OnTheWay]) -> Notice:
    number, since = sum(each.number for each in rows), max(each.since for each in rows)
    at = ("monitoring", {"stage": Stage.RETURNED.value, "entity": entity or NATIONAL})
    if not entity:
        said = Sentence(RETURNED_NATIONAL, {"number": number})
        return counted(reader, version, Permission.TAKE_NATIONAL_DATA, said, since, kind=VALUES, at=at)
    name = entity_names(version).get(entity) or by_language(entity, "en")
    said = Sentence(RETURNED, {"entity": name, "number": number})
    return counted(reader, version, Permission.REPORT_VALUES, said, since, kind=VALUES, at=at)


def _late(reader: Reader, version: Version, found: Reports) -> Iterator[Notice]:
    """One notice for each period of which values are late, whoever reports them."""
    for period, late in found.late.items():
        yield Notice(
            kind=VALUES,
            said=Sentence(LATE, {"period": period, "number": late.number}),
            framework=version.code,
            page="collection",
            args=(version.code,),
            asks={"year": period[:4], "standing": Standing.LATE.value},
            since=reader.came(_morning(late.due_on), Permission.ASSURE_VALUES, version.code),
            due_on=late.due_on,
            is_past=True,
        )


def reports_for(reader: Reader, version: Version, each: ToReport) -> bool:
    """Whether somebody holds a role of the entity that lets them report. Whoever may report for all of them is told
    what is late, and not every day of everybody.
    """
    own = any(holding.reach.entity == each.entity for holding in reader.actor.holdings)
    return own and may(reader.actor, Permission.REPORT_VALUES, each.missing[0].place.scope(each.entity))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
