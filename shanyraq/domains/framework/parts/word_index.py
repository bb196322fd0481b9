"""The words of a version and where each stands, from its entries and blocks. Pure.

The migration that brings an older database up to date reads the same index from rows that have the same
fields.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from shanyraq.domains.framework.parts.entries import Text, texts_of
from shanyraq.domains.framework.vocabulary import BLOCK, CLAUSE, NAME
from shanyraq.kernel import words

Places = dict[str, list[Any]]
Index = dict[str, dict[str, dict[Any, None]]]
"""Word → kind → places in their order, each once."""

TARGET = "sdg_target"
"""What several outcomes may name is one thing, found once."""
LONGEST_NAME = 90
ROW_ANCHOR = re.compile(r"\{§[^}]*\}")


def word_index(entries: Iterable[tuple[Any, Sequence[str]]], blocks: Iterable[Any], language: str) -> dict[str, Places]:
    """Word → kind → primary keys.

    :param entries: saved rows, each with its names.
    :param language: of the signed document.
    """
    index: Index = {}
    targets: dict[str, int] = {}
    for entry, names in entries:
        pk = targets.setdefault(entry.code, entry.pk) if entry.kind == TARGET else entry.pk
        for word in {*_words(entry, names, language), *_names(names)}:
            _add(index, word, entry.kind, pk)
    for block in blocks:
        for word in set(_forms(ROW_ANCHOR.sub(" ", block.text), language)):
            _add(index, word, BLOCK, block.pk)
        for anchor in (block.anchor, *block.anchors):
            for word in _names([anchor]):
                _add(index, word, CLAUSE, (block.pk, anchor))
    return {word: {kind: list(of) for kind, of in places.items()} for word, places in index.items()}


def _add(index: Index, word: str, kind: str, place: Any) -> None:
    index.setdefault(word, {}).setdefault(kind, {})[place] = None


def _words(entry: Any, names: Sequence[str], language: str) -> Iterator[str]:
    for text in (entry.title, entry.text):
        for own, words_of_it in _by_language(text, language):
            yield from _forms(words_of_it, own)
    for text in (entry.code, *names):
        yield from words.words(text)


def _by_language(text: Text, language: str) -> list[tuple[str, str]]:
    return list(text.items()) if isinstance(text, dict) else [(language, each) for each in texts_of(text)]


def _forms(text: str, language: str) -> Iterator[str]:
    for word in dict.fromkeys(words.words(text)):
        yield from words.forms(word, language)


def _names(names: Iterable[str]) -> list[str]:
    """Whole names as words of the index. Nobody types very long ones."""
    found = dict.fromkeys(words.name(each) for each in names)
    return [f"{NAME}{each}" for each in found if each and len(each) <= LONGEST_NAME]
