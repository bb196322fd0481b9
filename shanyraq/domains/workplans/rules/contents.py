"""What a plan holds beside its sub-outputs – deliverables, output indicators – and in what two editions differ. Pure.

Both belong to what is endorsed. Editions that were kept before they were read along do not know them: None is «not
kept», and never compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from shanyraq.domains.workplans.rules.differing import Difference, FieldDifference, at_closing, differences
from shanyraq.domains.workplans.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class PlannedDeliverable:
    """What a sub-output brings forth by a day of the year. Whether it was delivered is reported, not planned."""

    sub_output: int
    title: Mapping[str, str]
    due_on: date
    delivered_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """What an output is measured by, with the target of the year alone; None: nobody set one."""

    output: str
    title: Mapping[str, str]
    unit: str = ""
    source: str = ""
    menu_code: str = ""
    baseline: Decimal | None = None
    baseline_year: int | None = None
    target: Decimal | None = None
    sub_outputs: tuple[int, ...] = ()


DELIVERED = ("title", "due_on")
"""The fields of a deliverable that are planned."""
MEASURED = ("output", "title", "unit", "source", "menu_code", "baseline", "baseline_year", "target", "sub_outputs")
"""The fields of an output indicator that are planned."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A plan: sub-outputs, deliverables and output indicators by their numbers. None: the edition did not keep them."""

    sub_outputs: Mapping[int, Facts]
    deliverables: Mapping[int, PlannedDeliverable] | None = field(default_factory=dict)
    indicators: Mapping[int, PlannedIndicator] | None = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Differences:
    """In what two editions differ. ``unknown``: what one of them did not keep, by the name of ``Contents``."""

    sub_outputs: Sequence[Difference[Facts]]
    deliverables: Sequence[Difference[PlannedDeliverable]]
    indicators: Sequence[Difference[PlannedIndicator]]
    unknown: frozenset[str]

    def __len__(self) -> int:
        """How many things differ."""
        return len(self.sub_outputs) + len(self.deliverables) + len(self.indicators)


def apart(before: Contents, after: Contents, year: int) -> Differences:
    """In what two editions of the plan of a year, or that and the plan of the year before, differ."""
    sides = {name: (getattr(before, name), getattr(after, name)) for name in ("deliverables", "indicators")}
    return Differences(
        differences(before.sub_outputs, after.sub_outputs, year),
        _apart(before.deliverables, after.deliverables, DELIVERED),
        _apart(before.indicators, after.indicators, MEASURED),
        frozenset(name for name, both in sides.items() if None in both),
    )


def as_closed(endorsed: Contents, stands: Contents) -> Contents:
    """The plan of a year as it is closed: what was endorsed, with what was reported of it until now."""
    told = stands.deliverables or {}
    deliverables = endorsed.deliverables and {
        number: replace(each, delivered_on=told[number].delivered_on, note=told[number].note)
        if number in told
        else each
        for number, each in endorsed.deliverables.items()
    }
    return replace(
        endorsed, sub_outputs=at_closing(endorsed.sub_outputs, stands.sub_outputs), deliverables=deliverables
    )


Thing = TypeVar("Thing")


def _apart(
    before: Mapping[int, Thing] | None, after: Mapping[int, Thing] | None, names: Sequence[str]
) -> list[Difference[Thing]]:
    if before is None or after is None:
        return []
    found = []
    for number in sorted(before.keys() | after.keys()):
        one, other = before.get(number), after.get(number)
        changed = tuple(_fields(one, other, names)) if one and other else ()
        if one is None or other is None or changed:
            found.append(Difference(number, one, other, changed))
    return found


def _fields(one: object, other: object, names: Sequence[str]) -> list[FieldDifference]:
    pairs = [(name, getattr(one, name), getattr(other, name)) for name in names]
    return [FieldDifference(name, mine, theirs) for name, mine, theirs in pairs if mine != theirs]
