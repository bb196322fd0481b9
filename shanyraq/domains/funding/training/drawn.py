"""What contributions are drawn from, and what is drawn. Pure. Amounts are US dollars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

ROUND = 500
"""Amounts are multiples of so many dollars: nobody plans single ones."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of money that stands: of which sub-output and outcome, whose, from whom, from what kind of source."""

    sub_output: int
    outcome: str
    year: int
    entity: str
    donor: str
    instrument: str
    required: Decimal | None
    available: Decimal | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around the lines: the years of the framework, what entities are called, the day."""

    first: int
    last: int
    names: Mapping[str, str]
    on: date


Place = tuple[int, int, str]
"""Sub-output, year, entity: where something of a contribution goes."""


@dataclass(frozen=True, slots=True)
class Given:
    """A contribution with its allocations. ``dollars``: the whole; in its currency it is a little more, never less."""

    title: str
    donor: str
    entity: str
    instrument: str
    earmarking: str
    outcome: str
    starts_on: date
    ends_on: date
    agreed_on: date
    stage: str
    currency: str
    dollars: Decimal
    tax_exempt: bool = False
    cost_sharing: bool = False
    pooled: bool = False
    mechanism: str = ""
    allocations: Mapping[Place, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """A reallocation in one of its states; ``contribution``: its place among those that were drawn."""

    contribution: int
    source: Place
    target: Place
    amount: Decimal
    reason: str
    state: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A line of the multi-year funding framework."""

    outcome: str
    entity: str
    year: int
    needed: Decimal
    core: Decimal
    non_core: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """Everything that is drawn of contributions."""

    given: Sequence[Given]
    moved: Sequence[Moved]


def rounded(amount: Decimal | float, to: int = ROUND) -> Decimal:
    """To the next multiple, at least one."""
    return Decimal(max(1, round(amount / to)) * to)
