"""The money of sub-outputs that is an entity's own, where a list of them is asked for by entity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.workplans.queries.board import Line, added
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.facts import Sums


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a framework, by its code."""

    framework: str
    on: date


@dataclass(frozen=True, slots=True)
class Own:
    """Sub-outputs with the money of an entity alone. ``is_told``: whether lines tell whose it is; else it is all of it.

    ``untold``: what these sub-outputs have of which it is not told whose it is; it stands in no entity's sum.
    ``known_since``: of a day, where the trail does not tell it of some, the day after which it does.
    """

    lines: Sequence[Line]
    is_told: bool
    untold: Sums
    known_since: date | None = None


def own_money(lines: Sequence[Line], entity: str, year: int | None = None, of_a_day: Day | None = None) -> Own:
    """The same sub-outputs with what is the entity's own of their money, now or as the trail tells it of a day. One
    statement; none for what was endorsed, which keeps the sums of years and not whose they were.
    """
    if of_a_day:
        told = {line.number: line.facts.money for line in lines}
        were = money().of_entity_on(of_a_day.framework, told, entity, of_a_day.on)
        nobodys, since = were.nobodys, were.known_since
        by = {line.number: were.own.get(line.number, {}) for line in lines}
    elif all(line.pk for line in lines):
        since = None
        own, nobodys = money().of_entity([line.pk for line in lines if line.pk], entity)
        by = {line.number: own.get(line.pk or 0, {}) for line in lines}
    else:
        return Own(lines, False, Sums())
    mine = [replace(line, facts=replace(line.facts, money=by[line.number])) for line in lines]
    untold = [sums for years in nobodys.values() for each, sums in years.items() if year in (None, each)]
    return Own(mine, True, added(untold), since)
