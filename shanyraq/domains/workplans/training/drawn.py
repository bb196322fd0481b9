"""What is drawn: a sub-output with its lines of money, and the flaws that were put into it. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.amounts import added_up


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """Money of a year: whose, from whom (empty: nobody says), from what kind of source; ``quarters``: what of the spent
    is told by quarter. US dollars."""

    year: int
    entity: str
    contributor: str
    instrument: str
    sums: Sums
    quarters: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sub-output whose ``facts.money`` is the sum of its lines.

    ``flaws``: the ids of the rules that are to find something in it; empty where nothing was put into it.
    """

    facts: Facts
    lines: tuple[DrawnLine, ...]
    flaws: tuple[str, ...] = ()

    def with_lines(self, lines: Sequence[DrawnLine]) -> "Drawn":
        """The same with other money."""
        return replace(self, facts=replace(self.facts, money=summed(lines)), lines=tuple(lines))


def summed(lines: Sequence[DrawnLine]) -> dict[int, Sums]:
    """The sums of each year; what no line says is not said."""
    by_year: defaultdict[int, list[Sums]] = defaultdict(list)
    for line in lines:
        by_year[line.year].append(line.sums)
    return {
        year: Sums(*(added_up(getattr(each, name) for each in sums) for name in MEASURES))
        for year, sums in sorted(by_year.items())
    }
