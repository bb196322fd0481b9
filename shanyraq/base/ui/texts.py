"""Content in several languages: which text a reader gets, and what must be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша", "fr": "Français", "es": "Español"}
"""Languages by their own names."""

IN_WORDS = {"en": _("English"), "ru": _("Russian"), "kk": _("Kazakh"), "fr": _("French"), "es": _("Spanish")}
"""Languages as the reader's language calls them."""


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

    def __str__(self) -> str:
        return self.text

    @property
    def lang(self) -> str:
        """The language for a ``lang`` attribute: empty where it is the reader's."""
        return self.language if self.fallback else ""

    def after(self, code: str) -> "Picked":
        """The text with a code before it."""
        return replace(self, text=f"{code} {self.text}")


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


def by_language(text: str | Mapping[str, str], own: str, code: str = "") -> dict[str, str]:
    """A text in every language that it has, the signed one first; with a code before it."""
    texts = text if isinstance(text, Mapping) else {own: text}
    order = sorted((language for language in texts if texts[language]), key=lambda language: language != own)
    return {language: f"{code} {texts[language]}".lstrip() for language in order}


def name_of(language: str) -> str:
    """The language's own name; its code where we do not know it."""
    return NAMES.get(language, language)


def in_words(language: str) -> str:
    """The language in the reader's own words; its code where we do not know it."""
    return str(IN_WORDS.get(language, language))
