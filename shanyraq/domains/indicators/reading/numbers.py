"""Numbers and periods as sources write them."""

import re
from decimal import Decimal, InvalidOperation

PLAIN = re.compile(r"[+-]?(\d{1,25}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,2})?")
GROUPED = re.compile(r"[+-]?\d{1,3}([ \u00a0\u202f’']\d{3})+([.,]\d+)?")
WITH_COMMA = re.compile(r"[+-]?\d{1,25},(\d{1,2}|\d{4,20})")
"""A comma before one, two, or more than three digits parts decimals; before three it might part thousands."""
CODE_LIKE = re.compile(r"[+-]?\d+([.,]\d+)?")
LARGEST = Decimal("1e15")
PERIOD = re.compile(
    r"(?P<year>[12]\d{3})(-(?P<more>(0?[1-9]|1[0-2])(-\d{2})?|[QSTHMW]\d{1,3}|A1|[12]\d{3}|D\d{1,3}))?"
    r"(T[\d:.]+Z?)?(/P\w{2,5})?"
)
FIRST, LAST = 1900, 2100


def number_of(text: str) -> tuple[Decimal | None, bool]:
    """A number as printed, and whether it was written in another way than a program would; None where it is none."""
    if PLAIN.fullmatch(text):
        return _decimal(text), False
    if GROUPED.fullmatch(text) or WITH_COMMA.fullmatch(text):
        return _decimal(re.sub(r"[ \u00a0\u202f’']", "", text).replace(",", ".")), True
    return None, False


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < LARGEST else None


def year_of(period: str) -> int | None:
    """The year in which a period begins (``2019``, ``2019-Q2``, ``2019-05``, ``2019-2020``); None where it is none."""
    found = PERIOD.fullmatch(period)
    year = int(found["year"]) if found else 0
    return year if FIRST <= year <= LAST else None


def is_number(text: str) -> bool:
    """Whether a text is written as a number, which no code of a sex or an area is."""
    return bool(CODE_LIKE.fullmatch(text))
