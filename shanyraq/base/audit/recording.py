"""Writes an event at the end of the chain. Called by the verb engine, inside its transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from shanyraq.base.audit.models import Event
from shanyraq.kernel.actors import Actor

FIRST = "0" * 64
CHAIN_LOCK = 5_347_201
"""The PostgreSQL advisory lock that lets one event at a time find the end of the chain."""


def record(verb: str, *, subject: str, change: Mapping[str, Any], by: Actor, at: datetime, reason: str = "") -> Event:
    """Appends an event. SQLite's immediate transactions and PostgreSQL's lock keep the order."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    last = Event.objects.order_by("-pk").values_list("digest", flat=True).first()
    event = Event(
        at=at,
        actor=by.name,
        door=by.door,
        verb=verb,
        subject=subject,
        reason=reason,
        change=dict(change),
        previous=last or FIRST,
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    return event


def digest(event: Event) -> str:
    """SHA-256 over the event's content and the digest of the event before it."""
    content = [
        event.previous,
        event.at.astimezone(UTC).isoformat(),
        event.actor,
        event.door,
        event.verb,
        event.subject,
        event.reason,
        event.change,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
