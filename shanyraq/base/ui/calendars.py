"""iCalendar files: one that can be subscribed to, and entries that mark a day without blocking it."""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

DAILY = timedelta(days=1)


def calendar(name: str, product: str) -> Calendar:
    """A calendar without entries; ``product`` is its kind, in English."""
    made = Calendar()
    made.add("prodid", f"-//Shanyraq//{product}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("name", name)
    made.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    return made


def all_day(
    uid: str, day: date, title: str, *, stamp: datetime, edition: int, address: str, last: date | None = None
) -> Event:
    """An entry. ``uid`` stays whatever else changes; ``edition`` grows with each change, ``stamp`` is the last one.

    ``last``: the last day of an entry of several.

    Entries and not tasks, because Google Calendar and Outlook leave out the tasks of a calendar that one subscribes to.
    """
    event = Event()
    event.add("uid", f"{uid}@shanyraq")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", edition)
    event.add("dtstart", day)
    event.add("dtend", (last or day) + DAILY)
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    return event
