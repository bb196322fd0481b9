"""Promises of targets in a package: which hold for a row, and in whose cell each is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.rules.inputs import PendingTarget as Pending
from shanyraq.domains.indicators.rules.pending import promised_by
from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.domains.packages.schema import Indicator
from shanyraq.domains.packages.schema.results import PendingTarget, Row


@dataclass(frozen=True, slots=True)
class _Cell:
    """A row as the rule reads it. ``with_kept``: with a promise that became its target; others may share it."""

    row: Row
    with_kept: bool = True

    @property
    def path(self) -> Sequence[str]:
        return self.row.disaggregation

    @property
    def has_target(self) -> bool:
        return bool(self.row.targets)

    @property
    def printed(self) -> PendingTarget | None:
        targets = self.row.targets if self.with_kept else []
        kept = (each.corrected.promise for each in targets if each.corrected and each.corrected.promise)
        return self.row.target_pending or next(kept, None)

    @property
    def own_pending(self) -> Pending | None:
        promise = self.printed
        return Pending(promise.note, promise.due_on, Otherwise(promise.otherwise)) if promise else None


def promise_of(indicator: Indicator, row: Row) -> PendingTarget | None:
    """The promise that holds for a row without a target: its own, or that of the group it stands in."""
    if row.target_pending is not None or row.targets:
        return row.target_pending
    holder = _holder(indicator, row)
    return _Cell(holder).printed if holder else None


def printed_in(indicator: Indicator, row: Row) -> Row | None:
    """Another row in whose cell the promise stands that holds for this one."""
    holder = None if row.target_pending is not None or row.targets else _holder(indicator, row)
    return holder if holder is not row else None


def hanging_on(indicator: Indicator, label: Row) -> list[Row]:
    """The rows that measure something and for which the promise of a label holds."""
    rows = [row for row in indicator.rows if row.kind != "label"]
    return [row for row in rows if _holder(indicator, row) is label and not row.targets]


def _holder(indicator: Indicator, row: Row) -> Row | None:
    """The row in whose cell the promise stands that holds for this one; where none stands any more, stood."""
    for with_kept in (False, True):
        places = promised_by([_Cell(each, with_kept) for each in indicator.rows])
        place = next(found for each, found in zip(indicator.rows, places, strict=True) if each is row)
        if place is not None:
            return indicator.rows[place]
    return None
