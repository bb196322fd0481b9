"""The values of an entity as cells that are filled in: what stands in each, and what is to be said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.web.grids import Cell, Told
from shanyraq.base.ui.numbers import written_in
from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.entering import Entry, Known, Line, Slot
from shanyraq.domains.indicators.queries.monitoring import known_of
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.values import YES_NO
from shanyraq.domains.indicators.vocabulary import ODD, STAGES, Direction, Kind, Stage
from shanyraq.domains.indicators.web.called import indicator_words, row_words, source_words, unit_words
from shanyraq.domains.indicators.web.values import odd_words
from shanyraq.domains.packages.web import FrameworkPage

VALUE = "value"
DETAILS = (VALUE, "source", "comment")
"""The fields of a value that have cells where one period is asked for; else the value alone."""
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an indicator, or of it one period: its cells, None where no value is expected.

    ``at``: the period; empty where its periods stand beside each other. ``due``: the day by which it is due.
    """

    id: str
    line: Line
    at: str
    words: Picked
    unit: str
    cells: Sequence[Cell | None]
    seen: Mapping[str, int]
    is_open: bool
    slots: Sequence[Slot]

    @property
    def known(self) -> list[tuple[str, str, str]]:
        """What is known of the row, its number as the reader's language writes it: the title, the words, of which year
        or period where they do not say so.
        """
        line = self.line
        found = ((_("Baseline"), line.baseline), (_("Last value"), line.last), (_("Target"), line.target))
        return [(title, *_known(each)) for title, each in found]

    @property
    def open_cells(self) -> list[Cell]:
        """The cells that can be filled in."""
        return [cell for cell in self.cells if cell is not None and cell.is_open]


@dataclass(frozen=True, slots=True)
class Group:
    """An indicator over its rows: what it is called, its unit, where it is to move, its answers if it is judged."""

    key: str
    words: Picked
    unit: Picked
    desired: str
    answers_id: str
    answers: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A draft, or a returned value, that has no cell in the page: its number, what it is called, and how it stands."""

    number: int
    words: Picked
    row: Picked
    period: str
    said: str
    stage: str


@dataclass(frozen=True)
class Grid:
    """Everything that is said of the values of an entity, and who may change what.

    ``period``: the one that is asked for, whose values have a source and a comment beside them; empty: all of them.
    ``entities``: those of which values are asked. ``told``: of cells that were sent, by row and name. ``submitted``:
    the numbers of the values that were submitted together just now.
    """

    page: FrameworkPage
    entry: Entry
    period: str
    entities: Sequence[str]
    names: Names
    told: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    submitted: frozenset[int] = frozenset()

    @property
    def elsewhere(self) -> list[Elsewhere]:
        """The drafts and returned values of the entity that have no cell: of periods in which none is asked."""
        places = known_of(self.page.version).places
        return [
            Elsewhere(
                row.number,
                indicator_words(place),
                row_words(place),
                row.period,
                written_in(row.printed, row.value),
                _stage(row),
            )
            for row in self.entry.elsewhere
            if (place := places.get((row.indicator, row.row))) is not None
        ]

    @property
    def recallable(self) -> list[int]:
        """The numbers of the values that were submitted together just now and can be taken back together."""
        slots = [slot for line in self.entry.lines for slot in line.slots.values()]
        return [
            slot.mine.number
            for slot in slots
            if slot.mine and slot.mine.number in self.submitted and slot.is_submitted and self.may_report(slot)
        ]

    @property
    def periods(self) -> list[str]:
        """The periods that have columns, or those that lie in the one that is asked for."""
        if not self.period:
            return list(self.entry.periods)
        span = read_period(self.period)
        return [text for text in self.entry.periods if span.holds(read_period(text))]

    @property
    def titles(self) -> list[str]:
        """What the cells of a row are called above their columns."""
        return [_("Value"), _("Source"), _("Comment")] if self.period else self.periods

    def groups(self) -> list[Group]:
        """The indicators in the order of print, with those of their rows that have cells."""
        found: dict[str, list[Row]] = {}
        for row in self.rows():
            found.setdefault(row.line.place.indicator.key, []).append(row)
        return [_group(key, rows) for key, rows in found.items()]

    def rows(self) -> Iterator[Row]:
        """Every row that has cells."""
        for line in self.entry.lines:
            yield from self.rows_of(line)

    def rows_of(self, line: Line) -> Iterator[Row]:
        """A row of an indicator; where one period is asked for, a row for each period that lies in it."""
        here = [text for text in self.periods if text in line.slots]
        if self.period:
            for text in here:
                yield self._row(line, text, [text])
        elif here:
            yield self._row(line, "", here)

    def _row(self, line: Line, at: str, here: Sequence[str]) -> Row:
        row_id = id_of(line.place.indicator.key, line.place.row.key, at)
        if at:
            cells: list[Cell | None] = list(self._details(row_id, line.slots[at]))
        else:
            cells = [
                self._cell(row_id, line.slots[text], VALUE, column, text) if text in line.slots else None
                for column, text in enumerate(self.periods)
            ]
        slots = [line.slots[text] for text in here]
        seen = {slot.asked.period.text: slot.mine.revision if slot.mine else 0 for slot in slots}
        own, of_all = unit_words(line.place).text, pick(line.place.indicator.unit.name, self.page.version.language).text
        is_open = any(cell is not None and cell.is_open for cell in cells)
        return Row(row_id, line, at, row_words(line.place), "" if own == of_all else own, cells, seen, is_open, slots)

    def _details(self, row_id: str, slot: Slot) -> Iterator[Cell]:
        for column, (name, title) in enumerate(zip(DETAILS, self.titles, strict=True)):
            yield self._cell(row_id, slot, name, column, title)

    def _cell(self, row_id: str, slot: Slot, named: str, column: int, label: str) -> Cell:
        name, mine, place = f"{slot.asked.period.text}.{named}", slot.mine, slot.asked.place
        told = self.told.get((row_id, name), Told())
        is_value = named == VALUE
        if is_value and mine is not None and not told.remarks and told.typed is None:
            told = Told(remarks=tuple(_remark(rule, slot) for rule in mine.flags))
        return Cell(
            name,
            label,
            column,
            saved_in(mine, named),
            mine.revision if mine else 0,
            slot.is_entered and self.may_report(slot),
            told,
            is_text=not is_value or bool(answers_of(slot)),
            answers=answers_id(place.indicator.key) if is_value and answers_of(slot) else "",
            hint=source_words(place).text if named == "source" else "",
            notes=tuple(self._notes(slot)) if is_value else (),
            read=_read(mine, named, slot) if mine else "",
        )

    def _notes(self, slot: Slot) -> Iterator[str]:
        """What is to be known of a value: how far it got, what is published, what others entered."""
        if slot.mine is not None:
            yield _stage(slot.mine)
        if slot.published is not None:
            yield _("Published: %(value)s") % {"value": written_in(slot.published.printed, slot.published.value)}
        for other in slot.others:
            who = pick(self.names.get(other.entity, other.entity), self.page.version.language).text
            yield f"{who or '–'}: {written_in(other.printed, other.value)} ({_(STAGES[other.stage])})"

    def may_report(self, slot: Slot) -> bool:
        """Whether whoever asks may report values of the row for the entity."""
        actor: Any = self.page.request.actor  # type: ignore[attr-defined]
        return may(actor, Permission.REPORT_VALUES, slot.asked.place.scope(self.entry.entity))

    def ready(self) -> list[Observation]:
        """The drafts that can be submitted: their period is over."""
        return [row for row in self._drafts() if read_period(row.period).ends_on < self.page.as_of]

    def too_early(self) -> list[Observation]:
        """The drafts that cannot be submitted yet."""
        return [row for row in self._drafts() if read_period(row.period).ends_on >= self.page.as_of]

    def _drafts(self) -> Iterator[Observation]:
        """The drafts of the page that whoever asks may report."""
        shown = set(self.periods)
        for line in self.entry.lines:
            for text, slot in line.slots.items():
                if text in shown and slot.mine is not None and slot.is_ready and self.may_report(slot):
                    yield slot.mine


def id_of(indicator: str, row: str, at: str) -> str:
    """The name of a row in its page."""
    return f"value-{sha256(chr(0).join((indicator, row, at)).encode()).hexdigest()[:12]}"


def answers_id(indicator: str) -> str:
    """The name of the list of answers of an indicator in its page."""
    return f"answers-{sha256(indicator.encode()).hexdigest()[:12]}"


def answers_of(slot: Slot) -> Sequence[str]:
    """The answers of an indicator that is judged; none where it is counted."""
    indicator = slot.asked.place.indicator
    kind: str = indicator.kind
    if kind == Kind.QUANTITATIVE:
        return ()
    return tuple(indicator.scale) or (YES_NO if kind == Kind.YES_NO else ())


def saved_in(row: Observation | None, named: str) -> str:
    """What stands in a cell."""
    if row is None:
        return ""
    return row.printed if named == VALUE else str(getattr(row, named))


def _stage(row: Observation) -> str:
    """How far a value got; of one that was returned, why."""
    return _("Returned: %(why)s") % {"why": row.said} if row.stage == Stage.RETURNED else _(STAGES[Stage(row.stage)])


def _known(known: Known | None) -> tuple[str, str]:
    if known is None:
        return "–", ""
    return written_in(known.said, known.value), "" if known.of in known.said else known.of


def _read(mine: Observation, named: str, slot: Slot) -> str:
    """What a cell says where nothing can be typed: the number as the reader's language writes it; the source that the
    framework names, where none else was.
    """
    if named == VALUE:
        return written_in(mine.printed, mine.value)
    return source_words(slot.asked.place).text if named == "source" and not mine.source else ""


def _remark(rule: str, slot: Slot) -> str:
    """What is odd about a value, by the rule that remarked on it."""
    return _("Odd? %(rule)s") % {"rule": odd_words(rule, slot.beside)} if rule in ODD else rule


def _group(key: str, rows: Sequence[Row]) -> Group:
    first, place = rows[0].slots[0], rows[0].line.place
    desired = {Direction.INCREASE: _("should rise"), Direction.DECREASE: _("should fall")}
    own = pick(place.indicator.unit.name, place.version.language)
    words = desired.get(Direction(place.indicator.desired)) if place.indicator.desired else ""
    return Group(key, indicator_words(place), own, words or "", answers_id(key), answers_of(first), rows)
