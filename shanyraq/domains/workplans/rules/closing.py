"""Which closed years a change of a sub-output would change. Pure.

A closed year is read as it was reviewed: which sub-outputs belong to it and under which outputs, what is told, and what
is paid. A sub-output that goes on in a year that is open can be mended, as long as it stays in the closed ones; one of
closed years alone stays as it is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from shanyraq.domains.workplans.rules.differing import belongs
from shanyraq.domains.workplans.rules.facts import Facts

Closed = Mapping[str, Collection[int]]
"""Output → the years in which the plan of its outcome is closed."""


def touched(before: Facts | None, after: Facts | None, closed: Closed, years: Collection[int]) -> list[int]:
    """The closed years that would be others, if a sub-output became what is to be.

    ``before`` None: it is new, or was ended; ``after`` None: it is to end; ``years``: those of the framework.
    """
    found = {*_left(before, after, closed), *_left(after, before, closed)}
    if before is not None and after is not None:
        either = {*closed.get(before.output, ()), *closed.get(after.output, ())}
        found |= {year for year in either if _told(before, year) != _told(after, year)}
        if _planned(before) != _planned(after) and all(_settled(each, closed, years) for each in (before, after)):
            found |= {year for year in closed[before.output] if belongs(before, year)}
    return sorted(found)


def _left(one: Facts | None, other: Facts | None, closed: Closed) -> Iterator[int]:
    """The closed years under whose output one stands and the other does not."""
    if one is None:
        return
    same = other is not None and other.output == one.output
    for year in closed.get(one.output, ()):
        if belongs(one, year) and not (same and other is not None and belongs(other, year)):
            yield year


def _told(facts: Facts, year: int) -> tuple[object, object]:
    money = facts.money.get(year)
    return facts.narratives.get(year), money if money and money.said else None


def _planned(facts: Facts) -> Facts:
    """Without what is said year by year."""
    return replace(facts, narratives={}, money={})


def _settled(facts: Facts, closed: Closed, years: Collection[int]) -> bool:
    """Whether every year to which it belongs is closed."""
    own = {year for year in {*years, *facts.money} if belongs(facts, year)}
    return bool(own) and own <= {*closed.get(facts.output, ())}
