"""Who keeps the money of sub-outputs: a higher domain says so, so that files bring it along with the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.kernel.findings import Finding

Years = Mapping[int, Sums]


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money of a year: whose, from whom, from what kind of source (by language where it is read, by its code where it
    is written); empty where it is not told apart. ``quarters``: what of the spent is told by quarter, where any is."""

    year: int
    entity: str
    contributor: str
    instrument: str | Mapping[str, str]
    sums: Sums
    quarters: Sequence[Decimal | None] = ()


@dataclass(frozen=True, slots=True)
class Allocated:
    """What of a contribution, by its number, goes to a sub-output in a year, from whom and through whom. US dollars."""

    number: int
    title: str
    contributor: str
    entity: str
    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ToTake:
    """A line of money on which what is allocated is not what is available: whose, from what kind of source, how much is
    allocated."""

    entity: str
    instrument: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Apart:
    """A contributing partner in a year, of whom more or less is allocated than lines say is available."""

    year: int
    contributor: str
    finding: Finding
    lines: Sequence[ToTake]


class Money(Protocol):
    """How money is read and written. Sub-outputs are named by their number in the database."""

    def of(self, sub_outputs: Collection[int]) -> dict[int, dict[int, Sums]]:
        """The sums of each year of each sub-output that has any. One statement."""
        ...

    def lines(self, sub_output: int) -> list[MoneyLine]:
        """The lines of one sub-output, by year. One statement."""
        ...

    def allocated(self, sub_output: int) -> tuple[list[Allocated], list[Apart]]:
        """What contributions give a sub-output, and where lines say something else. Two statements."""
        ...

    def keep(self, wanted: Mapping[int, Years]) -> None:
        """Makes the sums of each of these sub-outputs what is wanted."""
        ...

    def tell_apart(self, lines: Mapping[int, Sequence[MoneyLine]]) -> None:
        """Makes these the lines of sub-outputs of whose money was only said how much it is; the sums stay."""
        ...


_money: list[Money] = []


def keeps_money(money: Money) -> None:
    """Registers who keeps it."""
    _money[:] = [money]


def money() -> Money:
    """Who keeps it."""
    return _money[0]
