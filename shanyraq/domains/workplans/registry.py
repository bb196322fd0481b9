"""Who keeps the money of sub-outputs: a higher domain says so, so that files bring it along with the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    kind: str = ""
    """The kind of source by its code."""

    @property
    def is_told(self) -> bool:
        """Whether anything is said of whose it is."""
        return bool(self.entity or self.contributor or self.instrument)


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


@dataclass(frozen=True, slots=True)
class Becoming:
    """A sub-output that is to become another: its number in the database, the outcome that it stands under and its
    entities, before and after. ``after`` None: it is to end."""

    pk: int
    before: tuple[str, frozenset[str]]
    after: tuple[str, frozenset[str]] | None


@dataclass(frozen=True, slots=True)
class OfADay:
    """What an entity had, and what nobody was told to have: sub-output, by the number that people see → sums of years.
    ``known_since``: the day after which the trail tells whose money is, where it does not of some of ``nobodys``.
    """

    own: Mapping[int, Years]
    nobodys: Mapping[int, Years]
    known_since: date | None = None


@dataclass(frozen=True, slots=True)
class Astray:
    """Who has money in a sub-output, or gives it, and is not named by it: entities and contributing partners by key."""

    entities: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()


class Money(Protocol):
    """How money is read and written. Sub-outputs are named by their number in the database. ``noun``: the
    first part of the names of the verbs that set, clear and tell apart a line."""

    noun: str

    def of(self, sub_outputs: Collection[int]) -> dict[int, dict[int, Sums]]:
        """The sums of each year of each sub-output that has any. One statement."""
        ...

    def of_entity(self, sub_outputs: Collection[int], entity: str) -> tuple[dict[int, Years], dict[int, Years]]:
        """The same of the lines of an entity, and of those that do not tell whose they are. One statement."""
        ...

    def of_entity_on(self, framework: str, told: Mapping[int, Years], entity: str, on: date) -> OfADay:
        """The same of a day, of sub-outputs by the numbers that people see, with the sums that they had then. One
        statement."""
        ...

    def lines(self, sub_output: int) -> list[MoneyLine]:
        """The lines of one sub-output, by year. One statement."""
        ...

    def lines_on(self, framework: str, number: int, years: Years, on: date) -> list[MoneyLine]:
        """The same of a day, of a sub-output by the number that people see, with the sums of years that it had then.
        One statement."""
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

    def astray(self, sub_outputs: Collection[int]) -> dict[int, Astray]:
        """Sub-output → whose money stands in it who is not named by it. One statement."""
        ...

    def in_the_way(self, becoming: Sequence[Becoming]) -> dict[int, list[Finding]]:
        """What of the money keeps sub-outputs from becoming this. Two statements."""
        ...


_money: list[Money] = []
_takers: dict[str, str] = {}


def keeps_money(money: Money) -> None:
    """Registers who keeps it."""
    _money[:] = [money]


def takes_back(taker: str, verbs: Collection[str]) -> None:
    """Registers the verb that takes back the last change of a sub-output where it was one of these."""
    _takers.update(dict.fromkeys(verbs, taker))


def taker_of(verb: str) -> str:
    """The verb that takes back what another did; empty where none does."""
    return _takers.get(verb, "")


def money() -> Money:
    """Who keeps it."""
    return _money[0]
