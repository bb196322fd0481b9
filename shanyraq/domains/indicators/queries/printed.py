"""What is printed in a cell: a value as understood beside its words, or the promise of a target."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.indicators.rules.inputs import Name, PendingTarget
from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.kernel.digits import decimals


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as understood beside the words that were printed. No number is not zero."""

    role: str
    value: float | None
    year: int | None
    printed: str
    qualifier: str | None
    state: str | None
    unit: Mapping[str, Any] | None = None
    corrected: Mapping[str, Any] | None = None
    """How it came to be another than printed, as the package has it: on, by, reason, version, promise."""
    qualifier_in: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The qualifier by language, that of the print among them; empty where the package has no words of its own."""

    @property
    def mark(self) -> Name:
        """What the number counts, where words beside it say so: as printed, or in several languages."""
        return self.qualifier_in or self.qualifier or ""

    @property
    def unit_code(self) -> str:
        """The code of its own unit, where that is another than the row's; else empty."""
        return self.unit["code"] if self.unit else ""

    @property
    def decimals(self) -> int | None:
        """How many decimals were printed: «5.0» has one. None where the number is not found."""
        return None if self.value is None else decimals(self.printed, self.value)

    @property
    def exact(self) -> Decimal | None:
        """The number with the decimals that are printed; where they are not found, its shortest text."""
        if self.value is None:
            return None
        found = decimals(self.printed, self.value)
        return Decimal(repr(self.value) if found is None else f"{self.value:.{found}f}")

    @property
    def says_more(self) -> bool:
        """Whether the printed words say more, or other, than the number and its year."""
        bare = "".join(self.printed.split())
        if self.value is None:
            return bool(bare)
        number = f"{self.value:.{self.decimals or 0}f}"
        return bare not in {number, f"{number}({self.year})"}


@dataclass(frozen=True, slots=True)
class Pending:
    """A target that was still to be set when the document was signed."""

    note: str
    due_on: date | None
    otherwise: str | None

    @property
    def target(self) -> PendingTarget:
        """The promise as the rules take it."""
        otherwise = Otherwise(self.otherwise) if self.otherwise else Otherwise.UNSPECIFIED
        return PendingTarget(self.note, self.due_on, otherwise)
