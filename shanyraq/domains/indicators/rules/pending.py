"""Pending targets: what became of a promise by a day, and for which rows it is printed.

One cell of the table often stands for a whole group.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

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


class Promise(NamedTuple):
    """A promise as it is printed: in which row, and for which group."""

    place: int
    group: tuple[str, ...]
    target: PendingTarget


@rule(id=RULE, title="A sentence that promises a target holds for all rows of the group it stands in.", source=METHOD)
def pending_targets(rows: Sequence[Printed]) -> list[PendingTarget | None]:
    """Gives each row its pending target, its own or that of its group.

    A promise printed in one row holds for the rows of the same group that have neither a target nor a
    promise of their own: on an indicator's first line, for the whole indicator. Of several the one of the
    narrowest group holds, wherever the others are printed; of two in one group the one above.
    """
    promises = [
        Promise(place, tuple(row.path[:-1]), row.own_pending)
        for place, row in enumerate(rows)
        if row.own_pending is not None
    ]
    return [
        row.own_pending if row.own_pending or row.has_target else _of_group(place, row, promises)
        for place, row in enumerate(rows)
    ]


def _of_group(place: int, row: Printed, promises: Sequence[Promise]) -> PendingTarget | None:
    """The promise of the narrowest group that the row belongs to; of two alike the nearest above, else below."""
    inside = [promise for promise in promises if tuple(row.path[: len(promise.group)]) == promise.group]
    nearest = max(
        inside, key=lambda each: (len(each.group), each.place < place, -abs(each.place - place)), default=None
    )
    return nearest.target if nearest else None
