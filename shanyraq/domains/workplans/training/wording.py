"""The words of a sub-output: title, description, narratives, reasons of its markers. Pure."""

from collections.abc import Mapping, Sequence
from random import Random

from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import Place
from shanyraq.domains.packages.schema.training_words import AT, COUNT, PART

COUNTS = (8, 12, 14, 18, 24, 36, 45, 60, 75, 120)
"""How many people or things a narrative tells of."""
Words = Mapping[str, str]


class Speech:
    """Fills open texts in the languages of a framework; what has one text alone is in its own language."""

    def __init__(self, own: str, languages: Sequence[str]) -> None:
        self.own, self.languages = own, tuple(languages)

    def spread(self, text: Text | None) -> dict[str, str]:
        """A text by language, those that it has."""
        if text is None:
            return {}
        return (
            {self.own: text} if isinstance(text, str) else {each: text[each] for each in self.languages if each in text}
        )

    def title(self, title: Text, part: Text | None, place: Place) -> dict[str, str]:
        """A title with its part and its place, the first letter large."""
        return self._filled(title, {PART: self.spread(part), AT: self.spread(place.at)})

    def said(self, chance: Random, texts: Sequence[Text], place: Place) -> dict[str, str]:
        """One of several open texts."""
        count = str(chance.choice(COUNTS))
        numbers = dict.fromkeys(self.languages, count)
        return self._filled(chance.choice(list(texts)), {AT: self.spread(place.at), COUNT: numbers})

    def _filled(self, text: Text, values: Mapping[str, Words]) -> dict[str, str]:
        return {
            language: _large(_with(open_text, language, values)) for language, open_text in self.spread(text).items()
        }


def _with(text: str, language: str, values: Mapping[str, Words]) -> str:
    for name, words in values.items():
        text = text.replace("{" + name + "}", words.get(language, next(iter(words.values()), "")))
    return text


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def reason(chance: Random, level: int, reasons: Sequence[Sequence[str]]) -> str:
    """Why a marker has its level; nothing for 0."""
    return chance.choice(list(reasons[level - 1])) if level else ""
