"""How much two names are alike, by the groups of three letters that they share. Pure, and the same in every language.

Words are bent at their ends in Russian and Kazakh; most of their letters stay. Two measures count half each: what the
names share of both, and what they share of the shorter one, for sources shorten the names of long indicators.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
NOTHING: frozenset[str] = frozenset()
Texts = Mapping[str, str]


@lru_cache(8192)
def pieces(text: str) -> frozenset[str]:
    """The groups of three letters in the words of a text, with a space before each and behind it."""
    padded = [f" {word} " for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold())]
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def likeness(one: str, other: str, common: frozenset[str] = NOTHING) -> float:
    """How much two texts are alike, from 0 to 1. ``common``: letters that tell nothing apart; of both only the rest
    counts, and two texts without a rest are alike.
    """
    first, second = pieces(one) - common, pieces(other) - common
    shared = len(first & second)
    if not first and not second:
        return 1.0
    if not shared:
        return 0.0
    return shared / (len(first) + len(second)) + shared / min(len(first), len(second)) / 2


def best_likeness(one: Texts, other: Texts, common: Mapping[str, frozenset[str]] | None = None) -> float:
    """The same of texts in several languages: that of the language in which they are most alike."""
    shared = one.keys() & other.keys()
    told = common or {}
    return max((likeness(one[each], other[each], told.get(each, NOTHING)) for each in shared), default=0.0)


def joined(texts: Iterable[Texts]) -> dict[str, str]:
    """Several texts behind each other, in every language that one of them has; what one lacks is in another."""
    several = [each for each in texts if each]
    languages = dict.fromkeys(language for each in several for language in each)
    return {
        language: " ".join(each.get(language) or each.get("en") or next(iter(each.values())) for each in several)
        for language in languages
    }
