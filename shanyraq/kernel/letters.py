"""Characters that nobody sees or that look like others: shown by their code points, so that nothing changes unseen.

Sources: the Unicode categories of format characters, controls and separators; for letters that look alike, those of the
Cyrillic block beside the Latin ones that Unicode Technical Standard 39 (confusables) puts together.
"""

import re
import unicodedata
from difflib import SequenceMatcher

CYRILLIC = "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅҺԌ"
LATIN = "aeopcyxijshdqwABEKMHOPCTYXIJSHG"
LOOKS = str.maketrans(dict(zip(CYRILLIC, LATIN, strict=True)) | dict.fromkeys("‐‑‒", "-"))
SEEN = " \n\t"
"""Separators and controls that everybody knows."""
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""All of the categories Cc, Zl and Zp, which will have no others."""

BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159")
"""Letters and signs of which nothing shows: fillers of Hangul, the empty pattern of Braille, the empty note head."""


TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls of the direction of writing (the property Bidi_Control of Unicode Standard Annex 9)."""


def turns_letters(text: str) -> bool:
    """Whether it holds an unseen control that shows the letters behind it in another order than they are written in."""
    return not TURNING.isdisjoint(text)


def says_something(text: str) -> bool:
    """Whether a reader sees at least one letter, digit or sign."""
    return any(unicodedata.category(each)[0] in "LNPS" and each not in BLANK for each in text)


def on_one_line(text: str) -> bool:
    """Whether it holds no line break and no other control, such as would begin another line of a letter."""
    return CONTROLS.search(text) is None


def is_unseen(character: str) -> bool:
    """Whether a reader cannot see it, or takes it for an ordinary space."""
    return character not in SEEN and unicodedata.category(character) in {"Cf", "Cc", "Zs", "Zl", "Zp"}


def with_codes(text: str) -> str:
    """The text with the code points of what nobody sees: ``10⟨U+00A0⟩000``."""
    return "".join(_code(each) if is_unseen(each) else each for each in text)


def look_alike(one: str, other: str) -> bool:
    """Whether two texts that differ look the same."""
    return one != other and _look(one) == _look(other)


def told_apart(one: str, other: str) -> tuple[str, str]:
    """Two texts with code points where nobody would see what differs: ``cо⟨U+043E⟩de`` beside ``co⟨U+006F⟩de``."""
    if not look_alike(one, other):
        return with_codes(one), with_codes(other)
    found: tuple[list[str], list[str]] = ([], [])
    for what, first, last, begins, ends in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for part, written in ((one[first:last], found[0]), (other[begins:ends], found[1])):
            written += [with_codes(each) if what == "equal" or is_unseen(each) else each + _code(each) for each in part]
    return "".join(found[0]), "".join(found[1])


def _look(text: str) -> str:
    plain = "".join(" " if unicodedata.category(each)[0] == "Z" else each for each in text)
    bare = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFC", bare).translate(LOOKS)


def _code(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"
