"""When a commitment falls due next."""

from collections.abc import Iterable
from datetime import date

from shanyraq.domains.governance.rules.rhythm import Per, meeting_due
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.sources import Source

RULE = "commitments.next_due"


@rule(
    id=RULE,
    title=gettext_noop("A commitment falls due on the next day that the document names, or by the end of its period."),
    source=Source("Shanyraq package format", "commitments.yaml", "1"),
)
def next_due(per: Per | None, days: Iterable[date], as_of: date, starts_on: date, ends_on: date) -> date | None:
    """The first day from this one on that is named for the commitment, or the last one of its present period.

    A document that says “annually” names no day, so the latest that keeps the promise is taken, as with
    meetings. A day that has passed is not due any more: whether it was kept is another question. Where neither a
    period nor a day is named, nothing is.
    """
    ahead = [day for day in days if day >= as_of]
    if per is not None:
        by_rhythm = meeting_due(per, as_of, starts_on, ends_on)
        ahead += [by_rhythm] if by_rhythm else []
    return min(ahead, default=None)
