"""Terms of the field in several languages, from ``glossary.yaml``: which matter, people or kind of work words name.

«Грудное вскармливание» and “breastfeeding” are one matter. A word with * stands for all that begin with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import read_table
from shanyraq.kernel.words import folded, forms
from shanyraq.kernel.words.stops import STOPS

KINDS = ("subjects", "people", "ways", "general")
"""The parts of the glossary; of two terms that fit as well, that of the first is taken."""
PIECES = re.compile(r"[^\s’'-]+")
BEGINS = 3
"""Letters by which terms are looked up; what stands for all words that begin with it has as many at least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a term: one in all its forms, or all words that begin so."""

    text: str
    forms: frozenset[str]
    open: bool

    def meets(self, word: str, its_forms: Sequence[str]) -> bool:
        """Whether it stands for a word."""
        return word.startswith(self.text) if self.open else not self.forms.isdisjoint(its_forms)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name something. ``kind``: one of ``KINDS``."""

    concept: str
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """The greater, the sooner it is taken: more words, more telling kind, longer words."""
        length = sum(len(piece.text) for piece in self.pieces)
        return len(self.pieces), -KINDS.index(self.kind), length


@dataclass(frozen=True, slots=True)
class Met:
    """A term in a text, and where it ends."""

    term: Term
    end: int


class Glossary:
    """Terms of one language, looked up by how they begin."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._by_beginning: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda each: each.rank, reverse=True):
            self._by_beginning.setdefault(term.pieces[0].text[:BEGINS], []).append(term)

    def met(self, words: Sequence[str], of: Sequence[Sequence[str]], at: int) -> Met | None:
        """The longest term that begins at a place of a text. ``of``: the forms of each word."""
        for term in self._by_beginning.get(words[at][:BEGINS], ()):
            end = _end(term.pieces, words, of, at)
            if end is not None:
                return Met(term, end)
        return None


def _end(pieces: Sequence[Piece], words: Sequence[str], of: Sequence[Sequence[str]], at: int) -> int | None:
    """Where a term ends that begins at a place, little words left out; None: it does not stand there."""
    for number, piece in enumerate(pieces):
        while number and at < len(words) and words[at] in STOPS and not piece.meets(words[at], of[at]):
            at += 1
        if at >= len(words) or not piece.meets(words[at], of[at]):
            return None
        at += 1
    return at


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]:
    found: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] = read_table(__package__, "glossary.yaml")
    return found


@cache
def glossary(language: str) -> Glossary:
    """The terms of a language; none where the glossary does not have it."""
    table = _table()
    concepts = {(kind, name): terms for kind in KINDS[:-1] for name, terms in table[kind].items()}
    listed = [(kind, name, text) for (kind, name), terms in concepts.items() for text in terms.get(language, ())]
    listed += [("general", "", text) for text in table["general"].get(language, ())]
    return Glossary([Term(name, kind, _pieces(text, language)) for kind, name, text in listed])


@cache
def themes_of(concept: str) -> tuple[str, ...]:
    """What a subject or people belongs to: others that are near it do as well."""
    return tuple(theme for theme, concepts in _table()["themes"].items() if concept in concepts)


def glossary_source() -> Source:
    """Whose terms they are."""
    return Source(**_table()["source"])  # type: ignore[arg-type]


def _pieces(text: str, language: str) -> tuple[Piece, ...]:
    """:raises ValueError: where the beginning of words is too short to be told from others."""
    pieces = tuple(_piece(each, language) for each in PIECES.findall(text) if len(each) > 1)
    if not pieces or (len(pieces[0].text) < BEGINS and pieces[0].open):
        raise ValueError(f"The glossary cannot look up “{text}”.")
    return pieces


def _piece(printed: str, language: str) -> Piece:
    word = folded(printed.rstrip("*"))
    return Piece(word, frozenset(forms(word, language)), printed.endswith("*"))
