"""Whether two wordings are the same word by word, and where they part. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*")
MARKS = str.maketrans(dict.fromkeys("‘’`´", "'") | dict.fromkeys("“”«»„", '"') | dict.fromkeys("‐‑–—", "-"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both wordings (``same``), in the framework alone (``left_out``), in the other (``put_in``)."""

    what: str
    text: str


SAME, LEFT_OUT, PUT_IN = "same", "left_out", "put_in"


def pieces(signed: str, own: str) -> list[Piece]:
    """The framework's wording beside another one: what both say, what that leaves out, what it puts in.

    Capitals, kinds of quotation marks and dashes, spaces and a last full stop make no difference.
    """
    one, other = WORD.findall(signed.strip()), WORD.findall(own.strip())
    matcher = SequenceMatcher(None, [_plain(word) for word in one], [_plain(word) for word in other], autojunk=False)
    return list(_of(matcher, one, other))


def _of(matcher: SequenceMatcher[str], one: list[str], other: list[str]) -> Iterator[Piece]:
    for what, first, last, begins, ends in matcher.get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(other[begins:ends]))
            continue
        if last > first:
            yield Piece(LEFT_OUT, "".join(one[first:last]))
        if ends > begins:
            yield Piece(PUT_IN, "".join(other[begins:ends]))


def is_verbatim(signed: str, own: str) -> bool:
    """Whether both say the same, word by word."""
    return _words(signed) == _words(own)


def _words(text: str) -> list[str]:
    return [_plain(word) for word in WORD.findall(text.strip().rstrip("."))]


def _plain(word: str) -> str:
    return word.strip().casefold().translate(MARKS).rstrip(".")
