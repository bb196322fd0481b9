"""What is expected of whom: every row and period of which a value is asked, and how it stands on a day.

What is asked comes of the framework as it is in force; how it stands, of observations.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q

from shanyraq.base.ui.texts import by_language
from shanyraq.domains.indicators.models import Aggregation, Observation, Round, Schedule
from shanyraq.domains.indicators.queries.observing import Place, entities_of, indicators_of
from shanyraq.domains.indicators.queries.promises import promise_of
from shanyraq.domains.indicators.queries.seen import NOTHING
from shanyraq.domains.indicators.rules.collecting import (
    RoundOf,
    Stated,
    Timing,
    default_on,
    due_day,
    expected_periods,
    reminded_from,
    standing_of,
)
from shanyraq.domains.indicators.rules.inputs import PendingTarget
from shanyraq.domains.indicators.rules.pending import state_of
from shanyraq.domains.indicators.rules.periods import Period, read_period
from shanyraq.domains.indicators.vocabulary import Otherwise, Over, Reason, Stage, Standing
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Indicator
from shanyraq.domains.packages.schema.results import Row
from shanyraq.kernel.days import night_after
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence

RANKS = {stage: rank for rank, stage in enumerate(("", "draft", "returned", "submitted", "assured", "published"))}
"""How far a value has got; of several for one place the one that got furthest counts."""


class Line(NamedTuple):
    """What is read of an observation."""

    number: int
    indicator: str
    row: str
    period: str
    part: str
    stage: str
    printed: str
    origin: str
    made_at: datetime
    submitted_at: datetime | None
    assured_at: datetime | None
    published_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that is expected of a row for a period.

    ``entities``: who is asked; ``part``: whose part of the whole, where parts are added up. ``stage``: how far its
    observation has got, whose ``number`` and printed value stand beside; empty where there is none. ``reported_on``:
    the day on which it was submitted, or published.
    """

    place: Place
    period: Period
    due_on: date
    entities: tuple[str, ...]
    part: str
    stage: str
    standing: Standing
    number: int | None
    printed: str
    reported_on: date | None

    @property
    def is_given(self) -> bool:
        """Whether it was reported."""
        return self.standing in (Standing.REPORTED, Standing.PUBLISHED)

    @property
    def is_asked(self) -> bool:
        """Whether it is to be there, or was given before anybody asked."""
        return self.standing != Standing.AHEAD

    @property
    def came_late(self) -> bool:
        """Whether it was reported after its day."""
        return self.reported_on is not None and self.reported_on > self.due_on


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for what: what is stated of indicators, since when, and the rounds that were made by a day.

    ``edition``: counts up whenever any of it is changed.
    """

    timings: Mapping[str, Timing]
    stated_on: Mapping[str, date]
    earlier: Mapping[str, Sequence[Stated]]
    collectors: Mapping[str, str]
    rounds: Sequence[Round]
    default: Timing
    edition: int

    def entities(self, indicator: Indicator) -> tuple[str, ...]:
        """Who is asked for the values of an indicator: the entity that is stated, else those that lead it."""
        stated = self.collectors.get(indicator.key)
        return (stated,) if stated else tuple(indicator.lead_entities)

    @property
    def of_rules(self) -> list[RoundOf]:
        """The rounds as the rules take them."""
        return [RoundOf(read_period(each.period), each.opens_on, each.due_on) for each in self.rounds]


def timing_of(row: Schedule) -> Timing:
    """What is stated of an indicator, as the rules take it."""
    return Timing(row.frequency, row.months, row.every, row.first)


def stated_before(stated_on: str, **timing: Any) -> Stated:
    """What was stated of an indicator before, as it is kept."""
    return Stated(Timing(**timing), date.fromisoformat(stated_on))


def asking(version: Version, day: date) -> Asking:
    """What is stated, and the rounds of a framework. Two statements."""
    stated = list(Schedule.objects.filter(framework=version.framework_id))
    rounds = list(Round.objects.filter(framework=version.framework_id, made_at__lt=night_after(day)))
    return Asking(
        {row.indicator: timing_of(row) for row in stated},
        {row.indicator: row.stated_on for row in stated},
        {row.indicator: [stated_before(**each) for each in row.earlier] for row in stated},
        {row.indicator: row.entity for row in stated if row.entity},
        rounds,
        default_on(day).timing,
        sum(row.revision for row in stated) + sum(each.revision for each in rounds),
    )


def expected(
    version: Version,
    day: date,
    there: Asking | None = None,
    *,
    only: str | None = None,
    hidden: Q = NOTHING,
    stands: "Standings | None" = None,
    made: "Made | None" = None,
) -> list[Expected]:
    """Every value that is expected in the years of a framework, by indicator, row and period. Four statements.

    :param only: the key of one indicator.
    :param hidden: the values that do not exist for whoever asks.
    :param stands: what was read of values already; ``made``: of how they become one.
    """
    there, made = there or asking(version, day), made or made_of(version)
    if stands is None:
        stands = standings(version, day, only, hidden)
    found: list[Expected] = []
    for outcome, indicator in indicators_of(recent_package(version)):
        if only is not None and indicator.key != only:
            continue
        entities = there.entities(indicator)
        parts = entities if indicator.key in made.over_entities and entities else ("",)
        periods = list(_due(version, there, indicator.key))
        of = entities_of(outcome, indicator)
        for row in measured(indicator, day):
            place = Place(version, outcome, indicator, row, of)
            for period, due_on in periods:
                for part in parts:
                    asks = _Asked(period, due_on, (part,) if part else entities, part)
                    line = _furthest(stands, indicator.key, row.key, period.text, part)
                    found.append(_expected(place, asks, line, day))
    return found


class Made(NamedTuple):
    """How values of parts of a year, and of entities, become one: of the indicators of which that is stated."""

    over_time: Mapping[str, str]
    over_entities: Mapping[str, str]


def made_of(version: Version) -> Made:
    """The same of a framework. One statement."""
    rows = list(Aggregation.objects.filter(framework=version.framework_id))
    return Made(
        {row.indicator: row.over_time for row in rows if row.over_time != Over.NONE},
        {row.indicator: row.over_entities for row in rows if row.over_entities != Over.NONE},
    )


def rows_of_entity(every: Iterable[Expected], entity: str) -> list[Expected]:
    """Those that are asked of an entity."""
    return [each for each in every if entity in each.entities]


def leading(version: Version, there: Asking) -> list[str]:
    """The entities of which values are asked, in the order of print."""
    found: dict[str, None] = {}
    for _outcome, indicator in indicators_of(recent_package(version)):
        found |= dict.fromkeys(there.entities(indicator))
    return list(found)


def periods_begun(
    version: Version, there: Asking, day: date, *, entity: str | None = None, only: str | None = None
) -> list[str]:
    """The periods that have begun by a day in which a value is expected, in their order. No statement.

    :param entity: of whom it is expected; else of anybody.
    :param only: the key of one indicator.
    """
    found: set[Period] = set()
    for _outcome, indicator in indicators_of(recent_package(version)):
        if only not in (None, indicator.key) or (entity is not None and entity not in there.entities(indicator)):
            continue
        if any(measured(indicator, day)):
            found |= {period for period, _due_on in _due(version, there, indicator.key) if period.starts_on <= day}
    return [period.text for period in sorted(found)]


def any_asked(version: Version, there: Asking, day: date) -> bool:
    """Whether a value is asked for by a day, given or not. No statement."""
    rounds = there.of_rules
    return any(
        reminded_from(period, due_on, rounds, day) <= day
        for _outcome, indicator in indicators_of(recent_package(version))
        for period, due_on in _due(version, there, indicator.key)
    )


def asked_in(version: Version, there: Asking, period: Period) -> int:
    """Of how many indicators a value is expected in a period. No statement."""
    return sum(
        any(period.holds(each) for each, _due_on in _due(version, there, indicator.key))
        for _outcome, indicator in indicators_of(recent_package(version))
    )


def entity_names(version: Version) -> dict[str, dict[str, str]]:
    """What the organisations of a framework are called for short, else in full, by key and language. No statement."""
    own = version.language
    return {
        each.key: by_language({own: each.short_name, **each.short_names} if each.short_name else each.name, own)
        for each in recent_package(version).parties.organisations
    }


def in_names(findings: Iterable[Finding], version: Version) -> list[Finding]:
    """The same, with entities by their names. A key that nobody knows stays. No statement."""
    names: Mapping[str, Any] = entity_names(version) if (found := list(findings)) else {}

    def called(value: Any) -> Any:
        return [called(each) for each in value] if isinstance(value, list) else names.get(value, value)

    return [
        replace(each, message=Sentence(each.message.template, {k: called(v) for k, v in each.message.values.items()}))
        for each in found
    ]


def _due(version: Version, there: Asking, indicator: str) -> Iterator[tuple[Period, date]]:
    timing = there.timings.get(indicator, there.default)
    rounds, since = there.of_rules, (there.stated_on.get(indicator), there.earlier.get(indicator, ()))
    for text in expected_periods(timing, version.starts_on.year, version.ends_on.year):
        period = read_period(text)
        yield period, due_day(timing, period, rounds, *since)


def measured(indicator: Indicator, day: date) -> Iterator[Row]:
    """The rows that measure something, but for those that the document says are not monitored any more."""
    for row in indicator.rows:
        if row.is_heading:
            continue
        promise = None if row.targets else promise_of(indicator, row)
        if promise is not None:
            pending = PendingTarget(promise.note, promise.due_on, Otherwise(promise.otherwise))
            if state_of(pending, day) == Reason.NOT_SET_IN_TIME:
                continue
        yield row


class _Asked(NamedTuple):
    """For which period, by which day, of whom, and whose part of the whole."""

    period: Period
    due_on: date
    entities: tuple[str, ...]
    part: str


def _expected(place: Place, asked: _Asked, line: "Found | None", day: date) -> Expected:
    stage = line.stage if line else ""
    return Expected(
        place,
        *asked,
        stage=stage,
        standing=standing_of(asked.period, asked.due_on, stage, day),
        number=line.line.number if line else None,
        printed=line.line.printed if line else "",
        reported_on=line.reported_on if line else None,
    )


class Found(NamedTuple):
    """An observation, and how far it had got."""

    stage: str
    line: Line

    @property
    def reported_on(self) -> date | None:
        if self.stage not in (Stage.SUBMITTED, Stage.ASSURED, Stage.PUBLISHED):
            return None
        at = self.line.submitted_at or self.line.published_at
        return at.date() if at else None


Standings = Mapping[tuple[str, str, str], Sequence[Found]]


def standings(version: Version, day: date, only: str | None = None, hidden: Q = NOTHING) -> Standings:
    """Indicator, row and period → what stood of them at the end of a day. One statement."""
    night = night_after(day)
    every = Observation.objects.filter(framework=version.framework_id, made_at__lt=night).exclude(hidden)
    if only is not None:
        every = every.filter(indicator=only)
    found: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for values in every.order_by("number").values_list(*Line._fields):
        line = Line(*values)
        stage = stage_on(line, night)
        if stage:
            found[line.indicator, line.row, line.period].append(Found(stage, line))
    return found


def _furthest(stands: Standings, indicator: str, row: str, period: str, part: str) -> Found | None:
    """What got furthest of a place; the whole stands for each of its parts."""
    fitting = [each for each in stands.get((indicator, row, period), ()) if each.line.part in ("", part)]
    return max(fitting, key=lambda each: RANKS[each.stage], default=None)


def stage_on(line: Any, night: datetime) -> str:
    """How far an observation had got by a moment; empty where it had ended. When one was returned, nobody wrote down:
    one that is returned now counts as such since it was submitted.
    """
    if line.ended_at is not None and line.ended_at < night:
        return ""
    if line.published_at is not None and line.published_at < night:
        return Stage.PUBLISHED
    if line.stage == Stage.RETURNED:
        return Stage.RETURNED
    if line.assured_at is not None and line.assured_at < night:
        return Stage.ASSURED
    if line.submitted_at is not None and line.submitted_at < night:
        return Stage.SUBMITTED
    return Stage.DRAFT
