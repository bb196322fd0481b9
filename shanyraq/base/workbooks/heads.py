"""The row of a file that names its columns: by key or by title, in any language; and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.base.doors.fields import LANGUAGES
from shanyraq.base.workbooks.cells import Cell, tidy
from shanyraq.base.workbooks.columns import Column
from shanyraq.base.workbooks.layout import NAME, ONCE_CALLED
from shanyraq.kernel.sentences import Sentence, gettext_noop

HEAD_WITHIN = 10
"""Rows in which the names of columns are looked for."""
TWICE = gettext_noop("The column “{name}” stands twice")
UNKNOWN = gettext_noop("There is no column “{name}”; empty or delete it")
MISSING = gettext_noop("The column “{name}” is missing; take it from the template")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the file; ``address`` is a cell (B7), a range, a row (12), a column (C), or empty."""

    address: str
    sentence: Sentence


def named(values: Mapping[int, Any], columns: Sequence[Column]) -> dict[int, str]:
    """The columns that a row names, by place: by key or by title, at least half of those that are needed."""
    found: dict[int, str] = {}
    for place, value in values.items():
        name = str(tidy(value) or "").casefold()
        key = _called(name, columns) if name else None
        if key is not None:
            found[place] = key
    needed, has = _needed(columns), {key.partition(".")[0] for key in found.values()}
    return found if found and len(has & needed) * 2 >= len(needed) else {}


def _called(name: str, columns: Sequence[Column]) -> str | None:
    """The column of that name; the title of one may be the key of another, which goes before."""
    if any(name == each.key for each in columns):
        return name
    return next((each.key for each in columns if name in each.titles), None)


def _needed(columns: Sequence[Column]) -> set[str]:
    """The fields that every row needs; a text needs a column for one language. A reason may be given for all rows."""
    return {column.field.name for column in columns if column.is_needed} - {"reason"}


def head_problems(cells: Mapping[int, Cell], names: Mapping[int, str], columns: Sequence[Column]) -> Iterator[Problem]:
    """What is wrong with the names of columns, and which are missing."""
    seen: set[str] = set()
    for place, cell in cells.items():
        name = str(tidy(cell.value) or "")
        if place in names and names[place] in seen:
            yield Problem(cell.address, Sentence(TWICE, {"name": name}))
        elif place in names:
            seen.add(names[place])
        elif name and name not in (NAME, ONCE_CALLED) and not _is_title_of_name(name):
            yield Problem(cell.address, Sentence(UNKNOWN, {"name": name}))
    missing = _needed(columns) - {key.partition(".")[0] for key in seen}
    for column in columns:
        if column.field.name in missing:
            missing.discard(column.field.name)
            yield Problem("", Sentence(MISSING, {"name": column.title}))


def _is_title_of_name(name: str) -> bool:
    """Whether it is the title of the column that is read by people only, in any language."""
    from django.utils import translation

    for language in LANGUAGES:
        with translation.override(language):
            if name == translation.gettext("What it is"):
                return True
    return False
