"""What a page says beside an item, in every language: the word of its kind, units, remarks of the package.

It is found with the item, and is no text of it. Labels of pages, headings and filters are not.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation

from shanyraq.domains.framework.queries.context import unit_text
from shanyraq.domains.framework.vocabulary import STATEMENTS
from shanyraq.domains.parties.vocabulary import INSTRUMENTS

Text = str | dict[str, str]

WORDS = {"instrument": INSTRUMENTS, "statement": STATEMENTS}
"""Kind of entry → what the codes of its field ``kind`` are called."""


def beside(kind: str, item: Any, own: str) -> dict[str, str]:
    """Language → what stands beside an item of the package.

    :param own: the language of the signed document.
    """
    if kind == "indicator":
        return joined(_of_indicator(item), own)
    unit = unit_text(item, own) if hasattr(item, "unit_in") else ""
    return joined((kind_words(kind, getattr(item, "kind", "")), unit, item.note), own)


def kind_words(kind: str, code: str) -> Text:
    """What an entry of a kind is called by its code, in the languages of the interface; else nothing."""
    title = WORDS.get(kind, {}).get(code)
    return _translated(title) if title else ""


def joined(texts: Iterable[Text | None], own: str) -> dict[str, str]:
    """Texts by language, each once however its letters are written. A bare text is in the language ``own``."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for language, words in (text if isinstance(text, dict) else {own: text}).items():
            if words:
                found.setdefault(language, {}).setdefault(words.casefold(), words)
    return {language: " · ".join(each.values()) for language, each in found.items()}


@cache
def _translated(title: str) -> dict[str, str]:
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = translation.gettext(title)
    return found


def _of_indicator(indicator: Any) -> Iterator[Text | None]:
    """Its units, those of its rows and values, and the remarks on it and on its rows."""
    yield from (indicator.unit.name, indicator.unit.printed)
    for row in indicator.rows:
        yield row.measurement
        for unit in (row.unit, *(value.unit for value in (row.baseline, *row.latest, *row.targets) if value)):
            if unit:
                yield from (unit.name, getattr(unit, "printed", None))
    yield indicator.note
    yield from (row.note for row in indicator.rows)
