"""Lines of money as they stood at the end of a day: of whom, from whom, from what kind of source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from shanyraq.base.audit.queries import trail
from shanyraq.domains.funding.rules.lines_of_a_day import LINE, Place, Stood, Told, lines_after
from shanyraq.domains.funding.rules.quarters import Quarters
from shanyraq.domains.workplans.queries.board import Board, added
from shanyraq.domains.workplans.registry import OfADay, Years
from shanyraq.domains.workplans.rules.facts import Sums

SOME = 500
"""Events of so many sub-outputs are asked for by name; of more, those of all."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of a sub-output, by its number. ``output``: the one that it stood under."""

    sub_output: int
    output: str
    year: int
    entity: str
    contributor: str
    instrument: str
    sums: Sums
    quarters: Quarters


@dataclass(frozen=True)
class DayLines:
    """The lines. ``unknown``: sums of those years of sub-outputs of which the trail does not tell whose they were; they
    stand among what is not told apart. ``known_since``: the day after which events tell it, where some do not.
    """

    every: list[DayLine]
    unknown: Sums
    known_since: date | None = None


@dataclass(frozen=True)
class Replayed:
    """Sub-output → its lines; ``unknown``: sub-outputs and years of which the trail does not tell whose money was."""

    by_place: dict[int, dict[Place, Stood]] = field(default_factory=dict)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    known_since: date | None = None


def lines_on(code: str, found: Board, on: date) -> DayLines:
    """Of the sub-outputs of a day, with the sums that they had then. One statement."""
    told = {line.number: line.facts.money for line in found.lines}
    outputs = {line.number: line.facts.output for line in found.lines}
    were = replayed(code, told, on)
    return DayLines(
        [
            DayLine(number, outputs[number], *place, stood.sums, stood.quarters)
            for number, lines in were.by_place.items()
            for place, stood in lines.items()
        ],
        added([told[number][year] for number, year in were.unknown]),
        were.known_since,
    )


def replayed(code: str, told: Mapping[int, Years], on: date) -> Replayed:
    """The lines of sub-outputs, by their numbers with the sums that they had. One statement; none of none."""
    if not told:
        return Replayed()
    found, unknown = dict[int, dict[Place, Stood]](), list[tuple[int, int]]()
    lines = lines_after(_events(code, told, on))
    for number, years in told.items():
        found[number], missing = lines.as_summed(number, years)
        unknown.extend((number, year) for year in sorted(missing))
    until = lines.unkept_until if unknown else None
    return Replayed(found, unknown, until.date() if until else None)


def of_entity_on(code: str, told: Mapping[int, Years], entity: str, on: date) -> OfADay:
    """The sums of each year in the lines of an entity, and in those that name none. One statement."""
    were = replayed(code, told, on)
    return OfADay(_of(were, entity), _of(were, ""), were.known_since)


def _of(were: Replayed, whose: str) -> dict[int, Years]:
    found = {number: _years(lines, whose) for number, lines in were.by_place.items()}
    return {number: years for number, years in found.items() if years}


def _years(lines: Mapping[Place, Stood], whose: str) -> Years:
    years = sorted({place[0] for place in lines if place[1] == whose})
    return {year: added([stood.sums for place, stood in lines.items() if place[:2] == (year, whose)]) for year in years}


def _events(code: str, told: Mapping[int, Years], on: date) -> Iterator[Told]:
    """Events that wrote money, of what they hold only that."""
    wrote = Q(verb__startswith=LINE) | Q(after__has_key="money")
    events = trail(framework=code, kind="sub_output", until=on).filter(wrote).order_by("pk")
    if len(told) <= SOME:
        events = events.filter(key__in=[str(number) for number in told])
    sides = (f"{side}__{name}" for name in ("money", "quarters") for side in ("before", "after"))
    for at, key, *rest in events.values_list("at", "key", "verb", "change", *sides).iterator():
        yield Told(at, int(key), *rest)
