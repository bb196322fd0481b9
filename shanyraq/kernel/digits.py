"""Digits of a number: how many are kept for certain, by every database and every program, and how many are printed."""

import re
from functools import lru_cache

MOST = 15
"""Significant digits of a binary number of 64 bits that come back as they were written (IEEE 754, binary64)."""
NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)*")
GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def kept(value: float) -> bool:
    """Whether a number has at most as many digits as come back as they were written."""
    digits = repr(value).partition("e")[0].lstrip("-").replace(".", "")
    return len(digits.strip("0")) <= MOST


@lru_cache(4096)
def decimals(printed: str, value: float) -> int | None:
    """The decimals of the first number in printed words that is the value: «5.0» has one. None where there is none."""
    for found in NUMBER.findall(printed):
        text: str = "".join(found.split())
        plain = text.replace(",", "") if GROUPS.fullmatch(text) else text.replace(",", ".")
        try:
            if float(plain) == abs(value):
                return len(plain.partition(".")[2])
        except ValueError:
            continue
    return None
