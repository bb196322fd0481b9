"""Content in several languages: which text a reader gets, and what must be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша", "fr": "Français", "es": "Español"}
"""Languages by their own names."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A text and its language.

    ``fallback``: the reader's language has no text. ``unofficial``: not the language that was
    signed.
    """

    text: str
    language: str
    fallback: bool
    unofficial: bool


def pick(text: str | Mapping[str, str] | None, own: str = "en", wanted: str | None = None) -> Picked:
    """Picks from a text, or from a mapping of language to text.

    :param own: the language of the signed document; a bare text is in it.
    :param wanted: the reader's language; default: the active one.
    """
    wanted = (wanted or get_language() or "en").split("-")[0]
    if not text:
        return Picked("", wanted, False, False)
    if not isinstance(text, Mapping):
        return Picked(str(text), own, own != wanted, False)
    if text.get(wanted):
        return Picked(text[wanted], wanted, False, own != wanted)
    language = own if text.get(own) else next(key for key in text if text[key])
    return Picked(text[language], language, True, language != own)


def name_of(language: str) -> str:
    """The language's own name; its code where we do not know it."""
    return NAMES.get(language, language)
