"""Words and patterns by which rules read the text, from ``wording.yaml``, in the language signed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Wording:
    """The words of one language. What a language does not list never matches."""

    language: str
    lists: dict[str, tuple[str, ...]]
    patterns: dict[str, re.Pattern[str]]

    def list_of(self, name: str) -> tuple[str, ...]:
        return self.lists.get(name, ())

    def pattern(self, name: str) -> re.Pattern[str]:
        return self.patterns.get(name, _NEVER)

    def any_of(self, name: str) -> re.Pattern[str]:
        """One pattern for all words of a list, each as a whole word."""
        return _whole_words(self.list_of(name))

    def starts_with(self, name: str, text: str) -> bool:
        return text.strip().casefold().startswith(self.list_of(name)) if self.list_of(name) else False


@cache
def _whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    if not words:
        return _NEVER
    return re.compile("|".join(_edge(word) for word in words), re.IGNORECASE)


def _edge(word: str) -> str:
    left = r"(?<!\w)" if word[0].isalnum() else ""
    right = r"(?!\w)" if word[-1].isalnum() else ""
    return left + re.escape(word) + right


@cache
def _languages() -> dict[str, Wording]:
    text = files(__package__).joinpath("wording.yaml").read_text(encoding="utf-8")
    return {language: _read(language, entry) for language, entry in yaml.safe_load(text).items()}


def _read(language: str, entry: dict[str, Any]) -> Wording:
    patterns = {name: re.compile(text, re.IGNORECASE) for name, text in entry.pop("patterns").items()}
    return Wording(language, {name: tuple(words) for name, words in entry.items()}, patterns)


def wording(package: Package) -> Wording:
    """The words of the language in which the framework was signed."""
    return wording_in(package.framework.language)


def wording_in(language: str) -> Wording:
    """The words of a language; none where rules know none."""
    return _languages().get(language, Wording(language, {}, {}))


def plain(text: Text, package: Package) -> str:
    """A text in the language of the signed document, else in the first language that has it."""
    if isinstance(text, str):
        return text
    return text.get(package.framework.language) or next(iter(text.values()))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"\w+", text.casefold())


def listed(names: Iterable[object]) -> str:
    """``1.3, 1.4, 2.1``"""
    return ", ".join(str(name) for name in names)
