"""Two wordings of one sentence, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Segment:
    """Words in a row. ``change``: empty where both have them, else who alone has them."""

    text: str
    change: Literal["", "only_here", "missing"]


WORD = re.compile(r"\s*(?:\w+(?:[-’'./]\w+)*|[^\w\s])")
"""A word or a mark of punctuation, with the space before it."""


def compare(own: str, other: str) -> tuple[Segment, ...]:
    """The other wording; what it adds is ``only_here``, what it leaves out is ``missing``.

    Marks of punctuation are compared by themselves: a comma that is added is a comma, not another word.
    The texts of the segments that are not ``missing`` are the other wording, put together as they stand.
    """
    ours, theirs = WORD.findall(own), WORD.findall(other)
    segments: list[Segment] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, _bare(ours), _bare(theirs), autojunk=False).get_opcodes():
        if kind == "equal":
            segments.append(Segment("".join(theirs[j1:j2]), ""))
            continue
        if i2 > i1:
            segments.append(Segment("".join(ours[i1:i2]), "missing"))
        if j2 > j1:
            segments.append(Segment("".join(theirs[j1:j2]), "only_here"))
    return tuple(segments)


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]
