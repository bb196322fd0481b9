"""The money of sub-outputs that is an entity's own, where a list of them is asked for by entity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shanyraq.domains.workplans.queries.board import Line, added
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.facts import Sums


@dataclass(frozen=True, slots=True)
class Own:
    """Sub-outputs with the money of an entity alone. ``is_told``: whether lines tell whose it is; else it is all of it.

    ``untold``: what these sub-outputs have of which it is not told whose it is; it stands in no entity's sum.
    """

    lines: Sequence[Line]
    is_told: bool
    untold: Sums


def own_money(lines: Sequence[Line], entity: str, year: int | None = None) -> Own:
    """The same sub-outputs with what is the entity's own of their money. One statement; none for a day gone by and for
    what was endorsed, which keep the sums of years and not whose they were.
    """
    pks = [line.pk for line in lines if line.pk]
    if len(pks) < len(lines):
        return Own(lines, False, Sums())
    apart = money().of_entity(pks, entity)
    mine = [replace(line, facts=replace(line.facts, money=apart[0].get(line.pk or 0, {}))) for line in lines]
    untold = [sums for years in apart[1].values() for each, sums in years.items() if year in (None, each)]
    return Own(mine, True, added(untold))
