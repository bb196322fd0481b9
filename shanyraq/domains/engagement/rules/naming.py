"""What in a text looks as if it named somebody: an e-mail address, a telephone number. Pure."""

import re

MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
TELEPHONE = re.compile(r"(?<![\d.,])(?:\+\d[\d\s().-]{7,17}\d|\d(?:[\s()-]{0,2}\d){8,12})(?![\d.,])")
GROUPED = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f]\d{3})+")
"""A number with its thousands apart, as statistics write it: 18 632 169."""


def may_name_somebody(text: str) -> bool:
    """Whether a person should look twice. A number written in thousands is none of a telephone."""
    found = (each.group().strip() for each in TELEPHONE.finditer(text))
    return bool(MAIL.search(text)) or any(not GROUPED.fullmatch(each) for each in found)
