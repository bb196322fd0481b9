"""A table of observations, line by line: each becomes a value of a row, or a remark that says why it does not.

One line is one value. Columns are found by name, in any order: ``indicator``, ``row`` (empty: the total), ``period``
(or ``year``, which is one), ``value`` or ``answer``, and whatever else there is to say (``OTHERS``). A line without an
``entity`` is national data. A million lines pass through here, so what repeats – periods, places, entities – is judged
once.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TextIO

from shanyraq.domains.indicators.commands import LARGEST, SMALLEST, TOTAL
from shanyraq.domains.indicators.rules.agreeing import unit_names
from shanyraq.domains.indicators.rules.observing import refused_kind, refused_period, refused_reporter, refused_whole
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.vocabulary import Kind, Measure, Over
from shanyraq.kernel.digits import kept
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.letters import turns_letters
from shanyraq.kernel.sentences import Sentence, gettext_noop

NEEDED = ("indicator", "period")
YEAR = "year"
"""What the column of the period may be called as well: a year is a period."""
OTHERS = (
    *("row", "value", "answer", "measure", "entity", "numerator", "denominator", "unit"),
    *("source", "evidence", "reliability", "comment"),
)
LONGEST = {"answer": 200, "unit": 30, "source": 500, "evidence": 500, "reliability": 2_000, "comment": 2_000}
"""Letters that a text may have."""
SAID = ("source", "evidence", "reliability", "comment")
RATIO = ("numerator", "denominator")
MEASURES = frozenset(each.value for each in Measure)
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
COMMA = re.compile(r"[+-]?\d+(?:[ \u00a0\u202f]\d{3})*,(?:\d{1,2}|\d{4,})")
"""A comma that can only stand before decimals."""
UNIT = re.compile(r"[A-Z0-9_]*")
SNIFFED = 64_000
"""Letters at the beginning from which it is told by what cells are parted."""

NO_COLUMN = gettext_noop("There is no column “{column}”; the first line names the columns")
UNKNOWN_COLUMN = gettext_noop("The column “{column}” is not known here and is not read")
NO_PLACE = gettext_noop("The framework has no row “{row}” of an indicator “{indicator}” that measures something")
NO_NUMBER = gettext_noop("“{value}” is no number")
READ_AS = gettext_noop("“{value}” is read as {number}")
NO_PERIOD = gettext_noop("“{period}” is no period; write 2026, 2026-S1, 2026-Q2 or 2026-03")
TOO_LONG = gettext_noop("The text has {length} letters; at most {most} are kept")
UNSEEN = gettext_noop("The text holds a character that cannot be seen")
RAGGED = gettext_noop("The line has {number} cells, the first line {expected}")
TWICE = gettext_noop("Line {line} has this row and period already")
NO_MEASURE = gettext_noop("“{measure}” is no kind of value; write period or cumulative")
NO_UNIT = gettext_noop("“{unit}” is no code of a unit: {codes}, or others in capital letters, digits and underlines")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know about a line; 0 is the whole file. An error refuses the line, a note says what was mended."""

    row: int
    column: str
    severity: Severity
    message: Sentence


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What must be known of a row to judge a value: its kind, its scale, who takes part, who may report the whole."""

    kind: str
    scale: tuple[str, ...]
    entities: frozenset[str]
    whole: tuple[str, ...]


class Line(NamedTuple):
    """A value as a line of a file has it. ``line`` counts from 1, with the line of the names."""

    line: int
    indicator: str
    row: str
    period: str
    measure: str
    entity: str
    value: float | None
    answer: str
    numerator: float | None
    denominator: float | None
    unit: str
    printed: str
    source: str
    evidence: str
    reliability: str
    comment: str


class Wrong(Exception):
    """A line that is refused: in which column, and why."""

    def __init__(self, column: str, message: Sentence) -> None:
        self.column, self.message = column, message
        super().__init__(str(message))


class Table:
    """Reads lines and keeps an account of them: how many there are, and what is remarked."""

    def __init__(self, file: TextIO, rows: Mapping[tuple[str, str], RowFacts], on: date) -> None:
        self.rows, self.on = rows, on
        self.count = 0
        self.refused = 0
        self.remarks: list[Remark] = []
        self._lines = csv.reader(file, _dialect(file))
        self._periods: dict[str, Sentence | None] = {}
        self._reporters: dict[tuple[str, str], Sentence | None] = {}
        self._seen: dict[int, int] = {}
        self._at: dict[str, int] = {}
        self.usable = self._head()

    def __iter__(self) -> Iterator[Line]:
        if not self.usable:
            return
        for number, cells in enumerate(self._lines, 2):
            if not any(cells):
                continue
            self.count += 1
            try:
                if len(cells) != self._width:
                    raise Wrong("", Sentence(RAGGED, {"number": len(cells), "expected": self._width}))
                yield self._line(number, [cell.strip() for cell in cells])
            except Wrong as wrong:
                self.refuse(number, wrong.column, wrong.message)

    def refuse(self, row: int, column: str, message: Sentence) -> None:
        """Counts a line as refused, and says why."""
        self.refused += 1
        self._say(row, column, Severity.ERROR, message)

    def _head(self) -> bool:
        """Whether the first line names what is needed; where each column stands is kept."""
        names = [name.strip().casefold().removeprefix("\ufeff") for name in next(self._lines, [])]
        self._width = len(names)
        if "period" not in names:
            names = ["period" if name == YEAR else name for name in names]
        self._at = {name: place for place, name in enumerate(names) if name in NEEDED or name in OTHERS}
        self._texts = [(name, self._at[name]) for name in LONGEST if name in self._at]
        for name in names:
            if name and name not in self._at:
                self._say(1, name, Severity.WARNING, Sentence(UNKNOWN_COLUMN, {"column": name}))
        missing = [name for name in NEEDED if name not in self._at]
        missing += [] if {"value", "answer"} & self._at.keys() else ["value"]
        for name in missing:
            self._say(0, name, Severity.ERROR, Sentence(NO_COLUMN, {"column": name}))
        return not missing

    def _line(self, number: int, cells: list[str]) -> Line:
        """A line as it was meant.

        :raises Wrong: when it cannot be taken.
        """
        at = self._at
        indicator, period = cells[at["indicator"]], cells[at["period"]]
        row = (cells[at["row"]] if "row" in at else "") or TOTAL
        measure = (cells[at["measure"]] if "measure" in at else "") or Measure.PERIOD.value
        entity = cells[at["entity"]] if "entity" in at else ""
        typed = cells[at["value"]] if "value" in at else ""
        facts = self.rows.get((indicator, row))
        if facts is None:
            raise Wrong("row", Sentence(NO_PLACE, {"row": row, "indicator": indicator}))
        texts = {name: cells[place] for name, place in self._texts}
        value = self._number(number, "value", typed)
        answer = texts.get("answer", "")
        self._ask(period, measure, (indicator, entity), facts)
        if value is None or answer or facts.kind != Kind.QUANTITATIVE:
            for finding in refused_kind(facts.kind, facts.scale, value, answer):
                raise Wrong(finding.field or "value", finding.message)
        _look_at(texts)
        key = hash((indicator, row, period, measure, entity))
        if (before := self._seen.setdefault(key, number)) != number:
            raise Wrong("period", Sentence(TWICE, {"line": before}))
        above, below = (self._number(number, name, cells[at[name]]) if name in at else None for name in RATIO)
        said = (texts.get(name, "") for name in SAID)
        place = (number, indicator, row, period, measure, entity)
        return Line(*place, value, answer, above, below, texts.get("unit", ""), typed or answer, *said)

    def _ask(self, period: str, measure: str, who: tuple[str, str], facts: RowFacts) -> None:
        """Lets the rules look at period and reporter; each is asked once.

        :raises Wrong: when they refuse.
        """
        if measure not in MEASURES:
            raise Wrong("measure", Sentence(NO_MEASURE, {"measure": measure}))
        if period not in self._periods:
            self._periods[period] = _wrong_period(period, self.on)
        if (wrong := self._periods[period]) is not None:
            raise Wrong("period", wrong)
        if who not in self._reporters:
            found = refused_reporter(who[1], facts.entities) or refused_whole(who[1], "", Over.NONE, facts.whole)
            self._reporters[who] = found[0].message if found else None
        if (wrong := self._reporters[who]) is not None:
            raise Wrong("entity", wrong)

    def _number(self, number: int, column: str, text: str) -> float | None:
        """The number; None where there is none.

        :raises Wrong: where it cannot be read.
        """
        if not text:
            return None
        plain = text
        if COMMA.fullmatch(text):
            plain = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")
            self._say(number, column, Severity.NOTE, Sentence(READ_AS, {"value": text, "number": plain}))
        elif not NUMBER.fullmatch(text):
            raise Wrong(column, Sentence(NO_NUMBER, {"value": text}))
        found = float(plain)
        if abs(found) >= LARGEST or 0 < abs(found) < SMALLEST or not kept(found):
            raise Wrong(column, Sentence(NO_NUMBER, {"value": text}))
        return found

    def _say(self, row: int, column: str, severity: Severity, message: Sentence) -> None:
        self.remarks.append(Remark(row, column, severity, message))


def _look_at(texts: Mapping[str, str]) -> None:
    """Looks whether texts can be kept.

    :raises Wrong: when one cannot.
    """
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            raise Wrong(name, Sentence(TOO_LONG, {"length": len(text), "most": LONGEST[name]}))
        if text and not text.isprintable() and (turns_letters(text) or "\x00" in text):
            raise Wrong(name, Sentence(UNSEEN))
    if not UNIT.fullmatch(texts.get("unit", "")):
        raise Wrong("unit", Sentence(NO_UNIT, {"unit": texts["unit"], "codes": list(unit_names())}))


def _dialect(file: TextIO) -> type[csv.Dialect] | str:
    """By what cells are parted: a comma, a semicolon or a tab, as the first line has most of."""
    start = file.tell()
    first = file.readline(SNIFFED)
    file.seek(start)
    delimiter = max(",;\t", key=first.count)
    return type("Found", (csv.excel,), {"delimiter": delimiter})


def _wrong_period(text: str, on: date) -> Sentence | None:
    """Why nothing can be taken for a period; None where it can."""
    try:
        read_period(text)
    except ValueError:
        return Sentence(NO_PERIOD, {"period": text})
    found = refused_period(text, on, submits=True)
    return found[0].message if found else None
