"""The stems of a word, by language: what its forms share.

Snowball's stemmers for the languages in which country teams write, our own for Kazakh, which Snowball
does not have. In any other language a word is its own stem.
"""

from functools import cache, lru_cache
from threading import Lock
from typing import Any

import Stemmer

from shanyraq.kernel.words import suffixes

SNOWBALL = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hy": "armenian",
    "id": "indonesian",
    "ne": "nepali",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "tr": "turkish",
}
"""Language → its stemmer."""

_one_at_a_time = Lock()
"""A stemmer holds the word that it works on."""


@lru_cache(maxsize=50_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems that a folded word may have. Numbers and codes have none."""
    if not word.isalpha():
        return ()
    if language == "kk":
        return suffixes.stems(word)
    stemmer = _stemmer(language)
    if stemmer is None:
        return ()
    with _one_at_a_time:
        found = str(stemmer.stemWord(word))
    return (found,) if found and found != word else ()


@cache
def _stemmer(language: str) -> Any:
    name = SNOWBALL.get(language)
    return Stemmer.Stemmer(name) if name else None
