"""Two wordings of one sentence, word by word. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Segment:
    """Words in a row. ``change``: empty where both have them, else who alone has them."""

    text: str
    change: Literal["", "only_here", "missing"]


def compare(own: str, other: str) -> tuple[Segment, ...]:
    """The other wording; what it adds is ``only_here``, what it leaves out is ``missing``."""
    ours, theirs = own.split(), other.split()
    segments: list[Segment] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            segments.append(Segment(" ".join(theirs[j1:j2]), ""))
            continue
        if i2 > i1:
            segments.append(Segment(" ".join(ours[i1:i2]), "missing"))
        if j2 > j1:
            segments.append(Segment(" ".join(theirs[j1:j2]), "only_here"))
    return tuple(segments)
