"""What was spent in the quarters of a year: a part of what was spent in it, as far as it is told. Pure.

A quarter of which nobody told anything is None, which is not zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.funding.rules.gaps import delivery
from shanyraq.domains.funding.rules.lines import MONEY
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.kernel.amounts import added_up, cents
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

Quarters = Sequence[Decimal | None]
"""Four amounts, the first quarter first. US dollars."""
NONE_TOLD: Quarters = (None, None, None, None)
RULE = "funding.quarters_of_the_year"


def together(every: Iterable[Quarters]) -> Quarters:
    """Each quarter of all of them added up; None where none of them tells it."""
    return tuple(added_up(quarter) for quarter in zip(NONE_TOLD, *every, strict=True))


@rule(
    id=RULE,
    title=gettext_noop("What is spent in quarters is a part of what is spent in the year; all four are all of it."),
    source=MONEY,
)
def refused_quarters(spent: Decimal | None, quarters: Quarters) -> list[Finding]:
    """Looks whether the quarters say more than the year, or, where all four are told, anything else than the year."""
    whole = added_up(quarters)
    if whole is None:
        return []
    if spent is None:
        message = gettext_noop("The quarters say {quarters} together, and the year nothing")
    elif whole > spent:
        message = gettext_noop("The quarters say {quarters} together, and the year {spent}")
    elif None not in quarters and whole != spent:
        message = gettext_noop("All four quarters say {quarters} together, and the year {spent}")
    else:
        return []
    values = {"quarters": cents(whole), "spent": cents(spent)}
    return [Finding(RULE, Severity.ERROR, Sentence(message, values))]


def fits(spent: Decimal | None, quarters: Quarters) -> bool:
    """Whether quarters can be those of a year in which so much was spent."""
    return not refused_quarters(spent, quarters)


def spent_by(spent: Decimal | None, before: Quarters, after: Quarters) -> Decimal | None:
    """What was spent in a year of which quarters are told anew and nothing else: their sum, where the year said
    nothing, or nothing but what the quarters said that were told before. A year that says more keeps what it says.
    """
    return added_up(after) if spent is None or spent == added_up(before) else spent


@dataclass(frozen=True, slots=True)
class Delivered:
    """A year: its sums, and what of the spent is told by quarter. US dollars."""

    year: int
    sums: Sums
    quarters: Quarters = NONE_TOLD

    @property
    def told(self) -> Decimal | None:
        """All quarters together, as far as they are told."""
        return added_up(self.quarters)

    @property
    def untold(self) -> Decimal | None:
        """What was spent in the year and is told of no quarter; None where nobody said what was spent."""
        return None if self.sums.spent is None else self.sums.spent - (self.told or 0)

    def since(self, quarter: int) -> Decimal | None:
        """What was spent from the beginning of the year to the end of a quarter (1 to 4), as far as it is told; None
        where the quarter itself is not.
        """
        return None if self.quarters[quarter - 1] is None else added_up(self.quarters[:quarter])

    def of_available(self, quarter: int) -> Decimal | None:
        """The same as a share of what is available in the year."""
        return delivery(self.sums.available, self.since(quarter))

    def of_required(self, quarter: int) -> Decimal | None:
        """The same as a share of what the year requires."""
        return delivery(self.sums.required, self.since(quarter))
