"""Words as search compares them: where they begin and end, and which are forms of one word.

A word finds its own forms («бедность»: «бедности»), and, from four letters on, longer words that begin
with it. The case of letters, «ё» for «е», the shape of apostrophes and hyphens make no difference, nor do
the marks between thousands («13,153.4», «13 153,4»: «13153.4»).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from shanyraq.kernel.words.stems import stems
from shanyraq.kernel.words.stops import STOPS

WORD = re.compile(
    r"\d+(?:[\u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*(?:\.[a-dA-D](?![^\W_]))?|[^\W\d_][^\W_]*"
)
"""A number or a code (``13,153.4``, ``1.2.1``, ``5.a``), or letters and what stands among them (``A2``)."""
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[,\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
"""A number with marks between its thousands, and a decimal mark perhaps."""
DECIMAL = re.compile(r"^(\d+),(\d+)$")
APART = re.compile(r"[,\u00a0\u202f](?=\d{3}(?!\d))")
TYPED = re.compile(r"(?<![\d.,\u00a0\u202f])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?(?![\d.,\u00a0\u202f]|\s\d)")
"""A number as it is typed, with plain spaces between its thousands."""
PLACE = re.compile(r"[pin]\d+$")
"""The place of a block below its heading, as anchors write it: ``p3``, ``i2``, ``n1``."""
LONG = 4
"""From so many letters on a word finds longer ones that begin with it: «ring» is not in «monitoring»."""
LONGEST = 80
"""Characters of a word that are compared."""
MOST = 12
"""Words of a question that are asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that somebody looks for. ``forms``: words that are it; ``begins``: how longer ones begin, if any do."""

    word: str
    forms: frozenset[str]
    begins: str

    def met_by(self, forms: Iterable[str]) -> bool:
        """Whether one of the forms of a word is what is looked for."""
        return any(form in self.forms or (self.begins and form.startswith(self.begins)) for form in forms)


def composed(text: str) -> str:
    """The text with letters and their marks as one character; soft hyphens are no part of a word."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without what makes no difference."""
    if word[:1].isdecimal():
        word = APART.sub("", word) if THOUSANDS.fullmatch(word) else word
        word = DECIMAL.sub(r"\1.\2", word)
    return word.casefold().replace("ё", "е")[:LONGEST]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of a composed text begins and ends, and the word folded. A lone letter is none."""
    for match in WORD.finditer(text):
        if match.end() - match.start() > 1 or match[0].isdecimal():
            yield match.start(), match.end(), folded(match[0])


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return [folded(word) for word in WORD.findall(composed(text)) if len(word) > 1 or word.isdecimal()]


def forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word, and its stems where the language is one that we can take apart."""
    return (word, *stems(word, language))


def asked(question: str, languages: Collection[str]) -> tuple[Asked, ...]:
    """The words of a question, each once, with their forms in every language of the texts.

    Plain spaces between thousands are typed for those that do not break: «13 153,4» is one number. In a text they part
    two numbers. No form is a little word: the texts are full of those, and none of them is a form of what is asked for.
    """
    typed = TYPED.sub(lambda found: found[0].replace(" ", "\u00a0"), question)
    return tuple(_asked(word, languages) for word in list(dict.fromkeys(words(typed)))[:MOST])


def _asked(word: str, languages: Collection[str]) -> Asked:
    known = frozenset(form for language in languages for form in forms(word, language)) - STOPS | {word}
    if word[0].isdecimal():
        return Asked(word, known, f"{word}.")
    return Asked(word, known, word if len(word) >= LONG else "")


def name(text: str) -> str:
    """A code, a short name or the address of a clause as they are compared.

    ``§3.2-p3``, ``§3.2 ¶3`` and ``3.2 3`` are one; so are ``UN-Habitat`` and ``UN Habitat``.
    """
    return " ".join(word[1:] if PLACE.match(word) else word for word in _pieces(composed(text)))


def _pieces(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        yield folded(match[0])
