"""How many digits of a number are kept for certain: those that every database and every program keeps."""

MOST = 15
"""Significant digits of a binary number of 64 bits that come back as they were written (IEEE 754, binary64)."""


def kept(value: float) -> bool:
    """Whether a number has at most as many digits as come back as they were written."""
    digits = repr(value).partition("e")[0].lstrip("-").replace(".", "")
    return len(digits.strip("0")) <= MOST
