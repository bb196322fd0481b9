"""What was observed since the document was signed, as of a day: the value of each year of each row."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from shanyraq.domains.indicators.models import Aggregation, Observation
from shanyraq.domains.indicators.queries.printed import Printed
from shanyraq.domains.indicators.rules.aggregating import Observed, counted_per, of_year
from shanyraq.domains.indicators.rules.agreeing import unit_called
from shanyraq.domains.indicators.rules.periods import exact, read_period
from shanyraq.domains.indicators.vocabulary import PUBLIC, Over
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.days import night_after

COLUMNS = (
    *("indicator", "row", "year", "period", "measure", "part", "value", "numerator", "denominator"),
    *("answer", "unit", "printed"),
)
YEAR = 4
"""The letters of a period that is a whole year."""


class Line(NamedTuple):
    """A published value, as it is read."""

    indicator: str
    row: str
    year: int
    period: str
    measure: str
    part: str
    value: float | None
    numerator: float | None
    denominator: float | None
    answer: str
    unit: str
    printed: str


NOT_STATED = (Over.NONE.value, Over.NONE.value)
"""Of an indicator of which nothing was published when the states were asked for: its next state is another one."""


class State(NamedTuple):
    """What is something else whenever anything of an indicator is published, ended or added up in another way."""

    indicator: str
    published: int
    last: datetime
    ended: int
    last_ended: datetime | None
    over_time: str | None
    over_entities: str | None

    @property
    def stated(self) -> tuple[str, str]:
        """How its values are added up, over time and over entities."""
        return self.over_time or Over.NONE.value, self.over_entities or Over.NONE.value


States = tuple[State, ...]
"""Of each indicator of which anything was ever published."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """A year of whose values none was made, and why, as an English sentence for the translators."""

    year: int
    said: str


@dataclass(frozen=True, slots=True)
class OfRow:
    """The values of a row by year, and the years without one though something was observed."""

    values: tuple[Printed, ...] = ()
    unmade: tuple[Unmade, ...] = ()


NOTHING = OfRow()


def standing_on(framework: int, day: date) -> QuerySet[Observation]:
    """The observations that were published at the end of a day, and had not ended."""
    night = night_after(day)
    found = Observation.objects.filter(framework=framework, stage__in=PUBLIC, published_at__lt=night)
    return found.filter(Q(ended_at=None) | Q(ended_at__gte=night))


def states_of(versions: Iterable[Version], only: Collection[str] | None = None) -> Mapping[int, States]:
    """Version → the states of its indicators, or of those that are asked for. One statement."""
    asked = list(versions)
    found = Observation.objects.filter(framework__in={version.framework_id for version in asked}, stage__in=PUBLIC)
    if only is not None:
        found = found.filter(indicator__in=only)
    stated = Aggregation.objects.filter(framework=OuterRef("framework"), indicator=OuterRef("indicator"))
    counted = (Count("pk"), Max("published_at"), Count("ended_at"), Max("ended_at"))
    how = {f"stated_{axis}": Subquery(stated.values(axis)) for axis in ("over_time", "over_entities")}
    read = found.order_by("framework", "indicator").values_list("framework", "indicator")
    states: dict[int, list[State]] = defaultdict(list)
    for framework, *state in read.annotate(*counted, **how):
        states[framework].append(State(*state))
    return {version.pk: tuple(states[version.framework_id]) for version in asked}


def observed(
    version: Version,
    as_of: date,
    units: Mapping[tuple[str, str], str],
    *,
    only: Collection[str] | None = None,
    states: States | None = None,
) -> Mapping[tuple[str, str], OfRow]:
    """Key of indicator and of row → what was observed. One statement, and one for the states where they are not given.

    :param units: the code of the unit of each row, by the same keys.
    """
    if states is None:
        states = states_of([version], only)[version.pk]
    how = defaultdict(lambda: NOT_STATED, {state.indicator: state.stated for state in states})
    found = standing_on(version.framework_id, as_of)
    if only is not None:
        found = found.filter(indicator__in=only)
    by_row: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for values in found.order_by("year", "period", "number").values_list(*COLUMNS):
        line = Line(*values)
        by_row[line.indicator, line.row].append(line)
    return {place: _of_row(lines, how[place[0]], units.get(place, "")) for place, lines in by_row.items()}


def _of_row(lines: Sequence[Line], how: tuple[str, str], unit: str) -> OfRow:
    years: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        years[line.year].append(line)
    values, unmade = [], []
    for year, of in years.items():
        plain = next((line for line in reversed(of) if not line.part and len(line.period) == YEAR), None)
        if plain is not None:
            values.append(_printed(plain))
            continue
        whole = of_year([_observed(line) for line in of], *how, counted_per(unit))
        if whole.value is None:
            unmade.append(Unmade(year, whole.said))
        else:
            number = float(whole.value)
            values.append(Printed("observed", number, year, f"{exact(number):f}", None, None))
    return OfRow(tuple(values), tuple(unmade))


def _printed(line: Line) -> Printed:
    unit: Mapping[str, Any] | None = {"code": line.unit, "name": unit_called(line.unit)} if line.unit else None
    return Printed("observed", line.value, line.year, line.printed, None, line.answer or None, unit)


def _observed(line: Line) -> Observed:
    numbers: Iterable[Decimal | None] = (
        None if each is None else exact(each) for each in (line.value, line.numerator, line.denominator)
    )
    return Observed(read_period(line.period), line.measure, line.part, *numbers)
