"""What somebody typed and did not send: kept while they type, found again on their desk, gone when it is sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from shanyraq.base.doors.models import Draft

KEPT_FOR = timedelta(days=30)
"""How long a draft is kept that nobody touches: what was typed may be the address of somebody."""
SETTLES = timedelta(seconds=10)
"""How long after a form was sent a check of one of its fields may still be under way."""
LONGEST = 2000
"""Characters of an address that a draft is kept under."""
SEEN = "seen"
"""The field that says from what a change is made: it names no other thing when that changes."""


def draft_of(person: Any, verb: str, about: str) -> Draft | None:
    """The draft of a form, if there is one."""
    return drafts_of(person).filter(verb=verb, about=about).first()


def drafts_of(person: Any) -> QuerySet[Draft]:
    """Every draft of a person, the newest first."""
    return Draft.objects.filter(person=person, sent_at=None)


def keep_draft(person: Any, verb: str, about: str, entered: Mapping[str, Any], at: datetime) -> None:
    """Keeps what was typed so far. Two fields that are checked at once keep one draft, in one statement each.

    What was sent a moment ago is no draft any more.
    """
    if Draft.objects.filter(person=person, verb=verb, about=about, sent_at__gt=at - SETTLES).exists():
        return
    _write(Draft(person=person, verb=verb, about=about, entered=dict(entered), saved_at=at))


def forget_draft(person: Any, verb: str, about: str, at: datetime) -> None:
    """Drops the draft, which was sent; that it was is remembered, so that a check which comes late keeps nothing."""
    _write(Draft(person=person, verb=verb, about=about, saved_at=at, sent_at=at))


def _write(draft: Draft) -> None:
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["person", "verb", "about"],
        update_fields=["entered", "saved_at", "sent_at"],
    )


def about(named: Mapping[str, Any]) -> str:
    """What an address names of a form, as it says so itself: ``framework=…&key=…``.

    Two forms of one verb that were opened with anything different are two drafts.
    """
    return urlencode({name: value for name, value in named.items() if value and name != SEEN}, doseq=True)[:LONGEST]


def forget_drafts(at: datetime) -> int:
    """Drops the drafts that nobody touched for long, and says how many."""
    dropped, _ = Draft.objects.filter(saved_at__lt=at - KEPT_FOR).delete()
    return dropped
