"""Cells as they come out of a file: what they print, and which of them hold nothing."""

from datetime import date, datetime, time, timedelta
from math import isfinite

Cell = str | float | int | bool | date | datetime | time | timedelta

REMEMBERED = 10_000
"""How many values a function remembers: exports repeat theirs row after row."""
BLANK = frozenset({"", "-", "–", "—"})
"""What stands in a cell of UN INFO that holds nothing."""
ERRORS = frozenset(
    {
        *("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#getting_data"),
        *("#н/д", "#ссылка!", "#знач!", "#имя?", "#дел/0!", "#число!", "#пусто!"),
        *("#valeur!", "#nom?", "#nombre!", "#nul!", "#¡ref!", "#¡valor!", "#¿nombre?", "#¡div/0!", "#¡num!", "#¡nulo!"),
    }
)
"""What spreadsheets show, in four languages, where they cannot reckon; in small letters."""
NOTHING = BLANK | ERRORS | {"n/a", "none"}
"""All that is read as empty, in small letters."""


class Formula(str):
    """A formula of which the file holds no value: only whoever opens and saves it in a spreadsheet gives it one."""

    __slots__ = ()


def is_blank(text: str) -> bool:
    """Whether a text, spaces aside, holds nothing in the way of UN INFO, of which there is nothing to say."""
    return text.strip() in BLANK


def is_nothing(text: str) -> bool:
    """Whether a text, spaces aside, says that there is nothing, in whatever words; or is a formula without a value."""
    return text.strip().casefold() in NOTHING or isinstance(text, Formula)


def is_error(text: str) -> bool:
    """Whether something is lost where a text says that there is nothing: a spreadsheet could not reckon it."""
    return isinstance(text, Formula) or text.strip().casefold() in ERRORS


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
