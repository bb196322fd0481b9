"""Days as they are printed: as days, as the numbers that spreadsheets count them by, and in words of several orders."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from shanyraq.domains.workplans.reading.cells import REMEMBERED, Cell, is_nothing
from shanyraq.domains.workplans.reading.repairing.months import month_of

EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, such that days from March 1900 on are right."""
FIRST_YEAR, LAST_YEAR = 1950, 2099
SERIALS = range((date(1980, 1, 1) - EPOCH).days, (date(LAST_YEAR, 12, 31) - EPOCH).days + 1)
"""Numbers that count days; smaller ones from 1950 to 2099 are years."""
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?: \d{1,2}:\d\d(?::\d\d)?)?")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?[-. ]+(?:de )?([^\W\d]+)\.?,?[-. ]+(?:de )?(\d{4})(?: ?г\.?)?")
AMERICAN = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
MONTH = re.compile(r"([^\W\d]+)\.?,?[-. ]+(?:de )?(\d{4})(?: ?г\.?)?")
BARE = re.compile(r"(\d{4,5})(?:\.0)?")


class Manner(Enum):
    """How a day was come by."""

    FINE = "fine"
    MENDED = "mended"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    FILLED = "filled"
    DOUBTFUL = "doubtful"
    LOST = "lost"


BY_ORDER = {True: Manner.DAY_FIRST, False: Manner.MONTH_FIRST, None: Manner.DOUBTFUL}
"""How a day is come by that may be read in both orders, by the one that others show."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and how it was come by. Without a value where nothing stands or nothing is understood."""

    value: date | None
    manner: Manner = Manner.FINE


NO_DAY, LOST = Day(None), Day(None, Manner.LOST)


def read_day(cell: Cell, *, day_first: bool | None = None, ends: bool = False) -> Day:
    """The day in a cell.

    :param day_first: whether days stand before their months, where other cells of the column or of the file show it.
        Without it «03/04/2026» is 3 April and in doubt.
    :param ends: whether a month or a year alone stands for its last day rather than for its first.
    """
    if isinstance(cell, datetime):
        return _within(cell.date())
    if isinstance(cell, date):
        return _within(cell)
    if isinstance(cell, str):
        return NO_DAY if is_nothing(cell) else _of_text(" ".join(cell.split()), day_first, ends)
    if isinstance(cell, bool | time | timedelta) or cell != int(cell if abs(cell) < 1e9 else 0):
        return LOST
    return _of_number(int(cell), ends)


def orders_of(cells: Iterable[Cell]) -> set[bool]:
    """Whether days stand before months, by cells that can be read in one way only; both where they differ."""
    return {order for cell in cells if isinstance(cell, str) and (order := _order(cell)) is not None}


def day_first_of(shown: Collection[bool]) -> bool | None:
    """The one order that is shown; None where it is none, or both."""
    return next(iter(shown)) if len(shown) == 1 else None


@lru_cache(REMEMBERED)
def _order(text: str) -> bool | None:
    match = NUMBERS.fullmatch(" ".join(text.split()))
    first, second = (int(match[1]), int(match[3])) if match else (1, 1)
    if match is None or (first > 12) == (second > 12):
        return None
    day = _of_numbers(first, second, _year(match[4]), None)  # 31 February is no day in any order, and shows none
    return None if day.value is None else first > 12


def _of_number(value: int, ends: bool) -> Day:
    if FIRST_YEAR <= value <= LAST_YEAR:
        return _filled(value, 0, ends)
    return Day(EPOCH + timedelta(days=value), Manner.MENDED) if value in SERIALS else LOST


@lru_cache(REMEMBERED)
def _of_text(text: str, day_first: bool | None, ends: bool) -> Day:
    if match := ISO.fullmatch(text):
        return _made(int(match[1]), int(match[3]), int(match[4]), Manner.FINE if match[2] == "-" else Manner.MENDED)
    if match := NUMBERS.fullmatch(text):
        return _of_numbers(int(match[1]), int(match[3]), _year(match[4]), day_first)
    if match := BARE.fullmatch(text):
        return _of_number(int(match[1]), ends)
    return _of_words(text, ends)


def _of_words(text: str, ends: bool) -> Day:
    if match := IN_WORDS.fullmatch(text):
        return _made(int(match[3]), month_of(match[2]), int(match[1]), Manner.MENDED)
    if match := AMERICAN.fullmatch(text):
        return _made(int(match[3]), month_of(match[1]), int(match[2]), Manner.MENDED)
    if (match := MONTH.fullmatch(text)) and (month := month_of(match[1])):
        return _filled(int(match[2]), month, ends)
    return LOST


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _of_numbers(first: int, second: int, year: int, day_first: bool | None) -> Day:
    if first > 12 or second > 12 or first == second:
        day, month = (second, first) if second > 12 else (first, second)
        return _made(year, month, day, Manner.MENDED)
    day, month = (second, first) if day_first is False else (first, second)
    return _made(year, month, day, BY_ORDER[day_first])


def _filled(year: int, month: int, ends: bool) -> Day:
    """The first or the last day of a month, or of a year where the month is 0."""
    if not ends:
        return _made(year, month or 1, 1, Manner.FILLED)
    following = (year, month + 1) if 0 < month < 12 else (year + 1, 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return LOST
    return Day(date(*following, 1) - timedelta(days=1), Manner.FILLED)


def _made(year: int, month: int, day: int, manner: Manner) -> Day:
    try:
        found = _within(date(year, month, day))
    except ValueError:
        return LOST
    return Day(found.value, manner) if found.value else LOST


def _within(day: date) -> Day:
    return Day(day) if FIRST_YEAR <= day.year <= LAST_YEAR else LOST
