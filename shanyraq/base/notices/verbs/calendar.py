"""The address of one's own calendar: made, shown once, ended. Making it anew ends the one before."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import hashed
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.accounts.verbs.person import own
from shanyraq.base.notices.commands import EndCalendar, MakeCalendar
from shanyraq.base.notices.models import Calendar
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.base.verbs.engine import BY_HAND
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


@dataclass(frozen=True, slots=True)
class Made:
    """A calendar with its secret, which is told once and kept nowhere."""

    calendar: Calendar
    secret: str


@verb(
    "notices.calendar.make",
    title=gettext_noop("Make the address of your calendar"),
    said=gettext_noop("{actor} made the address of their calendar"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=BY_HAND,
)
def make(trail: Trail, command: MakeCalendar) -> Made:
    """Makes an address under which a calendar program reads your due dates. The one that you have now ends."""
    person = own(trail)
    end_of(person, trail.at)
    secret = secrets.token_urlsafe(32)
    calendar = Calendar.objects.create(person=person, secret=hashed(secret), made_at=trail.at)
    trail.record(_subject(calendar))
    return Made(calendar, secret)


@verb(
    "notices.calendar.end",
    title=gettext_noop("End the address of your calendar"),
    said=gettext_noop("{actor} ended the address of their calendar"),
    permission=Permission.OWN_ACCOUNT,
    scope=everywhere,
    doors=BY_HAND,
)
def end(trail: Trail, command: EndCalendar) -> None:
    """Ends the address under which a calendar program reads your due dates; nobody reads it there any more."""
    person = own(trail)
    calendar = Calendar.objects.filter(person=person, ended_at=None).first()
    if calendar is None:
        trail.nothing_to_do()
        return
    calendar.ended_at = trail.at
    calendar.save(update_fields=["ended_at"])
    trail.record(_subject(calendar))


def end_of(person: Person, at: datetime) -> None:
    """Ends the address with the account of its person. Called by the verb that ends the account."""
    Calendar.objects.filter(person=person, ended_at=None).update(ended_at=at)


def _subject(calendar: Calendar) -> Subject:
    return Subject("calendar", str(calendar.pk), "", "")
