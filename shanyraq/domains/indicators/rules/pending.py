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


@rule(id=RULE, title="A sentence that promises a target holds for all rows of the group it stands in.", source=METHOD)
def pending_targets(rows: Sequence[Printed]) -> list[PendingTarget | None]:
    """Gives each row its pending target, its own or that of its group.

    A promise printed in one row holds for the rows of the same group that have neither a target nor a
    promise of their own: on an indicator's first line, for the whole indicator. Of several the one of the
    narrowest group holds, wherever the others are printed; of two in one group the one above.
    """
    places = promised_by(rows)
    return [rows[place].own_pending if place is not None else None for place in places]


def promised_by(rows: Sequence[Printed]) -> list[int | None]:
    """For each row the place of the row in whose cell its promise is printed; None where none holds for it."""
    promises = [Promise(place, tuple(row.path[:-1])) for place, row in enumerate(rows) if row.own_pending is not None]
    return [_printed_in(place, row, promises) for place, row in enumerate(rows)]


def _printed_in(place: int, row: Printed, promises: Sequence[Promise]) -> int | None:
    """Its own cell, or that of the narrowest group that it belongs to; of two alike the nearest above, else below."""
    if row.own_pending or row.has_target:
        return place if row.own_pending else None
    inside = [promise for promise in promises if tuple(row.path[: len(promise.group)]) == promise.group]
    nearest = max(
        inside, key=lambda each: (len(each.group), each.place < place, -abs(each.place - place)), default=None
    )
    return nearest.place if nearest else None
