"""Sentences that rules speak: a template with values, translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def gettext_noop(text: str) -> str:
    """Marks a text for the translators and returns it unchanged."""
    return text


class Year(int):
    """A year in a sentence: a number that is never written with a thousands separator."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template in ``str.format`` style with named values: ``Sentence("{n} rows", {"n": 3})``.

    A value may be a sentence itself, a list of them, or a mapping of language to what its readers are told. ``str()``
    gives the English sentence; a page translates ``template`` and formats the numbers.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**{name: _english(value) for name, value in self.values.items()})


def _english(value: Any) -> Any:
    """A text in several languages in English, or in the first that there is; several values beside each other."""
    if isinstance(value, Mapping):
        return _english(value.get("en") or next(iter(value.values()), ""))
    return ", ".join(str(_english(item)) for item in value) if isinstance(value, list | tuple) else value
