"""Amounts of money as numbers of an answer."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

Amount = Annotated[float | None, Field(description="US dollars; null: not said, which is not zero.")]


def as_number(amount: Decimal | None) -> float | None:
    """An amount as JSON has it; what is not said stays null."""
    return None if amount is None else float(amount)
