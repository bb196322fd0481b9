"""Sentences that rules speak, in the reader's language: template translated, numbers by locale."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import pick
from shanyraq.kernel.sentences import Sentence, Year


class Spoken(str):
    """A value already written out; a format specification in the template is honoured."""

    __slots__ = ("value",)
    value: Any

    def __format__(self, specification: str) -> str:
        if not specification or not isinstance(self.value, int | float | Decimal):
            return format(str(self), specification)
        if specification.endswith("f") and specification[:1] == ".":
            return format_number(self.value, int(specification[1:-1]))
        return format(self.value, specification)


def say(sentence: Sentence | str) -> str:
    """The sentence in the active language.

    Values whose name ends with ``year`` are years and get no thousands separator.
    """
    if not isinstance(sentence, Sentence):
        return translation.gettext(sentence) if sentence else ""
    template = translation.gettext(sentence.template) if sentence.template else ""
    return template.format(**{name: _spoken(name, value) for name, value in sentence.values.items()})


def _spoken(name: str, value: Any) -> Spoken:
    spoken = Spoken(_words(name, value))
    spoken.value = value
    return spoken


def _words(name: str, value: Any) -> str:  # noqa: PLR0911 - one line per kind of value
    if isinstance(value, Sentence):
        return say(value)
    if isinstance(value, bool | Promise):
        return str(value)
    if isinstance(value, Year) or (isinstance(value, int) and name.endswith("year")):
        return str(value)
    if isinstance(value, int | float | Decimal):
        return format_number(value)
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Mapping):
        return pick(value).text
    if isinstance(value, list | tuple):
        return ", ".join(_words(name, item) for item in value)
    return str(value)
