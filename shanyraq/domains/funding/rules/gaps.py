"""What is still to be found of the money that is required. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.funding.rules.lines import MONEY
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop

RULE = "funding.to_be_mobilised"


@rule(
    id=RULE,
    title=gettext_noop("To be mobilised is what is required less what is available."),
    source=MONEY,
)
def to_be_mobilised(required: Decimal | None, available: Decimal | None) -> Decimal | None:
    """It is taken from the sums that are shown, so that rows add up to their total. With a minus, more is available
    than required. Where nobody said what is required, nothing is said of it either.
    """
    return Sums(required, available).gap


def gap_share(required: Decimal | None, available: Decimal | None) -> Decimal | None:
    """To be mobilised ÷ required, as a share of 1; None where nothing is required, or more is available."""
    gap = to_be_mobilised(required, available)
    return None if not required or gap is None or gap < 0 else gap / required


def beyond(every: Iterable[Sums]) -> list[Decimal]:
    """By how much more is available than required, of each of the sums of which that is so."""
    gaps = ((each.available or Decimal(0)) - (each.required or Decimal(0)) for each in every)
    return [over for over in gaps if over > 0]


def delivery(available: Decimal | None, spent: Decimal | None) -> Decimal | None:
    """Spent ÷ available, as a share of 1; None where nothing is available or nobody said what was spent."""
    return None if not available or spent is None else spent / available


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums with what is derived from them. US dollars; shares of 1."""

    sums: Sums

    @property
    def gap(self) -> Decimal | None:
        """To be mobilised."""
        return to_be_mobilised(self.sums.required, self.sums.available)

    @property
    def share(self) -> Decimal | None:
        """The gap as a share of what is required."""
        return gap_share(self.sums.required, self.sums.available)

    @property
    def delivered(self) -> Decimal | None:
        """What was spent as a share of what is available."""
        return delivery(self.sums.available, self.sums.spent)
