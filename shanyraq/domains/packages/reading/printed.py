"""Whether a number and a year stand in the words that were printed for them."""

import re
from collections.abc import Iterator

YEAR = r"(?:19|20)\d\d"
IN_BRACKETS = re.compile(rf"\(({YEAR})\)")
BEFORE = re.compile(rf"^\s*({YEAR})(?:\s+[-–—]\s+|:\s+)(?=\S)")
"""A year that leads its value: «2026 – 9.7»."""
NUMBER = re.compile(r"\d[\d.,\s\u00a0\u202f]*")
MINUS = re.compile(r"(?P<before>[\w)]?)(?P<sign>[-−–—])(?P<space>\s*)$")
IN_WORDS = re.compile(r"\b(?:minus|moins|menos|минус)\s*$", re.IGNORECASE)
CERTAIN = "-−"
"""Signs that mean «minus» where they touch a number; dashes may be a bullet or stand for «to»."""


def years_in(text: str) -> list[str]:
    """The years that the words give a value: in brackets, or in front of it."""
    return [*BEFORE.findall(text), *IN_BRACKETS.findall(text)]


def numbers_in(text: str) -> set[float]:
    """Every number that the words can be read as, its year left out.

    A comma is a decimal point, or parts thousands. A sign that may be a dash is read in both ways.
    """
    bare = IN_BRACKETS.sub(" ", BEFORE.sub("", text))
    found: set[float] = set()
    for match in NUMBER.finditer(bare):
        signs = _signs(bare[: match.start()])
        found |= {sign * size for size in _sizes(match[0]) for sign in signs}
    return found


def _signs(before: str) -> tuple[int, ...]:
    """What the words in front of a number make it: above zero, below, or either."""
    if IN_WORDS.search(before):
        return (-1,)
    found = MINUS.search(before)
    if not found or found["before"]:
        return (1,)  # nothing, or «10-15»
    return (-1,) if found["sign"] in CERTAIN and not found["space"] else (1, -1)


def _sizes(written: str) -> Iterator[float]:
    bare = "".join(written.split()).strip(".,")
    for piece in {bare, *("".join(part.split()).strip(".,") for part in written.split())}:
        for reading in (piece.replace(",", "."), piece.replace(",", "")):
            try:
                yield float(reading)
            except ValueError:
                continue
