"""What one cell says: a value as a form would send it, or what is wrong with it, in words that say what to do."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from shanyraq.base.workbooks.columns import BETWEEN, Column, folded
from shanyraq.kernel.sentences import Sentence, gettext_noop

ANSWERS = {
    **dict.fromkeys(("yes", "да", "иә", "ия", "true", "1"), "yes"),
    **dict.fromkeys(("no", "нет", "жоқ", "false", "0"), "no"),
}
"""Yes and no in the three languages, and as spreadsheets write them."""
LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЅЈаеорсухіѕј", "ABEKMHOPCTYXISJaeopcyxisj")
"""Cyrillic letters that look like Latin ones: what is typed on the wrong keyboard."""
FORMULA = gettext_noop("This is a formula; write its value instead")
BROKEN = gettext_noop("This is an error of the spreadsheet ({value}); write a value")
UNREAD = {"formula": FORMULA, "broken": BROKEN}
NOT_A_DAY = gettext_noop("A day is written like 2026-12-31")
DAY_IN_TEXT = gettext_noop("The spreadsheet made a day of this ({value}); format the cell as text and write it again")
PERCENT_IN_TEXT = gettext_noop(
    "The spreadsheet shows this as a percentage ({value} %); format the cell as text and write it again"
)
ANSWER_IN_TEXT = gettext_noop(
    "The spreadsheet made a yes or no of this ({value}); format the cell as text and write it again"
)
NO_CHOICE = gettext_noop("“{value}” is not in the list; choose one of it")
PERCENT = gettext_noop("Read as {value}: the cell is formatted as a percentage")
KEYBOARD = gettext_noop("Read as “{value}”: some of its letters were Cyrillic")
TWO_ALPHABETS = gettext_noop(
    "Some letters of “{value}” are Cyrillic and look like Latin ones; make sure that the address is right"
)
NOT_EMPTIED = gettext_noop("A single dash empties a field, and this one cannot be emptied here")
DASHES = frozenset("-–—")
"""What empties a field: an empty cell leaves it as it is."""
IN_PARTS = frozenset({"texts", "lines"})
"""Kinds of fields in which a single dash would be taken for words."""
CYRILLIC, LATIN = re.compile("[\u0400-\u04ff]"), re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the file. ``kind``: value, formula or broken; ``percent``: it is shown as a percentage."""

    address: str
    value: Any
    kind: str = "value"
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell says, what is wrong with it, and what is remarked of how it was read.

    ``value`` None: it says nothing; an empty text: the field is to be emptied.
    """

    value: Any = None
    problem: Sentence | None = None
    remark: Sentence | None = None


def understand(cell: Cell, column: Column) -> Understood:
    """Reads a cell of a column."""
    if cell.kind != "value":
        return Understood(problem=Sentence(UNREAD[cell.kind], {"value": str(cell.value)}))
    value = tidy(cell.value)
    if value is None:
        return Understood()
    if isinstance(value, bool):
        return _answer(value, column)
    if isinstance(value, date | time):
        return _day(value, column)
    if isinstance(value, int | float | Decimal):
        return _number(value, cell, column)
    text = str(value)
    return _dash(text, column) if text in DASHES else _text(text, column)


def _dash(text: str, column: Column) -> Understood:
    """A single dash: it empties what can be emptied, and anywhere else is what it says."""
    if column.can_be_emptied:
        return Understood("")
    if column.changes and not column.locked and (column.field.kind in IN_PARTS or column.field.free):
        return Understood(problem=Sentence(NOT_EMPTIED))
    return _text(text, column)


def tidy(value: Any) -> Any:
    """Text without blanks around it, None for nothing; a day without an hour."""
    if isinstance(value, str):
        return value.replace("\u00a0", " ").replace("_x000D_", "").strip() or None
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _answer(value: bool, column: Column) -> Understood:
    if column.field.kind != "yes_no":
        return Understood(problem=Sentence(ANSWER_IN_TEXT, {"value": str(value).upper()}))
    return Understood("yes" if value else "no")


def _day(value: Any, column: Column) -> Understood:
    if column.field.kind != "day":
        return Understood(problem=Sentence(DAY_IN_TEXT, {"value": str(value)}))
    if isinstance(value, datetime) or not isinstance(value, date):
        return Understood(problem=Sentence(NOT_A_DAY))
    return Understood(value.isoformat())


def _number(value: Any, cell: Cell, column: Column) -> Understood:
    if not cell.percent:
        return _text(plain(value), column)
    seen = plain(Decimal(format(value, ".15g")) * 100)
    if column.field.kind != "number":
        return Understood(problem=Sentence(PERCENT_IN_TEXT, {"value": seen}))
    return Understood(seen, remark=Sentence(PERCENT, {"value": seen}))


def plain(value: Any) -> str:
    """A number as it is written: without the noise of binary fractions, and whole where it is whole."""
    exact = value if isinstance(value, Decimal) else Decimal(format(value, ".15g"))
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(text: str, column: Column) -> Understood:
    kind = column.field.kind
    if kind == "yes_no":
        return Understood(ANSWERS.get(text.casefold(), text))
    if kind == "day":
        return Understood(_iso(text))
    if kind == "several" and column.options:
        parts = [_choice(part.strip(), column) for part in text.split(";") if part.strip()]
        problem = next((part.problem for part in parts if part.problem), None)
        remark = next((part.remark for part in parts if part.remark), None)
        return Understood(None if problem else list(dict.fromkeys(part.value for part in parts)), problem, remark)
    if kind == "email":
        return Understood(text, remark=Sentence(TWO_ALPHABETS, {"value": text}) if _is_doubtful(text) else None)
    if column.locked:
        return Understood(column.chosen.get(folded(text), text))
    return _choice(text, column) if column.options else Understood(text)


def _is_doubtful(address: str) -> bool:
    """Whether a part of an e-mail address mixes alphabets, or has Cyrillic letters only that look like Latin ones."""
    return any(
        CYRILLIC.search(part) and (LATIN.search(part) or not CYRILLIC.search(part.translate(LOOKALIKES)))
        for part in re.split("[@.]", address)
    )


def _choice(text: str, column: Column) -> Understood:
    """The value that was chosen: by its own name, by its words in any language, or both as the list shows them."""
    head = text if column.field.free else text.partition(BETWEEN)[0].strip()  # a name may hold what parts a list
    for wanted in (folded(text), folded(head)):
        if wanted in column.chosen:
            return Understood(column.chosen[wanted])
    latin = folded(head.translate(LOOKALIKES))
    if latin in column.chosen:
        return Understood(column.chosen[latin], remark=Sentence(KEYBOARD, {"value": column.chosen[latin]}))
    return Understood(text) if column.field.free else Understood(problem=Sentence(NO_CHOICE, {"value": text}))


def _iso(text: str) -> str:
    """31.12.2026 as 2026-12-31; anything else as it is."""
    parts = text.split(".")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return text
