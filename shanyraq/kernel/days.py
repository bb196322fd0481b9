"""How a day is written wherever one can be asked for: ``2026-12-31``, and in no other way."""

import re
from datetime import UTC, date, datetime, time, timedelta

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date:
    """The day that a text names. ISO 8601 has other forms; with them one view would have many addresses.

    :raises ValueError: for anything but ``YYYY-MM-DD``, and for a day that no calendar has.
    """
    if not DAY.fullmatch(text):
        raise ValueError("a day is written like 2026-12-31")
    return date.fromisoformat(text)


def night_after(day: date) -> datetime:
    """The first moment that does not belong to the day any more, in UTC; of the last day of the calendar, its last."""
    return (
        datetime.combine(day + timedelta(days=1), time(), UTC) if day < date.max else datetime.max.replace(tzinfo=UTC)
    )
