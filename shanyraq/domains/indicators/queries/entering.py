"""What an entity is to enter: its rows with what is known of them, and for each period what it entered already."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.collecting import (
    Asking,
    Expected,
    asking,
    expected,
    periods_begun,
    rows_of_entity,
)
from shanyraq.domains.indicators.queries.monitoring import known_of
from shanyraq.domains.indicators.queries.observing import Place, neighbour_of
from shanyraq.domains.indicators.queries.seen import hidden_from
from shanyraq.domains.indicators.rules.observing import ENTERED
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.vocabulary import OPEN, Measure, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor

Key = tuple[str, str, str]
"""Indicator, row and period."""
OfRows = Mapping[tuple[str, str], Sequence[Observation]]
"""Indicator and row → values of it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that an entity is to enter: what it entered that is on its way, what is published, what others entered.

    ``measure``: what its value counts: as the one that is there, or the last one of the row. ``beside``: the value, and
    its period, beside which what was entered is a break in the level.
    """

    asked: Expected
    measure: str
    mine: Observation | None = None
    published: Observation | None = None
    others: tuple[Observation, ...] = ()
    beside: tuple[Decimal, str] | None = None

    @property
    def is_entered(self) -> bool:
        """Whether the entity can change it: nothing is there yet, or a draft, or what was returned."""
        return self.mine is None or self.mine.stage in ENTERED

    @property
    def is_ready(self) -> bool:
        """Whether there is a draft that can be submitted."""
        return self.mine is not None and self.mine.stage in ENTERED

    @property
    def is_submitted(self) -> bool:
        """Whether it waits for the monitoring group, and can be taken back."""
        return self.mine is not None and self.mine.stage == Stage.SUBMITTED


@dataclass(frozen=True, slots=True)
class Known:
    """A number as it was printed or published, with its year, or its period. ``value``: None where it is none."""

    said: str
    of: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an indicator: what is known of it, and its slots by period. ``last``: the newest value."""

    place: Place
    baseline: Known | None
    last: Known | None
    target: Known | None
    slots: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Entry:
    """The rows of an entity, in the order of print, and the periods that have begun of which any is expected of it: of
    all of its rows, whichever of them are read. ``elsewhere``: its drafts and returned values that are in none of the
    slots, where all of them are read.
    """

    there: Asking
    entity: str
    lines: Sequence[Line]
    periods: Sequence[str]
    elsewhere: Sequence[Observation] = ()


def entry_of(
    version: Version, entity: str, day: date, by: Actor, there: Asking | None = None, *, only: str | None = None
) -> Entry:
    """What an entity is to enter by a day, of periods that have begun. Five statements.

    :param by: who asks; values that do not exist for them are left out.
    :param there: what is stated, where it was read before.
    :param only: the key of one indicator.
    """
    there = there or asking(version, day)
    hidden = hidden_from(by, version)
    mine = rows_of_entity(expected(version, day, there, only=only, hidden=hidden), entity)
    asked = [each for each in mine if each.period.starts_on <= day]
    of = Q(indicator__in={each.place.indicator.key for each in asked})
    if only is None:
        of |= Q(entity=entity, stage__in=ENTERED)
    known = _observations(version, of, hidden)
    rows: dict[tuple[str, str], list[Expected]] = defaultdict(list)
    for each in asked:
        rows[each.place.indicator.key, each.place.row.key].append(each)
    lines = [_line(entity, of_row, known, day) for of_row in rows.values()]
    periods = periods_begun(version, there, day, entity=entity)
    return Entry(there, entity, lines, periods, _elsewhere(entity, lines, known) if only is None else ())


def _elsewhere(entity: str, lines: Sequence[Line], known: OfRows) -> list[Observation]:
    """The drafts and returned values of an entity that are in no slot."""
    inside = {slot.mine.number for line in lines for slot in line.slots.values() if slot.mine}
    every = (row for of_row in known.values() for row in of_row)
    return [row for row in every if row.entity == entity and row.stage in ENTERED and row.number not in inside]


def submitted_of(version: Version, entity: str, numbers: Collection[int]) -> list[Observation]:
    """The values of an entity with these numbers, of rows that there are, however far they got. One statement."""
    found = Observation.objects.filter(framework=version.framework_id, entity=entity, number__in=numbers)
    places = known_of(version).places
    return [row for row in found.exclude(submitted_at=None).order_by("number") if (row.indicator, row.row) in places]


def _observations(version: Version, of: Q, hidden: Q) -> OfRows:
    """Indicator and row → what is on its way or published, in the order of periods. One statement."""
    found: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    every = Observation.objects.filter(of, framework=version.framework_id, stage__in=[*OPEN, Stage.PUBLISHED])
    for row in every.exclude(hidden).order_by("year", "period", "number"):
        found[row.indicator, row.row].append(row)
    return found


def _line(entity: str, asked: Sequence[Expected], known: OfRows, day: date) -> Line:
    place = asked[0].place
    there = known.get((place.indicator.key, place.row.key), ())
    return Line(
        place,
        _baseline(place),
        _last(place, there),
        _target(place),
        {each.period.text: _slot(entity, each, there, day) for each in asked},
    )


def _slot(entity: str, asked: Expected, there: Sequence[Observation], day: date) -> Slot:
    here = [row for row in there if row.period == asked.period.text and row.part in ("", asked.part)]
    mine = next((row for row in here if row.entity == entity and row.stage in OPEN and row.part == asked.part), None)
    measure = mine.measure if mine else there[-1].measure if there else Measure.PERIOD.value
    return Slot(
        asked,
        measure,
        mine,
        next((row for row in here if row.stage == Stage.PUBLISHED), None),
        tuple(row for row in here if row.entity != entity and row.stage in OPEN),
        neighbour_of(asked.place, mine, (row for row in there if row.stage == Stage.PUBLISHED), day) if mine else None,
    )


def _baseline(place: Place) -> Known | None:
    value = place.row.baseline
    return Known(value.printed, str(value.year or ""), _number(value.value)) if value else None


def _last(place: Place, there: Sequence[Observation]) -> Known | None:
    """The newest value; of a year of which the document prints one and another is published, that one."""
    published = [row for row in there if row.stage == Stage.PUBLISHED and not row.part]
    newest = max(published, key=lambda row: read_period(row.period), default=None)
    printed = max((each for each in place.row.latest if each.year), key=lambda each: each.year or 0, default=None)
    if newest is not None and (printed is None or (printed.year or 0) <= newest.year):
        return Known(newest.printed, newest.period, newest.value)
    return Known(printed.printed, str(printed.year), _number(printed.value)) if printed else None


def _target(place: Place) -> Known | None:
    """The last target that is printed."""
    dated = [each for each in place.row.targets if each.printed]
    last = max(dated, key=lambda each: each.year or 9999, default=None)
    return Known(last.printed, str(last.year or ""), _number(last.value)) if last else None


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
