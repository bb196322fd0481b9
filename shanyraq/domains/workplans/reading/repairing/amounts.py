"""Amounts of money as they are printed: with signs of currencies, of thousands and of decimals, or as numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum
from functools import lru_cache
from math import isfinite

from shanyraq.domains.workplans.reading.cells import REMEMBERED, Cell, is_nothing
from shanyraq.kernel.amounts import CENT

LARGEST = Decimal(10) ** 15
"""Nobody plans with more; a number keeps its cents below it."""
CURRENCY = re.compile(r"^(?:US\$|USD|\$)\s*|\s*(?:US\$|USD|\$)$", re.IGNORECASE)
PLAIN = re.compile(r"-?\d+(?:\.\d{1,2}|\.0+)?")
EXACT = re.compile(r"-?\d+(?:[.,]\d+)?E[+-]?\d{1,2}|-?\d+[.,]\d+E[+-]?\d{1,2}", re.IGNORECASE)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
SIMPLE = re.compile(r"\d+(?:[.,]\d+)?")
UNCLEAR = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
"""One sign and three digits after it: thousands, or a fraction."""


class State(Enum):
    """How well an amount was understood."""

    FINE = "fine"
    MENDED = "mended"
    ROUNDED = "rounded"
    DOUBTFUL = "doubtful"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount to the cent, and how it was come by. Without a value where nothing stands or nothing is understood."""

    value: Decimal | None
    state: State = State.FINE


NO_AMOUNT, LOST = Amount(None), Amount(None, State.LOST)


def read_amount(cell: Cell, decimal_sign: str = "") -> Amount:
    """The amount in a cell.

    :param decimal_sign: ``.`` or ``,`` where the other amounts of its column show it. Without it «1,234» is 1234 and
        in doubt.
    """
    if isinstance(cell, str):
        return _of_text(cell, decimal_sign)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return LOST
    return _of_number(float(cell))


def decimal_sign_of(cells: Iterable[Cell]) -> str:
    """The sign before the decimals in a column of amounts, where its texts show one and the same; else nothing."""
    shown = {sign for cell in cells if isinstance(cell, str) and (sign := _shown_sign(cell))}
    return shown.pop() if len(shown) == 1 else ""


@lru_cache(REMEMBERED)
def _shown_sign(text: str) -> str:
    bare = _bare(text)[0]
    if UNCLEAR.fullmatch(bare) or not (match := THOUSANDS.fullmatch(bare) or SIMPLE.fullmatch(bare)):
        return ""
    signs = [sign for sign in bare if sign in ".,"]
    if not signs:
        return ""
    parts_thousands = match.re is THOUSANDS and match[1] == signs[-1]
    return _other(signs[-1]) if parts_thousands else signs[-1]


def _other(sign: str) -> str:
    return "," if sign == "." else "."


@lru_cache(REMEMBERED)
def _of_number(value: float) -> Amount:
    if not isfinite(value) or abs(value) >= LARGEST:
        return LOST
    shown = f"{value:.2f}"
    if float(shown) == value:
        return Amount(Decimal(shown))
    exact = Decimal(repr(value))
    rounded = exact.quantize(CENT, ROUND_HALF_EVEN)
    return Amount(rounded, State.FINE if abs(exact - rounded) < Decimal("0.000001") else State.ROUNDED)


def _of_text(text: str, decimal_sign: str) -> Amount:
    if is_nothing(text):
        return NO_AMOUNT
    if PLAIN.fullmatch(text) and not (decimal_sign == "," and UNCLEAR.fullmatch(text)):
        return _to_cents(Decimal(text), State.FINE)
    bare, negative = _bare(text)
    if EXACT.fullmatch(bare):
        return _to_cents(_signed(Decimal(bare.replace(",", ".")), negative), State.MENDED)
    state = State.MENDED
    if match := UNCLEAR.fullmatch(bare):
        state = State.MENDED if decimal_sign else State.DOUBTFUL
        whole = bare.replace(match[1], "." if decimal_sign == match[1] else "")
    elif match := THOUSANDS.fullmatch(bare):
        whole = bare.replace(match[1], "").replace(",", ".")
    elif SIMPLE.fullmatch(bare):
        whole = bare.replace(",", ".")
    else:
        return LOST
    return _to_cents(_signed(Decimal(whole), negative), state)


def _bare(text: str) -> tuple[str, bool]:
    """An amount without currency, brackets and sign, its spaces plain; and whether it is below zero."""
    bare = " ".join(text.replace("−", "-").replace("’", "'").split())
    negative = bare.startswith("(") and bare.endswith(")")
    bare = CURRENCY.sub("", bare[1:-1].strip() if negative else bare)
    if bare.startswith("-") and not negative:
        negative, bare = True, CURRENCY.sub("", bare[1:].strip())
    return bare.strip(), negative


def _signed(value: Decimal, negative: bool) -> Decimal:
    return -value if negative else value


def _to_cents(value: Decimal, state: State) -> Amount:
    if abs(value) >= LARGEST:
        return LOST
    rounded = value.quantize(CENT, ROUND_HALF_EVEN)
    return Amount(rounded, state if rounded == value or state is State.DOUBTFUL else State.ROUNDED)
