"""A number as people type it, understood or refused: never guessed."""

import re

from shanyraq.kernel.sentences import Sentence, gettext_noop

AMBIGUOUS = gettext_noop("“{value}” may be {thousands} or {decimals}; write it in one of these ways")
TYPED = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:(?P<mark>[ ,.'])[0-9]{3})(?:(?P=mark)[0-9]{3})*|[0-9]*)"
    r"(?:(?P<point>[,.])(?P<rest>[0-9]*))?"
)
"""Digits, in groups of three or not, and decimals after a comma or a point."""
SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})
"""Signs that pages and spreadsheets write for others."""


class Ambiguous(Exception):
    """What was typed has two meanings; ``sentence`` asks for one of them."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def plain_number(typed: str) -> str:
    """Digits with a point before decimals, as programs write them; what is no number comes back as it is.

    A space, an apostrophe, a comma or a point parts thousands, a comma or a point decimals; where both stand, the last
    one is of the decimals. A point alone is always of the decimals (12.345), since programs and our own pages write it
    so.

    :raises Ambiguous: for a comma alone before three digits: 12,500 is twelve and a half, or twelve thousand.
    """
    text = " ".join(typed.split()).translate(SIGNS)
    found = TYPED.fullmatch(text)
    if found is None:
        return text
    sign, whole, mark, point, rest = found.group("sign", "whole", "mark", "point", "rest")
    if mark and mark in ",." and whole.count(mark) == 1 and point is None:
        digits = whole.replace(mark, "")
        decimals = f"{sign}{whole.replace(mark, '.')}"
        if mark == "," and not whole.startswith("0"):
            raise Ambiguous(Sentence(AMBIGUOUS, {"value": typed, "thousands": f"{sign}{digits}", "decimals": decimals}))
        return decimals
    if mark and (mark == point or whole.startswith("0")):
        return text
    return f"{sign}{whole.replace(mark or ' ', '')}" + (f".{rest}" if point else "")
