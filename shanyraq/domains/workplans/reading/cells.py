"""Cells as they come out of a file: what they print, and which of them hold nothing."""

from datetime import date, datetime, time, timedelta
from math import isfinite

Cell = str | float | int | bool | date | datetime | time | timedelta

REMEMBERED = 10_000
"""How many values a function remembers: exports repeat theirs row after row."""
NOTHING = frozenset({"", "-", "–", "—", "n/a", "#n/a"})
"""What stands in a cell that holds nothing, in small letters."""


def is_nothing(text: str) -> bool:
    """Whether a text, spaces aside, says that there is nothing."""
    return text.strip().casefold() in NOTHING


def number(value: float) -> str:
    """A number without an exponent, without the noise of binary fractions: ``1.1``, ``3``, ``12345``."""
    if not isfinite(value):
        return str(value)
    return format(value, ".10f").rstrip("0").rstrip(".")


def printed(cell: Cell) -> str:
    """What a cell prints: a text as it stands, a number without needless digits, a day in ISO form."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
