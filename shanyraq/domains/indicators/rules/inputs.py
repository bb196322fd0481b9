"""What the rules on progress are given: plain, frozen, dated values.

A number that is absent is ``None``; zero is a number. Whoever loads a row from the database or a
package fills these classes; the rules never see models, text that must be parsed, or the clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shanyraq.domains.indicators.vocabulary import Direction, Kind, Otherwise

Numeric = Decimal | float | int | str
Name = str | Mapping[str, str]
"""A text, or the same in several languages by their codes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value: a baseline, an observation or a target.

    ``value`` is the number as understood, in the row's unit; ``state`` the answer of a qualitative
    or yes/no indicator. ``qualifier`` says what the number counts where the words beside it do
    («without hydro»). ``printed`` is kept for showing and never read. ``unit`` is the code of the
    value's own unit where that is another than the row's, ``unit_name`` what it is called, by language.
    ``qualifier_in`` is the qualifier in every language that has words for it, that of the print among them.

    :raises ValueError: when the number is not finite.
    """

    value: Decimal | None = None
    year: int | None = None
    state: str | None = None
    qualifier: str | None = None
    printed: str = ""
    unit: str = ""
    unit_name: Name = field(default="", compare=False)
    qualifier_in: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def mark(self) -> Name:
        """The qualifier as sentences say it; empty where there is none."""
        return self.qualifier_in or self.qualifier or ""

    def __post_init__(self) -> None:
        if self.value is not None and not self.value.is_finite():
            raise ValueError(f"{self.value} is not a number that can be measured.")

    @classmethod
    def of(cls, value: Numeric | None, year: int | None = None, *, qualifier: str | None = None) -> "Reading":
        """A reading from any number; floats go through their shortest text, so 5.2 stays 5.2."""
        return cls(None if value is None else Decimal(str(value)), year, qualifier=qualifier)


@dataclass(frozen=True, slots=True)
class PendingTarget:
    """A target that was still to be set when the document was signed."""

    note: str
    due_on: date | None
    otherwise: Otherwise = Otherwise.UNSPECIFIED


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """One row of an indicator, and the framework and date it is judged for.

    :param unclear: why it is unclear whether the value should rise or fall, by language; empty where nothing says so.
    :param unit: the unit's code (``PT``, ``HA_TH``); decides between compound and linear pace.
    :param unit_name: what it is called, by language.
    :param scale: the answers of a qualitative indicator, worst first.
    :param baseline: the first printed baseline (in many frameworks that of 2015).
    :param latest: the later values printed in the document, in printed order; those for years of the framework
        count as observations.
    :param observations: values observed later, current versions only.
    :param targets: every printed target, yearly ones too; a year of ``None`` is the last year of
        the framework.
    """

    starts_on: date
    ends_on: date
    as_of: date
    kind: Kind = Kind.QUANTITATIVE
    desired: Direction | None = None
    unclear: Name = ""
    unit: str = ""
    unit_name: Name = ""
    scale: tuple[str, ...] = ()
    baseline: Reading | None = None
    latest: tuple[Reading, ...] = ()
    observations: tuple[Reading, ...] = ()
    targets: tuple[Reading, ...] = ()
    pending: PendingTarget | None = None

    @property
    def printed(self) -> tuple[Reading, ...]:
        """The baselines that the document prints, the first one first."""
        return (self.baseline, *self.latest) if self.baseline else self.latest
