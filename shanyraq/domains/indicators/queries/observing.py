"""The place of an observation – what its row is, who may report it – and what stands beside a value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.indicators.models import Aggregation, Observation, Schedule
from shanyraq.domains.indicators.rules.flagging import Beside, Given, broken_beside
from shanyraq.domains.indicators.rules.observing import who_reports
from shanyraq.domains.indicators.rules.periods import exact, read_period
from shanyraq.domains.indicators.vocabulary import Measure, Over, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Indicator, Outcome, Package
from shanyraq.domains.packages.schema.results import Row
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "observation"
SAID = ("value", "answer", "numerator", "denominator", "unit", "source", "evidence", "reliability", "comment")
"""What is said of an observation in its place."""


SERIES = ("indicator", "row", "measure", "part")
"""What values that follow each other in time have in common."""
BREAK = "indicators.odd.break"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of an indicator in the version in force. ``entities``: those that lead it or work on its outcome."""

    version: Version
    outcome: Outcome
    indicator: Indicator
    row: Row
    entities: frozenset[str]

    @property
    def unit(self) -> str:
        """The code of the unit of the row."""
        return self.row.unit.code if self.row.unit else self.indicator.unit.code

    def scope(self, entity: str) -> Scope:
        """Where a value belongs: to the outcome, and to the entity that reports it; to the leads where none is told."""
        return self.scope_of([entity] if entity else self.indicator.lead_entities)

    def scope_of(self, entities: Iterable[str]) -> Scope:
        """Where a value belongs that any of these entities can report."""
        return Scope(self.version.code, frozenset({self.outcome.code}), frozenset(entities))


@dataclass(frozen=True, slots=True)
class Reporters:
    """Of whom the values of a place are asked, and who may report the whole of one (``rules/observing.py``)."""

    asked: Sequence[str]
    whole: Sequence[str]

    def any_of(self, part: str) -> list[str]:
        """Those that can report the whole, or this part of it."""
        return list(dict.fromkeys((*self.whole, *([part] if part else ()))))


def reporters_of(place: Place) -> Reporters:
    """Who reports the values of a place. One statement."""
    indicator = place.indicator
    stated = Schedule.objects.filter(framework=place.version.framework_id, indicator=indicator.key)
    collector = stated.values_list("entity", flat=True).first() or ""
    asked = [collector] if collector else indicator.lead_entities
    return Reporters(asked, who_reports(indicator.lead_entities, collector, place.entities))


def may_report(place: Place) -> list[str]:
    """The entities that may report a value of a place: the whole, and where parts are put together, theirs. Two
    statements.
    """
    _over_time, over_entities = aggregation_of(place.version, place.indicator.key)
    others = sorted(place.entities) if over_entities != Over.NONE else ()
    return list(dict.fromkeys((*reporters_of(place).whole, *others)))


def collectors_of(version: Version) -> dict[str, str]:
    """The entities that are stated to collect values, by the key of the indicator. One statement."""
    stated = Schedule.objects.filter(framework=version.framework_id).exclude(entity="")
    return dict(stated.values_list("indicator", "entity"))


def place_of(framework: str, indicator: str, row: str) -> Place:
    """The place of a value.

    :raises NotFound: when there is no such framework, indicator or row.
    """
    version = version_in_force(framework)
    for outcome, found in indicators_of(recent_package(version)):
        if found.key == indicator:
            of_row = next((each for each in found.rows if each.key == row), None)
            if of_row is None:
                break
            return Place(version, outcome, found, of_row, entities_of(outcome, found))
    words = gettext_noop("row {row} of indicator {indicator}")
    raise NotFound(Sentence(words, {"row": row, "indicator": indicator}))


def indicators_of(package: Package) -> list[tuple[Outcome, Indicator]]:
    """Every indicator with its outcome, those of outputs after those of their outcome."""
    return [
        (outcome, indicator)
        for outcome in package.outcomes
        for group in (outcome.indicators, *(output.indicators for output in outcome.outputs))
        for indicator in group
    ]


def entities_of(outcome: Outcome, indicator: Indicator) -> frozenset[str]:
    """The entities that lead an indicator, or work on its outcome or one of its outputs."""
    named = [*outcome.entities, *(entity for output in outcome.outputs for entity in output.entities)]
    return frozenset((*indicator.lead_entities, *(each.party for each in named)))


def aggregation_of(version: Version, indicator: str) -> tuple[str, str]:
    """How values of an indicator become one, over time and over entities; not at all where nothing is stated."""
    found = Aggregation.objects.filter(framework=version.framework_id, indicator=indicator)
    return found.values_list("over_time", "over_entities").first() or (Over.NONE.value, Over.NONE.value)


def beside(place: Place, period: str, measure: str, part: str, *, without: int | None = None) -> Beside:
    """What a value of the place is compared with. One statement.

    :param without: the number of an observation that is not looked at, because it is the one that is compared.
    """
    known = Observation.objects.filter(
        framework=place.version.framework_id, indicator=place.indicator.key, stage=Stage.PUBLISHED, part=part
    ).exclude(number=without or 0)
    year = read_period(period).year
    siblings: dict[str, Decimal] = _printed_beside(place, year) if len(period) == len("2026") else {}
    standing, own = None, {}
    for row, of, value, its_measure, unit in known.values_list("row", "period", "value", "measure", "unit"):
        if value is None or (unit and unit != place.unit):
            continue
        number = exact(value)
        if row != place.row.key and of == period:
            siblings[row] = number
        elif row == place.row.key and its_measure == measure and of == period:
            standing = number
        elif row == place.row.key and its_measure == measure:
            own[of] = number
    dimensions = {each.key: each.dimensions for each in place.indicator.rows}
    found = in_time(place, period, own)
    others = [(dimensions[key], value) for key, value in siblings.items() if key in dimensions]
    return replace(found, dimensions=place.row.dimensions, siblings=others, standing=standing)


def in_time(place: Place, period: str, published: Mapping[str, Decimal]) -> Beside:
    """What a value is compared with over time: what is printed, and what is published of the same part of other years.

    :param published: values of the row by period.
    """
    year, same = read_period(period).year, {of: each for of, each in published.items() if of[4:] == period[4:]}
    before = {**printed_in(place.row), **{int(of[:4]): each for of, each in same.items()}}
    return Beside(
        unit=place.unit,
        before={each: value for each, value in before.items() if each != year},
        called={int(of[:4]): of for of in same},
    )


def given_of(row: Observation) -> Given:
    """A value that is a number, as the rules that remark on it take it."""
    assert row.value is not None
    numbers = {
        name: None if (number := getattr(row, name)) is None else exact(number) for name in ("numerator", "denominator")
    }
    return Given(
        value=exact(row.value),
        year=row.year,
        unit=row.unit,
        cumulative=row.measure == Measure.CUMULATIVE,
        period=row.period,
        **numbers,
    )


def neighbour_of(place: Place, row: Observation, known: Iterable[Observation], on: date) -> tuple[Decimal, str] | None:
    """The value, and its period, beside which one that was remarked on is a break in the level; None where it is none.

    :param known: what is published, of the row or of others.
    """
    if row.value is None or BREAK not in row.flags:
        return None
    same = [each for each in known if all(getattr(each, name) == getattr(row, name) for name in SERIES)]
    numbers = {
        each.period: exact(each.value) for each in same if each.value is not None and each.unit in ("", place.unit)
    }
    found = in_time(place, row.period, numbers)
    year = broken_beside(given_of(row), found, on)
    return None if year is None else (found.before[year], found.period(year))


def printed_in(row: Row) -> dict[int, Decimal]:
    """The values that the document prints in a row, by year; those of another unit or measure are left out."""
    printed = [*([row.baseline] if row.baseline else []), *row.latest]
    return {
        each.year: exact(float(each.value))
        for each in printed
        if each.value is not None and each.year is not None and not each.unit and not each.qualifier
    }


def _printed_beside(place: Place, year: int) -> dict[str, Decimal]:
    """What the document prints for a year in the other rows of the indicator that are in the same unit."""
    others = [row for row in place.indicator.rows if row.key != place.row.key and row.unit == place.row.unit]
    return {row.key: value for row in others if (value := printed_in(row).get(year)) is not None}


def observation(framework: str, number: int) -> tuple[Version, Observation]:
    """One observation, with the version in force.

    :raises NotFound: when the framework has none of this number.
    """
    version = version_in_force(framework)
    row = Observation.objects.filter(framework=version.framework_id, number=number).first()
    if row is None:
        raise NotFound(Sentence(gettext_noop("observation {number}"), {"number": str(number)}))
    return version, row


def plain(row: Observation) -> dict[str, str]:
    """What is said of an observation, as events and forms hold it: numbers in digits, what is empty left out."""
    return {name: spelled(value) for name in SAID if (value := getattr(row, name)) not in (None, "")}


def spelled(value: Any) -> str:
    """A number in digits, 70 and not 70.0; a text as it is."""
    return f"{exact(value):f}" if isinstance(value, float) else str(value)


def has_observations(version: Version) -> bool:
    """Whether any value was ever entered in the framework of a version."""
    return Observation.objects.filter(framework=version.framework_id).exists()
