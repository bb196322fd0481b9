"""Workbooks of several actions: a sheet for each kind of row, all about one part of one framework.

A domain offers one (``offer_book``); what stands in it is asked for when it is taken along and when it comes back. How
it is written is in ``book_writing``, how it is read in ``book_reading``, how its rows are done in ``book_filling``.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import PERMISSIONS, Permission
from shanyraq.base.doors.choices import choices
from shanyraq.base.verbs import Listing, Thing, Verb, verbbook
from shanyraq.base.verbs.engine import NEEDS, NEEDS_ACCOUNT
from shanyraq.base.workbooks.columns import Column, columns_of
from shanyraq.base.workbooks.naming import column_of_names, ready
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotAllowed
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence

SEEN = "seen"
"""The revision that a row was made from; nobody enters it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook is about: the name of the book, a framework, and a part of it by its key: an entity, say."""

    book: str
    framework: str
    part: str


@dataclass(frozen=True)
class Sheet:
    """A kind of rows. ``key``: its name for programs; ``title`` and ``help``: English texts for the translators.

    ``keys``: the fields that say which thing a row is about; ``things``: the rows that it begins with. ``room``: empty
    rows that are made ready; without any, only rows that it began with are taken. ``given``: what a new row says where
    it says nothing. ``among``: the values that a field may have here; one of them at least, in a list. ``fields``: the
    column of a field that has another name where both sides of a conflict are told. ``label``: what empty rows are
    called, for other sheets of the workbook to name them; ``names``: the fields that may name a new row of another
    sheet, which stands before this one. ``moved``: what to do instead of writing over a cell that says which row it is.
    """

    key: str
    title: str
    help: str
    verb: str
    keys: tuple[str, ...] = ()
    things: Sequence[Thing] = ()
    room: int = 0
    given: Mapping[str, Any] = field(default_factory=dict)
    among: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    names: Mapping[str, "Sheet"] = field(default_factory=dict)
    moved: str = ""

    @property
    def ready(self) -> list[str]:
        """The names of its empty rows."""
        return list(ready(self.label, self.room)) if self.label else []

    @cached_property
    def does(self) -> Verb:
        """The verb of its rows, which begins with the things of this sheet alone."""
        listed = Listing(self.keys, lambda _framework: self.things) if self.keys else None
        return replace(verbbook()[self.verb], listed=listed)

    def columns(self, framework: str, by: Actor) -> tuple[Column, ...]:
        """Its columns; their lists hold what the sheet is about."""
        own = tuple(self._narrowed(column) for column in columns_of(self.does, framework, by))
        return (column_of_names(), *own) if self.label else own

    def _narrowed(self, column: Column) -> Column:
        if column.key in self.given:
            column = replace(column, field=replace(column.field, required=False))
        values = self.among.get(column.key)
        if values is None:
            return column
        named = dict(column.options)
        options = [(value, named.get(value, value)) for value in values if value]
        if column.key in self.names:
            options += [(name, name) for name in self.names[column.key].ready]
        return replace(column, options=tuple(options), chosen={**{value: value for value in values}, **column.chosen})


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a book: its sheets; ``called``: what it is about in words."""

    called: str
    sheets: Sequence[Sheet]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook of several actions. ``title`` and ``help`` are English texts for the translators.

    ``parts``: the name of the list that it is about one of. ``permission``: who may have it, in the scope of its rows.
    ``verbs``: those of its sheets.
    """

    name: str
    title: str
    help: str
    parts: str
    permission: Permission
    verbs: tuple[str, ...]
    scopes: Callable[[str, Sequence[str]], Mapping[str, Scope]]
    """Where the rows for some parts of a framework belong, by part.

    :raises NotFound: when there is no such framework.
    """
    content: Callable[[str, str, Actor, date], Content]
    """What stands in it for a framework and a part, for whoever asks, on a day.

    :raises NotFound: when there is no such framework or part.
    """


_offered: dict[str, str] = {}


def offer_book(name: str, place: str) -> None:
    """Offers a book, as ``module:name``; it is imported when it is asked for."""
    _offered[name] = place


def book_named(name: str) -> Book | None:
    """The book of that name; None where there is none."""
    if name not in _offered:
        return None
    module, _, attribute = _offered[name].partition(":")
    found: Book = getattr(import_module(module), attribute)
    return found


def content_for(book: Book, framework: str, part: str, by: Actor, on: date) -> Content:
    """What stands in a book for whoever asks.

    :raises NotFound: when there is no such framework, or no such part of it.
    :raises NotAllowed: when whoever asks may do nothing with it.
    """
    if not may(by, book.permission, book.scopes(framework, [part])[part]):
        values = {"verb": Sentence(book.title), "right": Sentence(PERMISSIONS[book.permission])}
        raise NotAllowed(Sentence(NEEDS_ACCOUNT if by.may_all else NEEDS, values), lacks_right=True)
    return book.content(framework, part, by, on)


def parts_for(book: Book, framework: str, by: Actor) -> list[tuple[str, str]]:
    """The parts of a framework whose workbook whoever asks may have: key and words."""
    pairs = [(key, str(words)) for key, words in choices(book.parts, framework, by)]
    scopes = book.scopes(framework, [key for key, _words in pairs])
    return [(key, words) for key, words in pairs if may(by, book.permission, scopes[key])]


def books() -> list[Book]:
    """Every book that is offered."""
    return [book for name in _offered if (book := book_named(name)) is not None]


def differing(values: Any, among: Collection[str]) -> list[str]:
    """What a field says that does not belong here: of a list nothing, where one of its values does."""
    said = [str(each) for each in values] if isinstance(values, list | tuple) else [str(values or "")]
    if isinstance(values, list | tuple):
        return [] if set(said) & set(among) else said
    return [each for each in said if each not in among]
