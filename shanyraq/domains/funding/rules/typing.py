"""Amounts as people type them into a cell, or paste them from a spreadsheet. Pure."""

import re

THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
"""A comma before three digits: of decimals an amount of money has two at most."""


def typed_amount(text: str) -> str:
    """What was typed, so that a number is read from it: «12,500» is a number with two meanings, and money has one."""
    plain = " ".join(text.split())
    return plain.replace(",", "") if THOUSANDS.fullmatch(plain) else plain
