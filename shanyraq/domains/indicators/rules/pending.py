"""Pending targets: what became of a promise by a day, and for which rows it is printed.

One cell of the table often stands for a whole group.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from shanyraq.domains.indicators.rules.inputs import PendingTarget
from shanyraq.domains.indicators.vocabulary import Otherwise, Reason
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sources import Source

RULE = "indicators.pending_group"
METHOD = Source(
    document="Shanyraq progress method",
    clause="10. Pending targets of a group",
    edition="1",
    url="/method/",
)


def state_of(promise: PendingTarget, day: date) -> Reason:
    """What became of the promise of a target by a day, as long as none was set."""
    if promise.due_on is None:
        return Reason.NO_DATE_FOR_TARGET
    if day <= promise.due_on:
        return Reason.NOT_YET_DUE
    return Reason.NOT_SET_IN_TIME if promise.otherwise is Otherwise.NOT_MONITORED else Reason.OVERDUE


class Printed(Protocol):
    """What must be known of a row: its path from group to leaf, its target, its pending target."""

    @property
    def path(self) -> Sequence[str]: ...

    @property
    def has_target(self) -> bool: ...

    @property
    def own_pending(self) -> PendingTarget | None: ...


@rule(id=RULE, title="A sentence that promises a target holds for all rows of the group it stands in.", source=METHOD)
def pending_targets(rows: Sequence[Printed]) -> list[PendingTarget | None]:
    """Gives each row its pending target, its own or that of its group.

    A promise printed in one row holds for the rows of the same group that have neither a target nor a
    promise of their own: on an indicator's first line, for the whole indicator.
    """
    found: list[PendingTarget | None] = []
    promises = [(list(row.path[:-1]), row.own_pending) for row in rows if row.own_pending is not None]
    for row in rows:
        own = row.own_pending
        if own is None and not row.has_target:
            inside = [promise for group, promise in promises if list(row.path[: len(group)]) == group]
            own = inside[-1] if inside else None
        found.append(own)
    return found
