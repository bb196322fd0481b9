"""Writes an event at the end of the chain. Called by the verb engine, inside its transaction."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic_core import to_jsonable_python

from shanyraq.base.audit.chain import end_of_chain, held
from shanyraq.base.audit.models import Event
from shanyraq.base.statements import insert_row
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.subjects import Subject

FORMAT = 1
"""How the digest of an event is made; a later release that adds a field to it counts on."""
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
COVERED = (
    "previous",
    "format",
    "at",
    "actor",
    "person",
    "door",
    "verb",
    "framework",
    "kind",
    "key",
    "name",
    "reason",
    "change",
    "before",
    "after",
)
"""The columns that a digest covers, in its order."""


def record(  # noqa: PLR0913 - the facts of an event
    verb: str,
    subject: Subject,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    change: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    """Appends an event. Whoever calls holds the chain; two events never name the same one before them."""
    together = held()
    event = Event(
        format=FORMAT,
        at=at,
        actor=by.name,
        person=by.person,
        door=str(by.door),
        verb=verb,
        framework=subject.framework,
        kind=subject.kind,
        key=subject.key,
        name=subject.name,
        reason=reason,
        change=to_jsonable_python(dict(change or {})),
        before=to_jsonable_python(dict(before or {})),
        after=to_jsonable_python(dict(after or {})),
        previous=together.last if together else end_of_chain(),
    )
    event.digest = digest([getattr(event, column) for column in COVERED])
    if together:
        together.events.append(event)
    else:
        insert_row(event)
    return event


def digest(values: Sequence[Any]) -> str:
    """SHA-256 over the columns ``COVERED`` of an event, the digest of the event before it among them."""
    plain = [each.astimezone(UTC).isoformat() if isinstance(each, datetime) else each for each in values]
    return hashlib.sha256(ENCODER.encode(plain).encode()).hexdigest()
