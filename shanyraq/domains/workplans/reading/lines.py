"""A row of a file as it is read cell by cell: each value mended where it must be, with a remark for what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.cells import BLANK, Cell, Formula, is_blank, is_error, is_nothing, printed
from shanyraq.domains.workplans.reading.columns import ABOVE, WORDED, Column, Layout
from shanyraq.domains.workplans.reading.evidence import Evidence
from shanyraq.domains.workplans.reading.remarks import Remark
from shanyraq.domains.workplans.reading.repairing import labels, lists
from shanyraq.domains.workplans.reading.repairing.amounts import State, read_amount
from shanyraq.domains.workplans.reading.repairing.days import Manner, read_day
from shanyraq.domains.workplans.reading.repairing.letters import CONTROLS, looks_broken, mended
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence

Code = TypeVar("Code", bound=StrEnum)
SEPARATOR = "; "
PAIRED = (Column.ABBREVIATIONS.value, Column.AGENCIES.value)
"""Two columns whose values belong together by their places."""
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
        if isinstance(cell, Formula):
            self.odd.add(cell)
            return ""
        found = self.known.get(cell)
        if found is None:
            letters = mended(cell)
            text = letters.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
            text = CONTROLS.sub("", text).strip()
            found = self.known[cell] = "" if is_nothing(text) else text
            if CONTROLS.search(cell) or letters != cell or looks_broken(text) or not (found or is_blank(text)):
                self.odd.add(cell)
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
    empty: dict[str, str] = field(default_factory=dict)
    """What is printed in cells that are read as empty, though something else than «-» stands there."""
    once: dict[str, str] = field(default_factory=dict)
    """Lists of which a repeated value was taken out, as texts without it."""

    def cell(self, title: str) -> Cell:
        """The cell of a column; an empty text where the file has none."""
        place = self.layout.places.get(title, -1)
        return self.cells[place] if 0 <= place < len(self.cells) else ""

    def worded(self) -> dict[str, str]:
        """The cells of lists and labels, and those that are lost or read as empty, as texts. A list of which a repeated
        value was taken out stands without it, where nothing else of it is in doubt.
        """
        twice = {each.column for each in self.remarks if each.message.template == said.TWICE_IN_LIST}
        doubted = {each.column for each in self.remarks if each.severity is not Severity.NOTE}
        if doubted & set(PAIRED):  # the two belong together by place: what one repeats is repeated in the other
            doubted |= set(PAIRED)
        shorter = twice - doubted
        titles = [each for each in WORDED if each in self.layout.places and each not in shorter]
        found = {str(title): self.texts.of(self.cell(title)) for title in (*titles, *sorted(self.lost))}
        found |= {
            title: text for title, text in self.once.items() if title in self.layout.places and title not in doubted
        }
        return found | {title: text for title, text in self.empty.items() if title not in ABOVE}

    def is_blank(self, titles: Sequence[str]) -> bool:
        """Whether nothing stands in any of these columns."""
        places, cells, width = self.layout.places, self.cells, len(self.cells)
        for title in titles:  # nine cells in ten of an export are looked at here
            place = places.get(title, width)
            if place < width and cells[place] not in BLANK:
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

    def is_untold(self, title: str, cell: Cell) -> bool:
        """Whether a cell says that there is nothing in other words than «-»; it is remarked on then."""
        if not isinstance(cell, str):
            return False
        shown = cell.replace("\ufeff", "").strip()
        is_formula = isinstance(cell, Formula)
        if is_blank(shown) or not (is_formula or is_nothing(shown)):
            return False
        if not is_formula:  # written as a text, it would be none
            self.empty[title] = shown
        self._empty(title, shown, cell if is_formula else shown)
        return True

    def _empty(self, title: str, shown: str, *cells: str) -> None:
        """Remarks on what is read as empty."""
        if any(isinstance(cell, Formula) for cell in cells):
            self.say(title, Severity.WARNING, said.FORMULA, text=shown)
        elif any(map(is_error, cells)):
            self.say(title, Severity.WARNING, said.ERROR, text=shown)
        else:
            self.say(title, Severity.NOTE, said.EMPTY, text=shown)

    def _letters(self, title: str, cell: str, text: str) -> None:
        if self.is_untold(title, cell):
            return
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
        self.look_for_untold(title, text)
        once, twice = lists.items(text)
        if twice:
            self.say(title, Severity.NOTE, said.TWICE_IN_LIST, values=list(twice))
            self.once[title] = SEPARATOR.join(once)
        return once

    def look_for_untold(self, title: str, text: str) -> None:
        """Remarks on values of a list that are read as empty."""
        if untold := lists.untold(text):
            self._empty(title, SEPARATOR.join(untold), *untold)

    def coded(self, title: str, known: Mapping[str, Code]) -> tuple[Code | str, ...]:
        """The codes of a list of labels; a label that is not known stays as it is printed."""
        found = [self._code(title, item, known) for item in self.items(title)]
        once = tuple(dict.fromkeys(found))
        if len(once) < len(found):
            self.say(title, Severity.NOTE, said.TWICE_IN_LIST, values=list(lists.repeated(found)))
            self.once.pop(title, None)  # two labels of one code: which of them stays is not for us to say
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
        if amount.value is None and self.is_untold(title, cell):
            return None
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
        if day.value is None and self.is_untold(title, cell):
            return None
        if day.manner is not Manner.FINE:
            severity, template = said.DAYS[day.manner]
            self.say(title, severity, template, day=str(day.value))
            self.lost |= {title} if day.manner is Manner.LOST else set()
        return day.value
