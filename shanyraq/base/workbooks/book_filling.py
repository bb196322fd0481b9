"""Does what the rows of all sheets of a workbook say: every row, or none; or only looks what each of them would do.

Each row is done as in the workbook of one action (``filling``). What is added here is what a book knows of its rows:
which of them are its own, and what a new row says where it says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from shanyraq.base.doors.numerals import plain_number
from shanyraq.base.doors.web.forms import entered_of
from shanyraq.base.jobs.progress import Report
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs.engine import Done
from shanyraq.base.workbooks.adding import ADDED_BEFORE, ADDED_OTHERWISE, Added
from shanyraq.base.workbooks.book_reading import OpenBook, open_book, read_sheet, strange_sheets
from shanyraq.base.workbooks.books import SEEN, About, Content, Sheet, book_named, content_for, differing
from shanyraq.base.workbooks.cells import understand
from shanyraq.base.workbooks.columns import Column, folded, written
from shanyraq.base.workbooks.ends import Filled, RowEnd, Said, State
from shanyraq.base.workbooks.filling import (
    ANOTHER,
    NOT_BEGUN,
    Filler,
    Opened,
    Task,
    Work,
    finished,
    problem_said,
)
from shanyraq.base.workbooks.naming import CALLED, TAKEN, Names, is_empty, name_of_row, names_in
from shanyraq.base.workbooks.opening import Unreadable
from shanyraq.base.workbooks.reading import EMPTY, Row, key_of
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

NOT_OURS = gettext_noop("“{value}” does not belong in this workbook, which is that of {name}")
STAYS_EMPTY = gettext_noop("This cell says which row it is, and was empty; leave it empty")
STAYS_SO = gettext_noop("This cell says which row it is: “{was}”; leave it so")
NOT_THERE = gettext_noop("There is no {thing}")
UNKNOWN_BOOK = gettext_noop("There is no such workbook here: {name}")


@dataclass(frozen=True)
class BookTask:
    """By whom, when and why a workbook is done; ``framework``: the only one that it may be about, or empty.

    ``site``: where the installation is, for letters.
    """

    by: Actor
    at: datetime
    framework: str = ""
    reason: str = ""
    site: str = ""


@dataclass(frozen=True)
class Part:
    """One sheet that was read: its rows are done by one verb."""

    task: Task
    opened: Opened
    sheet: Sheet
    name: str
    names: Names


def several_actions(task: BookTask, content: bytes) -> Work:
    """Reads a workbook of several actions."""
    try:
        opened = open_book(content)
        book = book_named(opened.about.book)
        if book is None:
            return _refused(task, Sentence(UNKNOWN_BOOK, {"name": opened.about.book}))
        if task.framework not in ("", opened.about.framework):
            return _refused(task, Sentence(ANOTHER, {"code": opened.about.framework}))
        found = content_for(book, opened.about.framework, opened.about.part, task.by, task.at.date())
    except Unreadable as error:
        return _refused(task, error.sentence)
    except NotFound as error:
        return _refused(task, Sentence(NOT_THERE, {"thing": say(error.said)}))
    except NotAllowed as error:
        return _refused(task, error.said)
    return _read(task, opened, found)


def _refused(task: BookTask, sentence: Sentence | str) -> Work:
    return Work(task.at, problems=[Said("", say(sentence))])


def _read(task: BookTask, opened: OpenBook, content: Content) -> Work:
    parts: list[Part] = []
    problems: list[Said] = []
    framework = opened.about.framework
    for sheet in content.sheets:
        if sheet.key in opened.titles:
            columns = sheet.columns(framework, task.by)
            reading = read_sheet(opened, sheet.key, columns)
            problems += [problem_said(each, reading.sheet) for each in reading.problems]
            of_sheet = Task(sheet.does, framework, task.by, task.at, task.reason, task.site)
            names = names_in(reading.rows, reading.sheet)
            if sheet.label:
                reading.rows = [row for row in reading.rows if not is_empty(row)]
            parts.append(Part(of_sheet, Opened(columns, reading), sheet, content.called, names))
    kinds = [part.opened.columns for part in parts]
    problems += map(problem_said, strange_sheets(opened, kinds))
    if not (problems or any(part.opened.reading.rows for part in parts)):
        problems = [Said("", say(Sentence(EMPTY)))]
    return Work(task.at, lambda: _fillers(opened.about, parts), problems)


def _fillers(about: About, parts: Sequence[Part]) -> list["SheetFiller"]:
    names = {part.sheet.key: replace(part.names, numbers={}) for part in parts if part.sheet.label}
    added = Added(about, {part.sheet.key: part.opened.reading.before for part in parts})
    return [SheetFiller(part, names, added) for part in parts]


def fill_book(task: BookTask, content: bytes, report: Report, *, apply: bool) -> Filled:
    """Reads a workbook of several actions and does what its rows say; with ``apply`` false it looks only."""
    return finished(several_actions(task, content), report, apply=apply)


class SheetFiller(Filler):
    """Does the rows of one sheet of a book."""

    def __init__(self, part: Part, names: Mapping[str, Names], added: Added) -> None:
        super().__init__(part.task, part.opened)
        self.added, self.adds = added, ""
        self.sheet, self.name, self.takes_new = part.sheet, part.name, True
        self.own = names.get(part.sheet.key)
        self.others = {field: names[of.key] for field, of in part.sheet.names.items() if of.key in names}
        for field, other in self.others.items():
            self.by_key[field] = other.chosen(self.by_key[field])
        self.title = part.opened.reading.sheet
        things = [entered_of(thing.values) for thing in part.sheet.things]
        self.now = {key_of(values, self.columns): values for values in things}

    def end_of(self, place: int, row: Row) -> RowEnd:
        """What became of one row, at this place among all; what it is about may be chosen from a list."""
        end = replace(super().end_of(place, self._chosen(row)), sheet=self.title)
        name = folded(name_of_row(row))
        if self.own is not None and name:
            self.own.numbers.setdefault(name, None)
        return end

    def _chosen(self, row: Row) -> Row:
        cells = dict(row.cells)
        for key, cell in row.cells.items():
            column = self.by_key[key]
            if column.locked and column.options and self.sheet.room:
                read = understand(cell, replace(column, locked=False))
                cells[key] = cell if read.value is None else replace(cell, value=read.value)
        return replace(row, cells=cells)

    def _done(self, place: int, row: Row, entered: dict[str, Any], said: list[Said]) -> RowEnd:
        asked, name = dict(entered), folded(entered.pop(CALLED, ""))
        if [*self._misnamed(row, name), *self._resolve(row, entered)]:
            return RowEnd(row.number, State.REFUSED, "", (*said, *self._faults(row, asked, frozenset())))
        return self._of_sheet(place, row, entered, said)

    def _faults(self, row: Row, entered: Mapping[str, Any], lost: Set[str]) -> Iterator[Said]:
        asked = dict(entered)
        yield from self._misnamed(row, folded(asked.pop(CALLED, "")))
        yield from self._resolve(row, asked)
        foreign = list(self._foreign(row, asked))
        unnamed = {field for field in self.others if field in entered and field not in asked}
        if key_of(asked, self.columns) not in self.before:
            asked = {**self.sheet.given, **asked}
        yield from self._others(foreign, super()._faults(row, asked, lost | unnamed))

    @staticmethod
    def _others(said: Sequence[Said], more: Iterable[Said]) -> Iterator[Said]:
        """What was said, and of the rest what is about other cells."""
        told = {each.cell for each in said}
        yield from said
        yield from (each for each in more if each.cell not in told)

    def _misnamed(self, row: Row, name: str) -> Iterator[Said]:
        """A name of a new row that another one has, or that is something else to the sheets that may name it."""
        if self.own is None or not name:
            return
        if name in self.own.numbers or name.isdecimal():
            yield Said(row.cells[CALLED].address, say(Sentence(TAKEN, {"name": self.own.every[name]})))

    def _resolve(self, row: Row, entered: dict[str, Any]) -> Iterator[Said]:
        """Puts numbers where the names of new rows stand; what names none is taken out."""
        for field, other in self.others.items():
            if field in entered:
                found, wrong = other.resolved(entered.pop(field))
                yield from (Said(self._address(row, field), words) for words in wrong)
                if not wrong:
                    entered[field] = found

    def _ended(self, row: Row, done: Done[Any], said: list[Said]) -> RowEnd:
        name = folded(name_of_row(row))
        if self.own is not None and name:
            self.own.numbers[name] = str(done.result.written().number)
        if not self.sheet.keys:
            number = (self.own.numbers.get(name) or "") if self.own is not None else ""
            self.added.add(self.adds, number)
            if number:
                self.added.add(self.added.named(self.sheet.key, name, self.task.by), number)
        return super()._ended(row, done, said)

    def keep(self) -> None:
        """Remembers what the rows of the sheet added."""
        self.added.keep(self.task.at)

    def _of_sheet(self, place: int, row: Row, entered: dict[str, Any], said: list[Said]) -> RowEnd:
        began = self.before.get(key_of(entered, self.columns)) if self.sheet.keys else None
        if began is None and (moved := list(self._moved(row, entered))):
            return RowEnd(row.number, State.REFUSED, "", (*said, *moved))
        if began is None:
            entered = {**self.sheet.given, **entered}
        if self._is_done(row, entered, said):
            return RowEnd(row.number, State.UNCHANGED, "", tuple(said))
        if otherwise := self._added_otherwise(row):
            return RowEnd(row.number, State.REFUSED, "", (*said, otherwise))
        if began is not None and began.get(SEEN) is not None:
            entered[SEEN] = self._seen(entered, began)
        refused = list(self._strange(row, entered, has_begun=began is not None))
        if refused:
            every = self._others(refused, super()._faults(row, entered, frozenset()))
            return RowEnd(row.number, State.REFUSED, "", (*said, *every))
        return super()._done(place, row, entered, said)

    def _moved(self, row: Row, entered: Mapping[str, Any]) -> Iterator[Said]:
        """What was written over cells that say which row it is: one that was made from a revision stood here, and is
        now another. To take it for a new one would tell of a conflict with nobody.
        """
        if not (self.before and self.sheet.room) or str(entered.get(SEEN) or "0") == "0":
            return
        keys = [column for column in self.columns if column.locked and column.key != SEEN]
        own = key_of(entered, self.columns)
        alike = max(self.before, key=lambda key: sum(one == other for one, other in zip(key, own, strict=True)))
        for column, was, now in zip(keys, alike, own, strict=True):
            if was != now:
                words = (
                    Sentence(STAYS_SO, {"was": dict(column.options).get(was, was)}) if was else Sentence(STAYS_EMPTY)
                )
                more = f". {say(self.sheet.moved)}" if self.sheet.moved else ""
                yield Said(self._address(row, column.key), f"{say(words)}{more}")

    def _is_done(self, row: Row, entered: dict[str, Any], said: list[Said]) -> bool:
        """Whether a row asks for nothing that is not so already; what is, is asked for no more.

        A row without a key adds something: it is done where it was done before.
        """
        if self.sheet.keys:
            return self._stands(entered)
        name = folded(name_of_row(row))
        self.adds = self.added.row(self.sheet.key, name, entered)
        number = self.added.number(self.adds)
        if number is None:
            return False
        if self.own is not None and name:
            self.own.numbers[name] = number or None
        said.append(Said(self._key_cell(row), say(Sentence(ADDED_BEFORE)), "remark"))
        return True

    def _added_otherwise(self, row: Row) -> Said | None:
        """What is said of a row whose name was added before, when it said something else."""
        name = name_of_row(row)
        number = self.added.number(self.added.named(self.sheet.key, folded(name), self.task.by)) if name else None
        if number is None:
            return None
        return Said(row.cells[CALLED].address, say(Sentence(ADDED_OTHERWISE, {"name": name, "number": number})))

    def _stands(self, entered: dict[str, Any]) -> bool:
        """Whether all that a row changes stands so by now; what does is taken out of it."""
        now = self.now.get(key_of(entered, self.columns))
        said = [column for column in self.columns if not column.locked and entered.get(column.key) not in (None, "")]
        if now is None or not self.sheet.room:
            return False
        left = [column for column in said if not self._is(column, entered[column.key], now.get(column.key))]
        for column in said:
            if column not in left and not column.is_needed:
                del entered[column.key]
        return bool(said) and not left

    def _is(self, column: Column, value: Any, now: Any) -> bool:
        """Whether what a row says of a field is what stands."""
        stands = self._as_read(column, written(column, now))
        return bool(value == stands) or (column.field.kind == "number" and _are_equal(value, stands))

    def _seen(self, entered: Mapping[str, Any], began: Mapping[str, Any]) -> Any:
        """The revision that a row is made from: that of now, where nobody else changed the same fields since.

        A verb that compares revisions alone would refuse it; the workbook knows how each field began.
        """
        now = self.now.get(key_of(began, self.columns), {})
        if now.get(SEEN) is None or str(now[SEEN]) == str(began[SEEN]):
            return began[SEEN]
        changed = [column for column in self.columns if not column.locked and column.key in entered]
        stood = all(self._same(column, began.get(column.key), now.get(column.key)) for column in changed)
        return now[SEEN] if stood else began[SEEN]

    def _same(self, column: Column, was: Any, now: Any) -> bool:
        one, other = self._as_read(column, was), self._as_read(column, written(column, now))
        return bool(one == other) or (column.field.kind == "number" and _are_equal(one, other))

    def _address(self, row: Row, name: str) -> str:
        return super()._address(row, self.sheet.fields.get(name, name))

    def _strange(self, row: Row, entered: Mapping[str, Any], *, has_begun: bool) -> Iterator[Said]:
        """What keeps a row out of this book: it is not one of its own."""
        if not (has_begun or self.sheet.room):
            yield Said("", say(Sentence(NOT_BEGUN)))
        yield from self._foreign(row, entered)

    def _foreign(self, row: Row, entered: Mapping[str, Any]) -> Iterator[Said]:
        """What a row says that does not belong into this book."""
        for key, among in self.sheet.among.items():
            new = self.others[key].numbers.values() if key in self.others else ()
            for value in differing(entered.get(key), [*among, *filter(None, new)]) if entered.get(key) else ():
                words = Sentence(NOT_OURS, {"value": value, "name": self.name})
                yield Said(self._address(row, key), say(words))


def _are_equal(one: Any, other: Any) -> bool:
    """Whether two numbers are the same, however many decimals they are written with."""
    try:
        return Decimal(plain_number(str(one))) == Decimal(plain_number(str(other)))
    except InvalidOperation:
        return False
