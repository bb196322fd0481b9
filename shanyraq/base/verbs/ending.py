"""Ending what somebody said or attached: it stays on record, with who ended it, when and why. Used by verbs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from shanyraq.base.verbs.engine import Trail
from shanyraq.kernel.errors import NotAllowed
from shanyraq.kernel.subjects import Subject


class Endable(Protocol):
    """A row that is somebody's, and ends."""

    person_id: int | None
    ended_at: datetime | None
    ended_by: str
    reason: str

    def save(self, *, update_fields: list[str]) -> None: ...


def only_own(trail: Trail, row: Endable, words: str) -> None:
    """Lets pass whoever the row is of.

    :raises NotAllowed: in these words, for anybody else.
    """
    if trail.by.person is None or row.person_id != trail.by.person:
        raise NotAllowed(words)


def end_row(trail: Trail, row: Endable, subject: Subject, change: Mapping[str, Any], reason: str) -> None:
    """Ends a row, with its event; one that has ended stays as it is."""
    if row.ended_at is not None:
        trail.nothing_to_do()
        return
    row.ended_at, row.ended_by, row.reason = trail.at, trail.by.name, reason
    row.save(update_fields=["ended_at", "ended_by", "reason"])
    trail.record(subject, change, reason=reason)
