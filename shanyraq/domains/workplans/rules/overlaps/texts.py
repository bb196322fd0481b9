"""What a text is about, as features with weights that texts in several languages have in common.

A feature is a matter or people that the glossary knows, else the stem of a word in its language, and how the word
sounds: «инклюзивный» and “inclusive” begin alike in one alphabet. What kind of work it is stands apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Meaning:
    """``features``: feature → weight and the words that say it. ``ways``: which kinds of work are named."""

    features: dict[str, tuple[float, str]]
    ways: frozenset[str]


@lru_cache(maxsize=4_000)
def meaning(title: Texts, description: Texts = ()) -> Meaning:
    """What a sub-output is about. In several languages it counts once; kinds of work are those of the title, if any."""
    found: dict[str, tuple[float, str]] = {}
    ways: list[frozenset[str]] = []
    for texts, share in ((title, OF_TITLE), (description, OF_DESCRIPTION)):
        named = set()
        for language, text in texts:
            for feature, weight, printed in _features(text, language):
                if feature.startswith("ways:"):
                    named.add(feature)
                elif weight * share > found.get(feature, (0.0, ""))[0]:
                    found[feature] = weight * share, printed
        ways.append(frozenset(named))
    return Meaning(found, next(filter(None, ways), frozenset()))


def names_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of names, in every form that they have: «Актюбинская область» stands in «в Актюбинской области» too."""
    said = {word for text in texts for _, _, word in spans(composed(text))}
    return frozenset(form for word in said for each in _languages(word) for form in forms(word, each)) - STOPS


@lru_cache(maxsize=20_000)
def bare(text: str, language: str, names: frozenset[str]) -> str:
    """A text without the words of these names: where something is done says nothing of what is done."""
    printed, kept, at = composed(text), "", 0
    for start, end, word in spans(printed):
        if names.intersection(forms(word, _language(word, language))):
            kept, at = kept + printed[at:start], end
    return " ".join((kept + printed[at:]).split())


def _languages(word: str) -> tuple[str, ...]:
    """The languages of which a word may be, as its letters say."""
    return ("ru", "kk") if "Ѐ" <= word[0] <= "ӿ" else ("en",)


def _features(text: str, language: str) -> Iterator[tuple[str, float, str]]:
    """Each feature with its weight and the words that say it."""
    printed = composed(text)
    places = list(spans(printed))
    words = [word for _, _, word in places]
    languages = [_language(word, language) for word in words]
    of = [forms(word, each) for word, each in zip(words, languages, strict=True)]
    at = 0
    while at < len(words):
        met = glossary(languages[at]).met(words, of, at)
        end = met.end if met else at + 1
        said = printed[places[at][0] : places[end - 1][1]]
        if met is None:
            for feature, weight in _of_word(words[at], of[at][-1], languages[at]):
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
