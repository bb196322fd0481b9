"""An event as programs get it: the same over REST and in webhooks, with all that its digest covers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import sentences
from shanyraq.base.doors.pages import addresses, place_of
from shanyraq.base.ui.speech import say


class EventSubject(BaseModel):
    """What an event is about; ``framework`` is empty for what belongs to the installation."""

    kind: str
    key: str
    framework: str
    name: str


class EventOut(BaseModel):
    """Who did what, when, through which door, why, and what it changed."""

    number: int = Field(description="Later events have greater numbers.")
    at: datetime
    actor: str
    person: int | None = Field(description="The number of the account; null where none acted.")
    door: str
    verb: str
    subject: EventSubject
    sentence: str
    reason: str
    change: dict[str, Any] = Field(description="What the sentence says.")
    before: dict[str, Any] = Field(description="The fields that changed, as they were.")
    after: dict[str, Any] = Field(description="The same fields as they are now.")
    address: str | None = Field(description="The page of the thing, on this host; of one that ended, its trail.")
    format: int = Field(description="How the digest is made.")
    previous: str = Field(description="The digest of the event before it.")
    digest: str = Field(description="SHA-256 over the event and the digest before it.")


def events_out(events: Iterable[Event]) -> list[EventOut]:
    """Events with their sentences in the active language, in their order."""
    found = list(events)
    pages = addresses(found)
    said = map(say, sentences(found))
    return [_out(event, sentence, pages[place_of(event)]) for event, sentence in zip(found, said, strict=True)]


def _out(event: Event, sentence: str, address: str | None) -> EventOut:
    return EventOut(
        number=event.pk,
        at=event.at,
        actor=event.actor,
        person=event.person,
        door=event.door,
        verb=event.verb,
        subject=EventSubject(kind=event.kind, key=event.key, framework=event.framework, name=event.name),
        sentence=sentence,
        reason=event.reason,
        change=event.change,
        before=event.before,
        after=event.after,
        address=address,
        format=event.format,
        previous=event.previous,
        digest=event.digest,
    )


def said(event: Event) -> str:
    """The sentence of an event in the active language."""
    return say(sentences([event])[0])
