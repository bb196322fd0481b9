"""What a text is about, as features with weights that texts in several languages have in common.

A feature is a matter or people that the glossary knows, else the stem of a word in its language, and how the word
sounds: «инклюзивный» and “inclusive” begin alike in one alphabet. What kind of work it is stands apart.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from shanyraq.domains.workplans.rules.overlaps.glossary import glossary, themes_of
from shanyraq.kernel.words import composed, folded, forms, spans
from shanyraq.kernel.words.stops import STOPS

Texts = tuple[tuple[str, str], ...]
"""A text by language, as pairs that can be remembered."""
WEIGHTS = {"subjects": 1.0, "people": 0.4, "ways": 0.0}
"""What each kind of term counts. Kinds of work do not make two texts alike: half of all train somebody."""
THEME = 0.4
"""What a theme counts to which a term belongs."""
WORD, SOUND = 0.6, 0.3
"""What a word counts that the glossary does not know, and how it sounds."""
OF_TITLE, OF_DESCRIPTION = 1.0, 0.5
WORD_OF_DESCRIPTION = 0.2
"""What a word of a description counts that the glossary does not know: such words say how it is written, most of them.
"""
SOUNDS = 5
"""Letters by which words of two alphabets are compared."""
CYRILLIC = ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk")
"""Languages that are written in Cyrillic letters."""
LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэюяңғқөұүһіәцжчшщ", "abvgdesiiklmnoprstufhieuangkouuhiasjkss", strict=True))
    | {"ь": "", "ъ": ""}
)
LATIN = (("ph", "f"), ("ch", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("x", "ks"), ("w", "v"))
LATIN_MORE = (("y", "i"), ("z", "s"), ("q", "k"))


JOINED = re.compile(r"[\w\u00ad]+(?:[-\u2010\u2011'’ʼ][\w\u00ad]+)*")
"""A word as it stands in a text, with what a hyphen or an apostrophe joins to it: «зорлық-зомбылық», “women’s”."""
ENDINGS, SHORT = "ая", 4
"""Letters in which Russian names of more than so many letters decline: «Астана», «в Астане»."""
Names = frozenset[str]
Said = Mapping[str, str]
"""Language of a text → the words in it that say something, as they stand there."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """``features``: feature → weight and the words that say it. ``ways``: which kinds of work are named. ``languages``:
    those of the title, or else of the description."""

    features: dict[str, tuple[float, Said]]
    ways: frozenset[str]
    languages: tuple[str, ...] = ()


@lru_cache(maxsize=4_000)
def meaning(title: Texts, description: Texts = (), names: Names = frozenset()) -> Meaning:
    """What a sub-output is about. In several languages it counts once; kinds of work are those of the title, if any.

    :param names: words of names of places, as ``names_of`` gives them: where something is done says nothing of what is.
    """
    found: dict[str, tuple[float, Said]] = {}
    ways: list[frozenset[str]] = []
    for texts, share, of_word in (
        (title, OF_TITLE, OF_TITLE),
        (description, OF_DESCRIPTION, WORD_OF_DESCRIPTION),
    ):
        named = set()
        for language, text in texts:
            for feature, weight, printed in _features(text, language, names):
                if feature.startswith("ways:"):
                    named.add(feature)
                    continue
                counts = weight * (share if is_term(feature) else of_word / sqrt(len(texts)))
                had, said = found.get(feature, (0.0, {}))
                found[feature] = max(had, counts), {language: printed, **said}
        ways.append(frozenset(named))
    languages = tuple(language for language, _ in title or description)
    return Meaning(found, next(filter(None, ways), frozenset()), languages)


def is_term(feature: str) -> bool:
    """Whether a feature is one that the glossary knows, and no word in one language."""
    return feature.partition(":")[0] in ("subjects", "people", "themes")


def names_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of names, in every form that they have: «Актюбинская область» stands in «в Актюбинской области» too."""
    said = {word for text in texts for _, _, word in spans(composed(text))}
    declined = {word[:-1] for word in said if len(word) > SHORT and word[-1] in ENDINGS}
    every = {form for word in said for each in _languages(word) for form in forms(word, each)}
    return frozenset(every | declined) - STOPS


def _languages(word: str) -> tuple[str, ...]:
    """The languages of which a word may be, as its letters say."""
    return ("ru", "kk") if "Ѐ" <= word[0] <= "ӿ" else ("en",)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. ``start``, ``end``: with what hyphens and apostrophes join to it."""

    text: str
    language: str
    forms: tuple[str, ...]
    start: int
    end: int


def _read(printed: str, language: str, names: Names) -> list[Word]:
    """The words of a composed text without those of names."""
    joined = deque((each.start(), each.end()) for each in JOINED.finditer(printed))
    found = []
    for start, end, text in spans(printed):
        while joined and joined[0][1] < end:
            joined.popleft()
        first, last = joined[0] if joined else (start, end)
        its = _language(text, language)
        found.append(Word(text, its, forms(text, its), min(first, start), last))
    return [word for word in found if names.isdisjoint(word.forms)]


def _features(text: str, language: str, names: Names) -> Iterator[tuple[str, float, str]]:
    """Each feature with its weight and the words that say it, as they stand in the text."""
    printed = composed(text)
    read = _read(printed, language, names)
    words, of = [word.text for word in read], [word.forms for word in read]
    at = 0
    while at < len(words):
        its = read[at].language
        met = glossary(its).met(words, of, at)
        end = met.end if met else at + 1
        said = " ".join(printed[read[at].start : read[end - 1].end].split())
        if met is None:
            for feature, weight in _of_word(words[at], of[at][-1], its):
                yield feature, weight, said
        elif met.term.kind in WEIGHTS:
            yield f"{met.term.kind}:{met.term.concept}", WEIGHTS[met.term.kind], said
            for theme in themes_of(met.term.concept):
                yield f"themes:{theme}", THEME, said
        at = end


def _language(word: str, said: str) -> str:
    """The language of a word: as said, if its letters are of that language."""
    cyrillic = "Ѐ" <= word[0] <= "ӿ"
    if cyrillic == (said in CYRILLIC):
        return said
    return "ru" if cyrillic else "en"


def _of_word(word: str, stem: str, language: str) -> Iterator[tuple[str, float]]:
    """A word that no term has. Little words and numbers say nothing."""
    if word in STOPS or not word[0].isalpha():
        return
    yield f"{language}:{stem}", WORD
    sound = sounding(stem)
    if len(sound) == SOUNDS:
        yield f"~{sound}", SOUND


@lru_cache(maxsize=20_000)
def sounding(word: str) -> str:
    """How a word begins, in one alphabet and without what is heard alike: «концепция», “concept”: ``konse``."""
    sound = folded(word).translate(LETTERS)
    if sound == folded(word):
        for letters, heard in LATIN + LATIN_MORE:
            sound = sound.replace(letters, heard)
    once = "".join(letter for place, letter in enumerate(sound) if not place or sound[place - 1] != letter)
    return once[:SOUNDS]
