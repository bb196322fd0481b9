"""Sentences that rules speak, in the reader's language: template translated, numbers by locale."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.markup import NOTHING, escaped, joined, markup
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import Picked, pick
from shanyraq.kernel.sentences import Sentence, Year
from shanyraq.kernel.sources import Source

ANSWERS = {"yes": _("yes"), "no": _("no")}
"""The answers that rules know by code; answers on a scale of its own are words of the document."""


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


def full_sentence(words: Sentence | str) -> str:
    """The same as a sentence of its own: it begins with a capital and ends with one full stop."""
    said = say(words).rstrip(".")
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def say_marked(sentence: Sentence | str, own: str, language: str | None = None) -> SafeString:
    """The sentence as markup: words that come from the signed document are marked with its language.

    A value that is text was not translated, so it is in the document's language (``own``). ``language``: the
    active one, for pages that say hundreds of sentences and know it.
    """
    if not isinstance(sentence, Sentence):
        return escaped(say(sentence))
    if not sentence.template:
        return NOTHING
    language = language or translation.get_language() or "en"
    values = {name: _marked(name, value, own, language) for name, value in sentence.values.items()}
    return SafeString(_template(sentence.template, language).format(**values))


@lru_cache(1024)
def _template(template: str, language: str) -> SafeString:
    """The template of a sentence as markup, in the active language: hundreds of sentences have few templates."""
    return escaped(translation.gettext(template))


def say_source(source: Source | str) -> str:
    """A source as it is cited: one of our own in the active language, those of others as they are titled."""
    if not isinstance(source, Source) or not source.is_ours:
        return str(source)
    parts = {name: getattr(source, name) for name in ("document", "clause", "edition")}
    return str(replace(source, **{name: translation.gettext(text) for name, text in parts.items() if text}))


def tongued_source(source: Source | str) -> SafeString:
    """The same as markup, with its language where that is not the reader's."""
    if isinstance(source, Source) and source.is_ours:
        return escaped(say_source(source))
    return tongued(pick(str(source), "en"))


def lang(picked: Picked) -> SafeString:
    """The attribute ``lang`` of an element whose words these are; nothing in the reader's language."""
    return markup(' lang="{}"', picked.lang) if picked.lang else NOTHING


def answer(state: str, own: str, language: str | None = None) -> SafeString:
    """An answer as understood: yes and no in the reader's language, others as the document words them."""
    return escaped(str(ANSWERS[state])) if state in ANSWERS else tongued(pick(state, own, language))


def tongued(picked: Picked) -> SafeString:
    """The text, with its language where that is not the reader's."""
    if not picked.text or not picked.lang:
        return escaped(picked.text)
    return markup("<span{}>{}</span>", lang(picked), picked.text)


def _marked(name: str, value: Any, own: str, language: str) -> Spoken | SafeString:
    if isinstance(value, str):
        return answer(value, own, language) if any(map(str.isalpha, value)) else escaped(value)
    if isinstance(value, Sentence):
        return say_marked(value, own, language)
    if isinstance(value, list | tuple):
        return joined((_marked(name, item, own, language) for item in value), ", ")
    if isinstance(value, Mapping):
        picked = pick(value, own, language)
        return tongued(picked) if isinstance(picked.text, str) else _marked(name, picked.text, own, language)
    return escaped(value) if isinstance(value, Promise) else _spoken(name, value, language)


def _spoken(name: str, value: Any, language: str | None = None) -> Spoken:
    spoken = Spoken(_words(name, value, language))
    spoken.value = value
    return spoken


def _words(name: str, value: Any, language: str | None = None) -> str:  # noqa: PLR0911 - one line per kind of value
    if isinstance(value, Sentence):
        return say(value)
    if isinstance(value, bool | Promise):
        return str(value)
    if isinstance(value, Year) or (isinstance(value, int) and name.endswith("year")):
        return str(value)
    if isinstance(value, int | float | Decimal):
        return format_number(value, language=language)
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Mapping):
        return _words(name, pick(value).text, language)
    if isinstance(value, list | tuple):
        return ", ".join(_words(name, item) for item in value)
    return str(ANSWERS.get(value, value)) if isinstance(value, str) else str(value)
