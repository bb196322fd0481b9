"""A row of a file as it is read cell by cell: each value mended where it must be, with a remark for what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.cells import NOTHING, Cell, is_nothing, printed
from shanyraq.domains.workplans.reading.columns import WORDED, Column, Layout
from shanyraq.domains.workplans.reading.evidence import Evidence
from shanyraq.domains.workplans.reading.remarks import Remark
from shanyraq.domains.workplans.reading.repairing import labels, lists
from shanyraq.domains.workplans.reading.repairing.amounts import State, read_amount
from shanyraq.domains.workplans.reading.repairing.days import Manner, read_day
from shanyraq.domains.workplans.reading.repairing.letters import CONTROLS, looks_broken, mended
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence

Code = TypeVar("Code", bound=StrEnum)
EXACT = 10**15
"""Numbers of spreadsheets have 15 digits; of longer ones the last are lost."""


@dataclass(slots=True)
class Texts:
    """Texts as they were printed, and as they are with their letters put right: found out once for each."""

    known: dict[str, str] = field(default_factory=dict)
    odd: set[str] = field(default_factory=set)
    """Those about which there is something to say."""

    def of(self, cell: Cell) -> str:
        """The text of a cell: without spaces around it, with plain ends of lines; empty for «-» and the like."""
        if not isinstance(cell, str):
            return printed(cell)
        found = self.known.get(cell)
        if found is None:
            letters = mended(cell)
            text = letters.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
            text = CONTROLS.sub("", text).strip()
            if CONTROLS.search(cell) or letters != cell or looks_broken(text):
                self.odd.add(cell)
            found = self.known[cell] = "" if is_nothing(text) else text
        return found


@dataclass(slots=True)
class Line:
    """One row of a file: its cells by the title of their column, what is remarked about it, what it printed."""

    file: str
    number: int
    cells: Sequence[Cell]
    layout: Layout
    evidence: Evidence
    texts: Texts
    remarks: list[Remark] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    """Columns of days and amounts of which nothing was understood."""

    def cell(self, title: str) -> Cell:
        """The cell of a column; an empty text where the file has none."""
        place = self.layout.places.get(title, -1)
        return self.cells[place] if 0 <= place < len(self.cells) else ""

    def worded(self) -> dict[str, str]:
        """The cells of lists and labels, and those that are lost, as texts; without lists of which a repeated value was
        taken out.
        """
        shorter = {each.column for each in self.remarks if each.message.template == said.TWICE_IN_LIST}
        shorter |= {Column.AGENCIES} if Column.ABBREVIATIONS in shorter else set()
        doubted = {each.column for each in self.remarks if each.severity is not Severity.NOTE}
        titles = [each for each in WORDED if each in self.layout.places and each not in shorter - doubted]
        return {str(title): self.texts.of(self.cell(title)) for title in (*titles, *sorted(self.lost))}

    def is_blank(self, titles: Sequence[str]) -> bool:
        """Whether nothing stands in any of these columns."""
        places, cells, width = self.layout.places, self.cells, len(self.cells)
        for title in titles:  # nine cells in ten of an export are looked at here
            place = places.get(title, width)
            if place < width and cells[place] not in NOTHING:
                return False
        return True

    def say(self, title: str, severity: Severity, template: str, **values: object) -> None:
        """Remarks on a cell, and keeps what was printed in it."""
        self.remarks.append(Remark(self.file, self.number, title, severity, Sentence(template, values)))
        if title and (shown := printed(self.cell(title))):
            self.printed[title] = shown

    def text(self, title: str) -> str:
        """A text with its letters put right."""
        cell = self.cell(title)
        if not isinstance(cell, str):
            if isinstance(cell, int | float) and abs(cell) >= EXACT:
                self.say(title, Severity.WARNING, said.TOO_LONG_A_NUMBER)
            return printed(cell)
        text = self.texts.of(cell)
        if cell in self.texts.odd:
            self._letters(title, cell, text)
        return text

    def _letters(self, title: str, cell: str, text: str) -> None:
        if mended(cell) != cell:
            self.say(title, Severity.NOTE, said.LETTERS)
        elif CONTROLS.search(cell):
            self.say(title, Severity.NOTE, said.CONTROLS)
        if looks_broken(text):
            self.say(title, Severity.WARNING, said.BROKEN)

    def items(self, title: str) -> tuple[str, ...]:
        """The values of a list, each once."""
        text = self.text(title)
        if not text:
            return ()
        once, twice = lists.items(text)
        if twice:
            self.say(title, Severity.NOTE, said.TWICE_IN_LIST, values=list(twice))
        return once

    def coded(self, title: str, known: Mapping[str, Code]) -> tuple[Code | str, ...]:
        """The codes of a list of labels; a label that is not known stays as it is printed."""
        found = [self._code(title, item, known) for item in self.items(title)]
        once = tuple(dict.fromkeys(found))
        if len(once) < len(found):
            self.say(title, Severity.NOTE, said.TWICE_IN_LIST, values=list(lists.repeated(found)))
        return once

    def one_coded(self, title: str, known: Mapping[str, Code]) -> Code | str | None:
        """The code of a label; a label that is not known stays as it is printed."""
        text = self.text(title)
        return self._code(title, text, known) if text else None

    def _code(self, title: str, label: str, known: Mapping[str, Code]) -> Code | str:
        code = known.get(labels.plain(label)) or self.translated(title, label, known)
        if code is None:
            self.say(title, Severity.WARNING, said.UNKNOWN_LABEL, label=label)
            return label
        return code

    def translated(self, title: str, label: str, known: Mapping[str, Code]) -> Code | None:
        """The code of a label in another language, with a remark; None where it is not known."""
        english = labels.TRANSLATED.get(labels.plain(label), "")
        code = known.get(labels.plain(english))
        if code is not None:
            self.say(title, Severity.NOTE, said.TRANSLATED, label=label, english=english)
        return code

    def level(self, title: str, known: Mapping[str, int]) -> int | None:
        """The level of a marker, by the number before its label; by the label where there is none."""
        text = self.text(title)
        if not text:
            return None
        level = lists.level(text)
        if level is None and (level := known.get(labels.plain(text))) is not None:
            self.say(title, Severity.NOTE, said.LEVEL_BY_LABEL, level=level)
        elif level is None:
            self.say(title, Severity.WARNING, said.NO_LEVEL)
        return level

    def amount(self, title: str) -> Decimal | None:
        """An amount of money to the cent."""
        cell = self.cell(title)
        if cell in ("", "-"):
            return None
        amount = read_amount(
            cell.strip() if isinstance(cell, str) else cell, self.evidence.decimal_signs.get(title, "")
        )
        if amount.state is not State.FINE:
            severity, template = said.AMOUNTS[amount.state]
            self.say(title, severity, template, amount=str(amount.value))
            self.lost |= {title} if amount.state is State.LOST else set()
        return amount.value

    def day(self, title: str, *, ends: bool = False) -> date | None:
        """A day."""
        cell = self.cell(title)
        if cell in ("", "-"):
            return None
        day = read_day(cell, day_first=self.evidence.day_first.get(title), ends=ends)
        if day.manner is not Manner.FINE:
            severity, template = said.DAYS[day.manner]
            self.say(title, severity, template, day=str(day.value))
            self.lost |= {title} if day.manner is Manner.LOST else set()
        return day.value
