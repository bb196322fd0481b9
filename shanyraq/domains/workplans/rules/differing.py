"""What belongs to the plan of a year, and in what two editions of it differ. Pure.

A plan says what is to be done. How far that has got – status, narrative, money available and spent – is reported
while it is carried out, and is no difference of the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Generic, TypeVar

from shanyraq.domains.workplans.rules.facts import Facts, Sums

REPORTED = frozenset({"status", "published", "identifier", "focal_users", "narratives", "money"})
PLANNED = tuple(field.name for field in fields(Facts) if field.compare and field.name not in REPORTED)
"""The fields of a sub-output that are planned; beside them, what is required in the year."""
REQUIRED = "required"


def belongs(facts: Facts, year: int) -> bool:
    """Whether a sub-output belongs to the plan of a year: it is done in it, or money is required or spent in it.

    One of which neither day is said belongs to the years of its money alone.
    """
    if year in facts.money and facts.money[year].said:
        return True
    starts, ends = facts.starts_on, facts.ends_on
    if starts is None and ends is None:
        return False
    return (starts is None or starts.year <= year) and (ends is None or year <= ends.year)


def of_year(facts: Facts, year: int) -> Facts:
    """The sub-output with the money and the narrative of one year alone."""
    money = {year: facts.money[year]} if year in facts.money else {}
    narratives = {year: facts.narratives[year]} if year in facts.narratives else {}
    return replace(facts, money=money, narratives=narratives)


def together(facts: Sequence[Facts]) -> Facts:
    """One sub-output out of its parts in the plans of several years, in their order: the last says what it is."""
    money = {year: sums for each in facts for year, sums in each.money.items()}
    narratives = {year: text for each in facts for year, text in each.narratives.items()}
    return replace(facts[-1], money=money, narratives=narratives)


def at_closing(endorsed: Mapping[int, Facts], stands: Mapping[int, Facts]) -> dict[int, Facts]:
    """The plan of a year as it is closed: what was endorsed, with what was reported of it until now.

    What was planned otherwise since, or is new, was never endorsed and is not in it; what is gone stays as endorsed.
    """
    return {
        number: _reported(facts, stands[number]) if number in stands else facts for number, facts in endorsed.items()
    }


def _reported(endorsed: Facts, stands: Facts) -> Facts:
    """What is required stays as it was endorsed; how far it has got is as it stands."""
    told = {name: getattr(stands, name) for name in REPORTED - {"money"}}
    required = {year: sums.required for year, sums in endorsed.money.items()}
    money = {
        year: replace(stands.money.get(year, Sums()), required=required.get(year))
        for year in sorted(stands.money.keys() | required.keys())
    }
    return replace(endorsed, **told, money=money)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that differs: a name of ``PLANNED``, or ``required``."""

    field: str
    before: Any
    after: Any


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Difference(Generic[Thing]):
    """What became of a thing of a plan between two editions. ``before`` None: it is new; ``after`` None: it is gone."""

    number: int
    before: Thing | None
    after: Thing | None
    fields: tuple[FieldDifference, ...] = ()


def within(facts: Facts, year: int) -> Facts:
    """The same with its days as the plan of a year sees them: one that goes on beyond the year ends with it, one that
    began before begins with it. For comparing alone.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts, ends = facts.starts_on, facts.ends_on
    return replace(facts, starts_on=starts and max(starts, first), ends_on=ends and min(ends, last))


def differences(before: Mapping[int, Facts], after: Mapping[int, Facts], year: int) -> list[Difference[Facts]]:
    """In what two editions of the plan of a year, or that and the plan of the year before, differ: sub-outputs that
    changed, are new or are gone, by number. Each holds the money of its own year alone.

    How far beyond the year a sub-output goes on is no difference of its plan: its other plans say that.
    """
    found = []
    for number in sorted(before.keys() | after.keys()):
        one, other = before.get(number), after.get(number)
        apart = tuple(_apart(one, other, year)) if one and other else ()
        if one is None or other is None or apart:
            found.append(Difference(number, one, other, apart))
    return found


def _apart(one: Facts, other: Facts, year: int) -> Iterator[FieldDifference]:
    seen = within(one, year), within(other, year)
    for name in PLANNED:
        if getattr(seen[0], name) != getattr(seen[1], name):
            yield FieldDifference(name, getattr(one, name), getattr(other, name))
    required = [next(iter(each.money.values()), Sums()).required for each in (one, other)]
    if required[0] != required[1]:
        yield FieldDifference(REQUIRED, *required)
