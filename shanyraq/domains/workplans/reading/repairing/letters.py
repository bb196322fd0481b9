"""Texts in UTF-8 that a program took for another encoding: «dÃ©veloppement», «Ð Ð°Ð·», «РљР°Р·», once, twice or thrice.

A text is undone as a whole, and only where it comes out as UTF-8 with living letters and holds a sequence that nobody
writes. A closing quotation mark after a capital («CAFÉ») is such a sequence by its bytes, and none by its sense.
"""

import re
from codecs import charmap_encode
from itertools import pairwise

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_LAYERS = 3
MARGIN = range(0x80, 0x100)


def _table(encoding: str) -> dict[int, int]:
    """Character → byte, where bytes without a character stand for the control of that number, as browsers have it."""
    table = {byte: byte for byte in range(0x100) if byte < 0xA0 or encoding == "cp1252"}
    for byte in MARGIN:
        character = bytes([byte]).decode(encoding, "ignore")
        if character:
            table[ord(character)] = byte
    return table


WESTERN, CYRILLIC = _table("cp1252"), _table("cp1251")
CLOSING = frozenset("…’”–—-»›\xa0°ªº´™®©²³¹·•")
"""What people do write right after a capital that ends a word. An opening quotation mark protects a text by itself."""
TILDE, CLOSING_TILDE = 0xC3, frozenset("…’”»\xa0")
"""«Ã» leads most broken letters, and ends words in capitals («IRMÃ») of one language only."""
LIGATURE = 0xC5
"""«Å’» before a letter is what remains of «Œ» («CŒUR»); other capitals do stand before an apostrophe inside a word."""
WRITTEN = frozenset("ЁёІіЇїЄєҐґЈјЉљЊњЎўЋћЏџЌќЃѓЂђЅѕ")
"""Letters that stand among the signs of the Cyrillic page: «Рік» is a word."""
LIVING = re.compile(
    "[\\x09\\x0a\\x0d\\x20-\\x7e\\xa0-\u017f\u018f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u02bb\u02bc"
    "\u0400-\u045f\u0490-\u0493\u0496-\u0497\u049a-\u04a3\u04ae-\u04b3\u04b6-\u04bb\u04d8\u04d9\u04e2\u04e3\u04e8\u04e9"
    "\u04ee\u04ef\u1e00-\u1eff\u2000-\u200f\u2010-\u2027\u202f-\u2044\u20a0-\u20bf\u2100-\u22ff\u25a0-\u25ff\ufeff\ufffd]*"
)
"""Letters of Latin and Cyrillic alphabets of today, and the signs of type; also what stands for a lost letter."""
FOREIGN = re.compile("[\u0370-\u03ff\u0530-\u06ff\u0900-\u11ff\u1780-\u17ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Letters of other alphabets, which come out by chance as well: they count where most letters are of them."""
BROKEN = re.compile(r"â€|Ã[©¨¡³¼±\xad\x80-\x9f]|Ð[°¾µ¸½]|Ñ[\x80-\x8f‚ƒ]|вЂ|Р[°ѕµ»ЅЏ]Р|�|ï¿½")
"""What is left of letters that cannot be put right any more."""


def mended(text: str) -> str:
    """The text with its letters as they were written; a text that is fine is given back as it is."""
    if text.isascii():
        return text
    best = layer = text
    for _ in range(MOST_LAYERS):
        below = _undone(layer)
        if below is None:
            break
        layer = below
        if _is_living(layer):
            best = layer
    return best


def looks_broken(text: str) -> bool:
    """Whether a text holds what remains of broken letters."""
    return not text.isascii() and BROKEN.search(text) is not None


def _undone(text: str) -> str | None:
    """The text one layer below, or nothing where there is none."""
    for table in (WESTERN, CYRILLIC):
        try:
            numbers = charmap_encode(text, "strict", table)[0]
            below = numbers.decode("utf-8")
        except UnicodeError:
            continue
        if below != text and _is_evident(text, numbers, table is CYRILLIC):
            return below
    return None


def _is_evident(text: str, numbers: bytes, cyrillic: bool) -> bool:
    """Whether some sequence is one that nobody writes, or whether there are several that hardly anybody does."""
    doubtful = 0
    for place, (lead, following) in enumerate(pairwise(numbers)):
        if lead < 0xC2 or not 0x80 <= following < 0xC0:
            continue
        before = text[place - 1] if place else " "
        after = text[place + 2] if place + 2 < len(text) else " "
        if not _could_be_written(before, text[place + 1], after, lead, cyrillic):
            return True
        doubtful += 1
    return cyrillic and doubtful > 1


def _could_be_written(before: str, sign: str, after: str, lead: int, cyrillic: bool) -> bool:
    """Whether a capital and the sign after it may be meant as they stand."""
    if lead >= 0xE0:  # small letters in the western page; three bytes or more, the second of which ends no word
        return sign in CLOSING and after in CLOSING
    if cyrillic:
        in_latin = any(beside.isascii() and beside.isalpha() for beside in (before, after))
        return not in_latin and (sign in CLOSING or sign in WRITTEN)
    ends_word = not after.isalnum() or (sign == "’" and lead != LIGATURE)
    closing = CLOSING_TILDE if lead == TILDE else CLOSING
    return sign in closing and ends_word and before.isupper()


def _is_living(text: str) -> bool:
    """Whether a text is made of letters of today: of Latin and Cyrillic, or mostly of one other alphabet."""
    if LIVING.fullmatch(text):
        return True
    foreign = FOREIGN.findall(text)
    others = sum(1 for sign in text if sign.isalpha()) - len(foreign)
    return len(foreign) > max(1, others) and bool(LIVING.fullmatch(FOREIGN.sub("", text)))
