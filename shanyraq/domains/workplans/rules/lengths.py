"""How long what is kept may be: what a file has longer is cut, and stays whole beside it. Pure."""

from collections.abc import Sequence

CODE, VALUE, HUMANITARIAN = 80, 400, 60
"""Characters of codes and identifiers, of one value of a list, of a humanitarian marker."""


def cut(text: str, longest: int) -> str:
    """A text of at most so many characters; what is left out is told by dots."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def cut_all(values: Sequence[str]) -> tuple[str, ...]:
    """Values of a list, none longer than kept and none twice."""
    return tuple(dict.fromkeys(cut(value, VALUE) for value in values))
