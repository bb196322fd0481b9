"""How much of what is expected is there: reported, published, late, of entities and of outcomes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.queries.collecting import Expected
from shanyraq.domains.indicators.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values are expected, reported, published among these, late, and how many came after their day."""

    expected: int
    reported: int
    published: int
    late: int
    came_late: int

    @property
    def missing(self) -> int:
        """How many were not reported, late ones among them."""
        return self.expected - self.reported

    @property
    def share(self) -> int | None:
        """How many of a hundred are reported; whole ones, and 100 only where all are. None where none is expected."""
        return None if not self.expected else 100 * self.reported // self.expected


def tally(values: Iterable[Expected]) -> Tally:
    """Counts values that are asked."""
    every = [each for each in values if each.is_asked]
    return Tally(
        expected=len(every),
        reported=sum(each.is_given for each in every),
        published=sum(each.standing == Standing.PUBLISHED for each in every),
        late=sum(each.standing == Standing.LATE for each in every),
        came_late=sum(each.came_late for each in every),
    )


def by_entity(values: Sequence[Expected]) -> list[tuple[str, Tally]]:
    """Each entity that is asked for something, in the order of the framework. What several lead, each is asked for."""
    entities = dict.fromkeys(entity for each in values for entity in each.entities)
    return [(entity, tally(each for each in values if entity in each.entities)) for entity in entities]


def by_outcome(values: Sequence[Expected]) -> list[tuple[str, Tally]]:
    """Each outcome of which something is expected, by its code."""
    outcomes = dict.fromkeys(each.place.outcome.code for each in values)
    return [(code, tally(each for each in values if each.place.outcome.code == code)) for code in outcomes]


def asked_years(values: Iterable[Expected]) -> list[int]:
    """The years of which values are asked by now, the last one first."""
    return sorted({each.period.year for each in values if each.is_asked}, reverse=True)
