"""From readings to comparable numbers.

* An answer on a scale becomes its step (1, 2, 3 …), so that every kind takes the same path.
* Only values of the target's own measure (the same qualifier) are compared with it.
* A value in another unit than the row's is compared with nothing.

Which of the comparable values count, and for what, is decided in ``counting.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.rules.inputs import ProgressInput, Reading
from shanyraq.domains.indicators.vocabulary import Kind

YES_NO = ("no", "yes")


@dataclass(frozen=True, slots=True)
class Point:
    """A reading with a number: the value itself, or the step of a state on its scale."""

    value: Decimal
    year: int | None
    reading: Reading

    @property
    def in_year(self) -> int:
        """The year, where an earlier step made sure that there is one."""
        assert self.year is not None
        return self.year

    @property
    def text(self) -> Decimal | str:
        """What a sentence says: the state where there is one, else the number."""
        return self.reading.state or self.value

    @property
    def qualifier(self) -> str:
        return measure_of(self.reading)


def measure_of(reading: Reading) -> str:
    """The mark of a reading as it is compared: without regard to capitals and spaces; empty without one."""
    return " ".join(reading.qualifier.split()).casefold() if reading.qualifier else ""


def scale_of(given: ProgressInput) -> tuple[str, ...]:
    """The answers of the indicator, worst first; empty for numbers."""
    if given.kind is Kind.QUANTITATIVE:
        return ()
    if given.kind is Kind.YES_NO and not given.scale:
        return YES_NO
    return given.scale


def points(readings: Iterable[Reading], given: ProgressInput) -> list[Point]:
    """The readings that can be read in the row's unit, in their order. What cannot be read is not guessed."""
    found = []
    counts, scale = given.kind is Kind.QUANTITATIVE, scale_of(given)
    for reading in readings:
        if in_other_unit(reading, given):
            continue
        value = reading.value if counts else _step(reading.state, scale)
        if value is not None:
            found.append(Point(value, reading.year, reading))
    return found


def in_other_unit(reading: Reading, given: ProgressInput) -> bool:
    """Whether a value is printed in another unit than the row's: hectares beside a percentage."""
    return bool(reading.unit) and reading.unit != given.unit


def _step(state: str | None, scale: Sequence[str]) -> Decimal | None:
    """The place of an answer on its scale, counted from 1."""
    names = [answer.strip().casefold() for answer in scale]
    name = (state or "").strip().casefold()
    return Decimal(names.index(name) + 1) if name in names else None


def same_measure(one: str, other: str) -> bool:
    """Whether two qualifiers allow a comparison: equal, or one of them not printed."""
    return one == other or not one or not other


def of_measure(found: Sequence[Point], qualifier: str) -> list[Point]:
    """The points that measure the same thing as a target with this qualifier.

    Equal qualifiers first; failing those, unmarked points for a marked target, and points that all
    bear one and the same mark for an unmarked target. Two different marks never meet.
    """
    equal = [point for point in found if point.qualifier == qualifier]
    if equal:
        return equal
    if qualifier:
        return [point for point in found if not point.qualifier]
    return list(found) if len({point.qualifier for point in found}) == 1 else []
