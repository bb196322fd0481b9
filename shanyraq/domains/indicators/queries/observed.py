"""What was observed since the document was signed, as of a day: the value of each year of each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum

from shanyraq.domains.indicators.models import Aggregation, Observation
from shanyraq.domains.indicators.queries.printed import Printed
from shanyraq.domains.indicators.rules.aggregating import Observed, counted_per, of_year
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
NOT_STATED = (Over.NONE.value, Over.NONE.value)


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


def states_of(versions: Iterable[Version]) -> Mapping[int, tuple[object, ...]]:
    """Version → something else whenever anything of its framework was published, ended or is added up in another way;
    empty where nothing was ever published. One statement.
    """
    asked = list(versions)
    found = Observation.objects.filter(framework__in={version.framework_id for version in asked}, stage__in=PUBLIC)
    stated = Aggregation.objects.filter(framework=OuterRef("framework")).order_by().values("framework")
    how = stated.annotate(found=Sum("revision")).values("found")
    counted = (Count("pk"), Max("published_at"), Count("ended_at"), Max("ended_at"))
    read = found.order_by().values_list("framework").annotate(*counted, how=Subquery(how))
    states = {framework: tuple(state) for framework, *state in read}
    return {version.pk: states.get(version.framework_id, ()) for version in asked}


def observed(
    version: Version, as_of: date, units: Mapping[tuple[str, str], str], *, only: str | None = None
) -> Mapping[tuple[str, str], OfRow]:
    """Key of indicator and of row → what was observed. Two statements.

    :param units: the code of the unit of each row, by the same keys.
    """
    found = standing_on(version.framework_id, as_of)
    stated = Aggregation.objects.filter(framework=version.framework_id)
    if only is not None:
        found, stated = found.filter(indicator=only), stated.filter(indicator=only)
    how = {
        key: (time, entities) for key, time, entities in stated.values_list("indicator", "over_time", "over_entities")
    }
    by_row: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for values in found.order_by("year", "period", "number").values_list(*COLUMNS):
        line = Line(*values)
        by_row[line.indicator, line.row].append(line)
    return {
        place: _of_row(lines, how.get(place[0], NOT_STATED), units.get(place, "")) for place, lines in by_row.items()
    }


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
    unit: Mapping[str, Any] | None = {"code": line.unit, "name": line.unit} if line.unit else None
    return Printed("observed", line.value, line.year, line.printed, None, line.answer or None, unit)


def _observed(line: Line) -> Observed:
    numbers: Iterable[Decimal | None] = (
        None if each is None else exact(each) for each in (line.value, line.numerator, line.denominator)
    )
    return Observed(read_period(line.period), line.measure, line.part, *numbers)
