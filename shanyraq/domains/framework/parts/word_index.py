"""The words of a version and where each stands, from its entries and blocks. Pure.

The migration that brings an older database up to date reads the same index from rows that have the same
fields.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from shanyraq.domains.framework.parts.beside import Text
from shanyraq.domains.framework.parts.entries import texts_of
from shanyraq.domains.framework.vocabulary import BLOCK, CLAUSE, NAME
from shanyraq.kernel import words
from shanyraq.kernel.words.stems import stems

Places = dict[str, list[Any]]
Index = defaultdict[str, defaultdict[str, dict[Any, None]]]
"""Kind → word → places in their order, each once."""

TARGET = "sdg_target"
"""What several outcomes may name is one thing, found once."""
LONGEST_NAME = 90
ROW_ANCHOR = re.compile(r"\{§[^}]*\}")


def word_index(entries: Iterable[tuple[Any, Sequence[str]]], blocks: Iterable[Any], language: str) -> dict[str, Places]:
    """Word → kind → primary keys.

    :param entries: saved rows, each with its names.
    :param language: of the signed document.
    """
    index: Index = defaultdict(lambda: defaultdict(dict))
    targets: dict[str, int] = {}
    for entry, names in entries:
        pk = targets.setdefault(entry.code, entry.pk) if entry.kind == TARGET else entry.pk
        _add(index, _words(entry, names, language).union(_names(names)), entry.kind, pk)
    for block in blocks:
        _add(index, _forms(ROW_ANCHOR.sub(" ", block.text), language), BLOCK, block.pk)
        for anchor in (block.anchor, *block.anchors):
            _add(index, _names([anchor]), CLAUSE, (block.pk, anchor))
    found: dict[str, Places] = defaultdict(dict)
    for kind, places in index.items():
        for word, of in places.items():
            found[word][kind] = list(of)
    return dict(found)


def _add(index: Index, found: Iterable[str], kind: str, place: Any) -> None:
    places = index[kind]
    for word in found:
        places[word][place] = None


def _words(entry: Any, names: Sequence[str], language: str) -> set[str]:
    found = set[str]()
    for text in (entry.title, entry.text, entry.beside):
        for own, words_of_it in _by_language(text, language):
            found |= _forms(words_of_it, own)
    return found.union(*(words.words(text) for text in (entry.code, *names)))


def _by_language(text: Text, language: str) -> list[tuple[str, str]]:
    return list(text.items()) if isinstance(text, dict) else [(language, each) for each in texts_of(text)]


def _forms(text: str, language: str) -> set[str]:
    found = set(words.words(text))
    return found.union(*(stems(word, language) for word in found))


def _names(names: Iterable[str]) -> list[str]:
    """Whole names as words of the index. Nobody types very long ones."""
    found = dict.fromkeys(words.name(each) for each in names)
    return [f"{NAME}{each}" for each in found if each and len(each) <= LONGEST_NAME]
