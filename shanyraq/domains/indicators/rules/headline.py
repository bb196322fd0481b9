"""Which row stands for an indicator where there is room for one mark only, as on the ring.

The order of need that picks it is the one by which tables are sorted too.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sources import Source

RULE = "indicators.headline"
METHOD = Source(
    document="Shanyraq progress method",
    clause="9. The row that stands for an indicator",
    edition="1",
    url="/method/",
)

WORST_FIRST = (
    Status.MOVING_AWAY,
    Status.INSUFFICIENT,
    Status.NOT_MONITORED,
    Status.CANNOT_BE_ASSESSED,
    Status.ACCELERATION_NEEDED,
    Status.NO_NEW_DATA,
    Status.TARGET_PENDING,
    Status.ON_TRACK,
    Status.ACHIEVED,
)
"""From the status that needs attention most to the one that needs it least."""


class Judged(Protocol):
    """What must be known of a row."""

    @property
    def is_total(self) -> bool: ...

    @property
    def is_promised(self) -> bool:
        """Whether a target is printed or pending for it."""
        ...

    @property
    def status(self) -> Status: ...


Row = TypeVar("Row", bound=Judged)


def place_of(status: Status) -> int:
    """The place of a status in the order of need, 0 the worst: what lists are sorted by."""
    return WORST_FIRST.index(status)


@rule(
    id=RULE, title="The total stands for an indicator; without one, the promised row that stands worst.", source=METHOD
)
def headline(rows: Sequence[Row]) -> Row | None:
    """Picks the indicator's total, whether or not a target is printed for it.

    Without a total the row with a target, or with one to be set, that needs attention most; one that is not
    monitored any more only where all of them are. Without any target the first row. No average of rows is made,
    since it would hide the rows that move away.
    """
    total = next((row for row in rows if row.is_total), None)
    if total is not None:
        return total
    promised = [row for row in rows if row.is_promised]
    if promised:
        monitored = [row for row in promised if row.status is not Status.NOT_MONITORED]
        return min(monitored or promised, key=lambda row: place_of(row.status))
    return rows[0] if rows else None
