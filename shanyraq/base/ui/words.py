"""Words for codes: a table of them becomes a filter of templates."""

from collections.abc import Callable, Mapping

from django.template import Library
from django.utils.functional import Promise

Words = Mapping[str, str | Promise]


def word_filters(register: Library, **tables: Words) -> None:
    """One filter for each table, by its name; a code without a word is shown as it is."""
    for name, table in tables.items():
        register.filter(name, _word_of(table))


def _word_of(table: Words) -> Callable[[str], str]:
    return lambda code: str(table.get(code, code))
