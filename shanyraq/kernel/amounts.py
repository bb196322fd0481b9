"""Amounts of money in one currency: what is said of them together, and their cents. Not what they are called."""

from collections.abc import Iterable
from decimal import Decimal

CENT = Decimal("0.01")


def added_up(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """What is said, together. None where nothing is said, which is not zero."""
    said = [amount for amount in amounts if amount is not None]
    return sum(said, Decimal(0)) if said else None


def cents(amount: Decimal | None) -> Decimal | None:
    """An amount with two decimals: databases give sums with as many as they like, and a file has the same on all."""
    return None if amount is None else amount.quantize(CENT)
