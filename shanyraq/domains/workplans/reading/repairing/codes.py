"""Codes such as 1.1 and 1.2.1 that a spreadsheet took for numbers or days, and what they may have been."""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from shanyraq.domains.workplans.reading.cells import Cell, number
from shanyraq.domains.workplans.reading.repairing.months import month_of

ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
FULL = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)")
NUMBER_MONTH = re.compile(r"(\d{1,2})[-. /]+([^\W\d]+)\.?")
MONTH_NUMBER = re.compile(r"([^\W\d]+)\.?[-. /]+(\d{1,2})")


def candidates(cell: Cell) -> tuple[str, ...]:
    """What a code may have been, the likeliest first; empty where it is a code as it stands.

    1.1 as a number → ``1.1``, ``1.10``; 1.0 → ``1``, ``1.0``; 1 January 2001 → ``1.1``, ``1.1.1``;
    ``1-Feb`` → ``1.2``, ``2.1``.
    """
    if isinstance(cell, bool | time | timedelta):
        return ()
    if isinstance(cell, str):
        return _of_text(cell.strip())
    if isinstance(cell, date | datetime):
        return _of_day(cell.year, cell.month, cell.day)
    return _of_number(float(cell))


def is_number(cell: Cell) -> bool:
    """Whether a code stands as a number: its likeliest reading is meant unless the file says otherwise."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def confirmed(found: Collection[str], known: Collection[str], parent: str) -> str | None:
    """The one candidate that the file confirms: as the code of the same text elsewhere, else as below its parent.

    What is right below the parent goes before what is further down: below 1, ``1.2`` rather than ``1.2.25``.
    """
    below = [code for code in found if parent and code.startswith(f"{parent}.")]
    right_below = [code for code in below if code.count(".") == parent.count(".") + 1]
    for rest in ([code for code in found if code in known], right_below, below):
        if rest:
            return rest[0] if len(rest) == 1 else None
    return None


def _of_number(value: float) -> tuple[str, ...]:
    printed = number(value)
    if not printed.isascii() or not printed[:1].isdecimal():
        return ()
    if "." not in printed:
        return (printed, f"{printed}.0")
    return (printed, f"{printed}0")


def _of_day(year: int, month: int, day: int) -> tuple[str, ...]:
    """A spreadsheet adds the current year to two numbers, and takes the last of three for the year."""
    found = [f"{day}.{month}", f"{month}.{day}"]
    if 1930 <= year < 2030:
        short = year % 100
        found += [f"{day}.{month}.{short}", f"{month}.{day}.{short}", f"{short}.{month}.{day}"]
    return tuple(dict.fromkeys(found))


def _of_text(text: str) -> tuple[str, ...]:
    if match := ISO.fullmatch(text):
        return _of_day(*(int(part) for part in match.groups()))
    if match := FULL.fullmatch(text):
        return _of_day(int(match[3]), int(match[2]), int(match[1]))
    if match := NUMBER_MONTH.fullmatch(text):
        day, month = int(match[1]), month_of(match[2])
    elif match := MONTH_NUMBER.fullmatch(text):
        day, month = int(match[2]), month_of(match[1])
    else:
        return ()
    return tuple(dict.fromkeys((f"{day}.{month}", f"{month}.{day}"))) if month else ()
