"""What was reached of output indicators: who contributes in a year, what each entity reached, and what becomes of it.

Sums are made when they are asked for, of what stands; nothing is kept that could grow stale.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from shanyraq.domains.indicators.queries.seen import NOTHING
from shanyraq.domains.indicators.rules.aggregating import Observed, Whole, counted_per, of_year, of_years
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.vocabulary import OPEN, PUBLIC, Direction, Measure, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue, SubOutput, Tag
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.kept import of_framework
from shanyraq.domains.workplans.queries.output_indicators import target_of
from shanyraq.domains.workplans.queries.output_values import as_entered, exact
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.differing import belongs
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.output_values import direction_of, is_reached, unit_code
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.days import night_after

Planned = Sequence[tuple[int, Facts]]
"""Sub-outputs by number, with as much of each as says in which years whose work it is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an entity reached in a year. ``stands``: what counts; ``coming``: what is on its way. ``asked``: whether the
    entity contributes in that year by the plans.
    """

    entity: str
    year: int
    stands: OutputValue | None
    coming: OutputValue | None
    asked: bool


@dataclass(frozen=True, slots=True)
class OfYear:
    """A year of an indicator. ``whole``: the values of entities put together; ``reached``: whether that is the target,
    None where nobody can tell. ``silent``: the entities that contribute and of which no value stands.
    """

    year: int
    target: Decimal | None
    cells: Sequence[Cell]
    whole: Whole
    reached: bool | None

    @property
    def value(self) -> Decimal | None:
        """What was reached, with one decimal more than the values that it is made of."""
        return rounded(self.whole.value, [each.stands.value for each in self.cells if each.stands])

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(each.entity for each in self.cells if each.asked and each.stands is None)

    @property
    def given(self) -> int:
        """How many entities have a value that stands."""
        return sum(each.stands is not None for each in self.cells)


@dataclass(frozen=True, slots=True)
class Reached:
    """An output indicator with its years, and what becomes of all of them."""

    row: OutputIndicator
    years: Sequence[OfYear]
    whole: Whole
    direction: Direction | None

    @property
    def value(self) -> Decimal | None:
        """That of all years, as exact as that of one."""
        entered = [each.stands.value for year in self.years for each in year.cells if each.stands]
        return rounded(self.whole.value, entered)

    def of(self, year: int) -> OfYear | None:
        return next((each for each in self.years if each.year == year), None)

    @property
    def entities(self) -> list[str]:
        """Every entity that contributes, or reported, in any year."""
        return sorted({cell.entity for each in self.years for cell in each.cells})


def rounded(value: Decimal | None, entered: Sequence[Decimal]) -> Decimal | None:
    """A value that was made of others, with one decimal more than these have; without zeros behind."""
    if value is None:
        return None
    decimals = max((-int(each.as_tuple().exponent) for each in entered), default=0)
    return exact(round(value, max(decimals, 0) + 1))


def standing_on(framework: int, day: date) -> QuerySet[OutputValue]:
    """The values that counted at the end of a day."""
    night = night_after(day)
    found = OutputValue.objects.filter(framework=framework, stage__in=PUBLIC, published_at__lt=night)
    return found.filter(Q(ended_at=None) | Q(ended_at__gte=night))


def has_output_values(version: Version) -> bool:
    """Whether any was ever reported in the framework of a version, dropped or not."""
    return OutputValue.objects.filter(framework=version.framework_id).exists()


def planned(version: Version, outputs: Collection[str] | None = None, as_of: date | None = None) -> Planned:
    """The sub-outputs of a framework, or of some outputs, that were not cancelled. Three statements; more on a day."""
    if as_of is not None:
        found = [(line.number, line.facts) for line in board(version, as_of).lines]
        return [(number, facts) for number, facts in found if facts.status != Status.CANCELLED]
    rows = of_framework(version.framework_id).exclude(status=Status.CANCELLED)
    if outputs is not None:
        rows = rows.filter(output__in=outputs)
    return list(_whose(rows))


def _whose(rows: QuerySet[SubOutput]) -> Iterator[tuple[int, Facts]]:
    found = list(rows.order_by("number").values_list("pk", "number", "output", "starts_on", "ends_on"))
    sums = money().of([row[0] for row in found])
    entities: defaultdict[int, list[str]] = defaultdict(list)
    tagged = Tag.objects.filter(sub_output__in=rows.order_by().values("pk"), kind=Kind.ENTITY)
    for pk, entity in tagged.values_list("sub_output", "value"):
        entities[pk].append(entity)
    for pk, number, output, starts_on, ends_on in found:
        of = tuple(entities[pk])
        yield number, Facts(output, {}, starts_on=starts_on, ends_on=ends_on, entities=of, money=sums.get(pk, {}))


def contributing(row: OutputIndicator, there: Planned, year: int) -> frozenset[str]:
    """The entities of the sub-outputs of a year: of those that an indicator names, or else of all of its output."""
    return frozenset(
        entity
        for number, facts in there
        if facts.output == row.output and (not row.sub_outputs or number in row.sub_outputs) and belongs(facts, year)
        for entity in facts.entities
    )


def reached(
    version: Version,
    rows: Sequence[OutputIndicator],
    as_of: date | None = None,
    *,
    coming: bool = False,
    hidden: Q = NOTHING,
) -> list[Reached]:
    """Output indicators with what was reached of them. Four statements however many there are; more on a day.

    :param coming: what is on its way too, for whoever may see it.
    :param hidden: the values that do not exist for whoever asks.
    """
    if not rows:
        return []
    there = planned(version, {row.output for row in rows}, as_of)
    values = _values(version, rows, as_of, coming=coming, hidden=hidden)
    years = range(version.starts_on.year, version.ends_on.year + 1)
    return [_of_indicator(row, there, values.get(row.pk, []), years) for row in rows]


def _values(
    version: Version, rows: Sequence[OutputIndicator], as_of: date | None, *, coming: bool, hidden: Q
) -> Mapping[int, Sequence[OutputValue]]:
    if as_of is None:
        stages = (*OPEN, Stage.PUBLISHED) if coming else (Stage.PUBLISHED,)
        found = OutputValue.objects.filter(framework=version.framework_id, stage__in=stages).exclude(hidden)
    else:
        found = standing_on(version.framework_id, as_of)
    by: defaultdict[int, list[OutputValue]] = defaultdict(list)
    for value in found.filter(indicator__in=[row.pk for row in rows]):
        by[value.indicator_id].append(as_entered(value))
    return by


def _of_indicator(row: OutputIndicator, there: Planned, values: Sequence[OutputValue], years: range) -> Reached:
    direction = direction_of(row.baseline, [Decimal(target) for target in row.targets.values()])
    standing = [each for each in values if each.stage not in OPEN]
    found = [_of_year(row, there, values, year, direction) for year in years]
    every = of_years([observed(each) for each in standing], row.over_time, row.over_entities, per(row))
    return Reached(row, found, every, direction)


def _of_year(
    row: OutputIndicator, there: Planned, values: Sequence[OutputValue], year: int, direction: Direction | None
) -> OfYear:
    asked = contributing(row, there, year)
    stands = {each.entity: each for each in values if each.year == year and each.stage not in OPEN}
    coming = {each.entity: each for each in values if each.year == year and each.stage in OPEN}
    cells = [
        Cell(entity, year, stands.get(entity), coming.get(entity), entity in asked)
        for entity in sorted({*asked, *stands, *coming})
    ]
    target = target_of(row, year)
    # without a value there is nothing to put together, and no reason why not
    whole = of_year([observed(each) for each in stands.values()], row.over_time, row.over_entities, per(row))
    return OfYear(year, target, cells, whole if stands else Whole(None), is_reached(whole.value, target, direction))


def per(row: OutputIndicator) -> Decimal:
    """What a ratio of an indicator is counted by."""
    return counted_per(unit_code(row.unit))


def observed(row: OutputValue) -> Observed:
    """A value as the rules put it together."""
    period = read_period(str(row.year))
    return Observed(period, Measure.PERIOD, row.entity, row.value, row.numerator, row.denominator)
