"""Names of new rows: by them other sheets of a workbook speak of what the same workbook adds, before it has a number.

A sheet of new things has a first column with a name in each empty row («new 1»). It may be overwritten. Whoever fills
in another sheet puts that name where a number would stand. Rows are done in the order of sheets, so the number is known
by then; a name that gives none is refused with its sheet and cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import translation

from shanyraq.base.doors.fields import LANGUAGES, Field
from shanyraq.base.ui.speech import say
from shanyraq.base.workbooks.cells import tidy
from shanyraq.base.workbooks.columns import Column, folded
from shanyraq.base.workbooks.reading import Row
from shanyraq.kernel.sentences import Sentence, gettext_noop

CALLED = "called_here"
"""The column of names. It is none of the command."""
TITLE = gettext_noop("Name in this workbook")
HELP = gettext_noop(
    "By this name other sheets of this workbook speak of it, before it has a number. It is kept nowhere."
)
TAKEN = gettext_noop("“{name}” is the name of another row, or of something that there is already; give it its own name")
NO_ROW = gettext_noop("The row “{name}” of the sheet “{sheet}” is empty; fill it in, or choose another one")
NOT_ADDED = gettext_noop("The row “{name}” of the sheet “{sheet}” is refused; mend it there first")
MARK = "new:"
"""Before a name that stands where a number is wanted; no number begins so."""


def column_of_names() -> Column:
    """The column in which new rows have their names."""
    titles = set()
    for language in LANGUAGES:
        with translation.override(language):
            titles.add(say(Sentence(TITLE)).casefold())
    named = Field(name=CALLED, title=TITLE, help=HELP, kind="line", required=False, default="")
    return Column(CALLED, named, say(Sentence(TITLE)), say(Sentence(HELP)), frozenset(titles))


@dataclass
class Names:
    """The names of one sheet of new things: what each became. ``sheet``: what the sheet is called."""

    sheet: str
    every: Mapping[str, str]
    """Every name of the sheet, those of empty rows too: as it is compared, and as it is written."""
    numbers: dict[str, str | None] = field(default_factory=dict)
    """What those became whose rows are filled in; None: the row was refused."""

    def chosen(self, column: Column) -> Column:
        """A column that takes these names as well; what there is already goes before."""
        return replace(column, chosen={**{name: f"{MARK}{name}" for name in self.every}, **column.chosen})

    def resolved(self, value: Any) -> tuple[Any, list[str]]:
        """What a field says with numbers for names; and what is wrong with the names."""
        if not isinstance(value, list | tuple):
            (found,), wrong = self._each([value])
            return found, wrong
        return self._each(value)

    def _each(self, values: Sequence[Any]) -> tuple[list[Any], list[str]]:
        found, wrong = [], []
        for value in values:
            name = value.removeprefix(MARK) if isinstance(value, str) and value.startswith(MARK) else None
            number = self.numbers.get(name) if name is not None else value
            if number is None and name is not None:
                words = NOT_ADDED if name in self.numbers else NO_ROW
                wrong.append(say(Sentence(words, {"name": self.every.get(name, name), "sheet": self.sheet})))
            found.append(number)
        return found, wrong


def name_of_row(row: Row) -> str:
    """The name of a row as it is written; empty where it has none."""
    cell = row.cells.get(CALLED)
    return str(tidy(cell.value) or "") if cell is not None else ""


def is_empty(row: Row) -> bool:
    """Whether a row of new things has nothing but its name."""
    return all(tidy(cell.value) is None for key, cell in row.cells.items() if key != CALLED)


def names_in(rows: Sequence[Row], sheet: str) -> Names:
    """The names of all rows of a sheet."""
    return Names(sheet, {folded(name): name for name in filter(None, map(name_of_row, rows))})


def ready(label: str, count: int) -> Iterator[str]:
    """Names that are made ready for empty rows, in the active language."""
    for number in range(1, count + 1):
        yield say(Sentence(label, {"number": str(number)}))
