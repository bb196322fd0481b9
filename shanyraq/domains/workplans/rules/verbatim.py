"""Whether two wordings are the same word by word, and where they part. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*")
MARKS = str.maketrans(dict.fromkeys("‘’`´", "'") | dict.fromkeys("“”«»„", '"') | dict.fromkeys("‐‑–—", "-"))
MOST_COMPARED = 1_000_000
"""Words of one side times words of the other that are compared, less what both begin and end with. Beyond that, and
no honest text is, everything between is said to be another: a page never waits for one that is made to be slow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both wordings (``same``), in the first alone (``left_out``), in the other (``put_in``); or
    words of both that are not shown (``cut``). ``text`` holds the spaces behind it."""

    what: str
    text: str

    @property
    def words(self) -> str:
        """The same without the spaces behind it."""
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """The spaces behind it."""
        return self.text[len(self.words) :]


SAME, LEFT_OUT, PUT_IN, CUT = "same", "left_out", "put_in", "cut"


def pieces(signed: str, own: str, *, exactly: bool = False) -> list[Piece]:
    """One wording beside another: what both say, what the other leaves out, what it puts in.

    Capitals, kinds of quotation marks and dashes, spaces and a last full stop make no difference; with ``exactly``
    spaces alone make none.
    """
    plain = str.strip if exactly else _plain
    one, other = WORD.findall(signed.strip()), WORD.findall(own.strip())
    first, last = _alike(one, other, plain)
    between = one[first : len(one) - last], other[first : len(other) - last]
    found = [Piece(SAME, "".join(other[:first])), *_between(*between, plain)]
    every = [each for each in (*found, Piece(SAME, "".join(other[len(other) - last :]))) if each.text]
    return [*map(_apart, every[:-1]), *every[-1:]]


def _apart(each: Piece) -> Piece:
    """The last word of a text has no space behind it; where another piece follows, it gets one."""
    return each if each.space else Piece(each.what, f"{each.text} ")


def _alike(one: Sequence[str], other: Sequence[str], plain: Callable[[str], str]) -> tuple[int, int]:
    """With how many words both begin, and with how many of the others both end."""
    shorter = min(len(one), len(other))
    first = next((place for place in range(shorter) if plain(one[place]) != plain(other[place])), shorter)
    left = range(shorter - first)
    return first, next((back for back in left if plain(one[-1 - back]) != plain(other[-1 - back])), len(left))


def _between(one: Sequence[str], other: Sequence[str], plain: Callable[[str], str]) -> Iterator[Piece]:
    if len(one) * len(other) > MOST_COMPARED:
        yield Piece(LEFT_OUT, "".join(one))
        yield Piece(PUT_IN, "".join(other))
        return
    matcher = SequenceMatcher(None, [plain(word) for word in one], [plain(word) for word in other], autojunk=False)
    for what, first, last, begins, ends in matcher.get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(other[begins:ends]))
            continue
        if last > first:
            yield Piece(LEFT_OUT, "".join(one[first:last]))
        if ends > begins:
            yield Piece(PUT_IN, "".join(other[begins:ends]))


def shortened(every: Sequence[Piece], beside: int = 8) -> list[Piece]:
    """The same with what is in both cut down to so many words beside each change, where that saves as many again."""
    found: list[Piece] = []
    for place, each in enumerate(every):
        words = WORD.findall(each.text)
        before, after = beside * (place > 0), beside * (place < len(every) - 1)
        if each.what != SAME or len(every) == 1 or len(words) <= before + after + beside:
            found.append(each)
            continue
        parts = (
            Piece(SAME, "".join(words[:before])),
            Piece(CUT, "… "),
            Piece(SAME, "".join(words[-after or len(words) :])),
        )
        found += [part for part in parts if part.text]
    return found


def is_verbatim(signed: str, own: str) -> bool:
    """Whether both say the same, word by word."""
    return _words(signed) == _words(own)


def _words(text: str) -> list[str]:
    return [_plain(word) for word in WORD.findall(text.strip().rstrip("."))]


def _plain(word: str) -> str:
    return word.strip().casefold().translate(MARKS).rstrip(".")
