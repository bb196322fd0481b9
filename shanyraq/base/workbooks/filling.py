"""Does what the rows of a workbook say: every row, or none; or only looks what each of them would do.

Each row is one call of the verb with one command, under the rules of every other door. A row that was taken from the
template and not changed is passed over; of a changed one only the changed fields are said, so that what somebody else
changed in the meantime is not overwritten.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from shanyraq.base.audit.chain import NeedsSavepoints
from shanyraq.base.doors.binding import Bound, bind
from shanyraq.base.doors.feed import sentence_of, title_of_field
from shanyraq.base.doors.following import followed, what_if_not
from shanyraq.base.jobs.progress import Report
from shanyraq.base.ui.speech import full_sentence, say
from shanyraq.base.verbs import Done, Verb, verbbook
from shanyraq.base.verbs.together import together
from shanyraq.base.workbooks.cells import Understood, plain, tidy, understand
from shanyraq.base.workbooks.columns import Column, columns_of, framework_of
from shanyraq.base.workbooks.ends import TROUBLE, Filled, RowEnd, Said, State
from shanyraq.base.workbooks.heads import Problem
from shanyraq.base.workbooks.reading import Reading, Row, key_of, read
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.sentences import Sentence, gettext_noop

CHANGED_SINCE = gettext_noop(
    "It was changed since this workbook was made: {field} is now “{theirs}”, and here “{mine}”"
)
NOT_HERE = gettext_noop("You may not do this here")
ANOTHER = gettext_noop("The workbook is about another framework: {code}")
ANOTHER_ACTION = gettext_noop("The workbook is that of another action: {action}")
NOT_BEGUN = gettext_noop("This row did not stand in the workbook when it was taken along; take it from a new one")
NO_SUCH = gettext_noop("There is no {thing}; take the row from a new template")
NO_SUCH_HERE = gettext_noop("There is no {thing}; mend this cell")
AT_ONCE = gettext_noop("Somebody else wrote the same at this moment; try again")
STAYS = gettext_noop("Left empty: stays as it was")
STAYS_UNLESS = gettext_noop("Left empty: stays as it was; a single dash (–) empties it")


@dataclass(frozen=True)
class Task:
    """What is to be done with a workbook: which verb, for which framework, by whom, when.

    ``reason``: why, for rows that do not say so themselves; ``site``: where the installation is, for letters.
    """

    verb: Verb
    framework: str
    by: Actor
    at: datetime
    reason: str = ""
    site: str = ""


@dataclass(frozen=True)
class Owed:
    """A row that was done, and that something is still to follow; ``place`` is where the row stands among all."""

    task: Task
    place: int
    done: Done[Any]


@dataclass(frozen=True)
class Opened:
    """A sheet that was read for a task: its columns, and what stands in it."""

    columns: Sequence[Column]
    reading: Reading


@dataclass(frozen=True)
class Work:
    """A workbook that was read, and whose rows are to be done. Reading asks for no lock: nobody waits meanwhile.

    ``problems``: what is wrong with the file; then no row is done. ``fillers``: those who do the rows of each sheet;
    they are made anew whenever the rows are done. ``sheet``: where all rows stand, unless the rows say so.
    """

    at: datetime
    fillers: Callable[[], Sequence["Filler"]] = list
    problems: Sequence[Said] = ()
    sheet: str = ""

    def fill(self, report: Report, *, apply: bool) -> tuple[Filled, list[Owed]]:
        """Does what all rows say in one transaction, or with ``apply`` false looks only; and what is to be ``paid``.

        Until it is, each of those rows says that it did not happen, and what to do: so that a crash is told of too.
        """
        if self.problems:
            return Filled(problems=list(self.problems)), []
        try:
            filled, owed = self._all_rows(report, apply=apply, savepoints=False)
        except NeedsSavepoints:
            filled, owed = self._all_rows(report, apply=apply, savepoints=True)
        for each in owed:
            tell_trouble(filled, each, what_if_not(each.task.verb.name, each.done))
        return filled, owed

    def _all_rows(self, report: Report, *, apply: bool, savepoints: bool) -> tuple[Filled, list[Owed]]:
        filled, fillers = Filled(sheet=self.sheet), self.fillers()
        rows = [(filler, row) for filler in fillers for row in filler.rows]
        with transaction.atomic(), together(savepoints=savepoints) as gathered:
            for place, (filler, row) in enumerate(rows):
                filled.rows.append(filler.end_of(place, row))
                report(place + 1, len(rows))
            for filler in fillers:
                filler.judge_again(filled)
            filled.hear(gathered.findings(self.at.date()))
            filled.applied = apply and filled.can_be_applied
            if filled.applied:
                gathered.write()
                for filler in fillers:
                    filler.keep()
            else:
                transaction.set_rollback(True)
        return filled, [owed for filler in fillers for owed in filler.owed] if filled.applied else []


def one_action(task: Task, content: bytes) -> Work:
    """Reads the workbook of a verb, or a CSV file."""
    columns = columns_of(task.verb, task.framework, task.by)
    reading = read(content, columns)
    problems = [*_of_another(task, reading.about), *(problem_said(each) for each in reading.problems)]
    return Work(task.at, lambda: [Filler(task, Opened(columns, reading))], problems, reading.sheet)


def finished(work: Work, report: Report, *, apply: bool) -> Filled:
    """Does the rows, or looks only; what follows what was done, a letter say, leaves after the transaction."""
    return paid(*work.fill(report, apply=apply))


def fill(task: Task, content: bytes, report: Report, *, apply: bool) -> Filled:
    """Reads the workbook of a verb and does what its rows say; with ``apply`` false it looks only."""
    return finished(one_action(task, content), report, apply=apply)


def paid(filled: Filled, owed: Sequence[Owed]) -> Filled:
    """Lets happen what follows the rows that were done; where it fails, the row goes on saying so."""
    for each in owed:
        tell_trouble(filled, each, followed(each.task.verb.name, each.done, each.task.site))
    return filled


def tell_trouble(filled: Filled, owed: Owed, trouble: Sentence | None) -> None:
    """Lets a row say what did not follow it, and what to do; with None it says nothing of that any more."""
    row = filled.rows[owed.place]
    kept = [said for said in row.said if said.level != TROUBLE]
    told = [Said("", say(trouble), TROUBLE)] if trouble else []
    filled.rows[owed.place] = replace(row, said=(*kept, *told))


def _of_another(task: Task, about: Mapping[str, str]) -> Iterator[Said]:
    """What a workbook was taken along for, where that is something else than it is sent for."""
    action, framework = about.get("action", task.verb.name), about.get("framework", "")
    if action != task.verb.name:
        known = verbbook().get(action)
        yield Said("", say(Sentence(ANOTHER_ACTION, {"action": say(known.title) if known else action})))
    elif framework not in ("", task.framework):
        yield Said("", say(Sentence(ANOTHER, {"code": framework})))


class Filler:
    """Does rows one by one, inside a transaction that whoever calls it keeps or drops."""

    def __init__(self, task: Task, opened: Opened) -> None:
        self.task, self.columns = task, opened.columns
        self.rows, self.before = opened.reading.rows, opened.reading.before
        self.by_key = {column.key: column for column in self.columns}
        self.owed: list[Owed] = []
        self.remarked: list[Owed] = []
        """What was done with remarks: they are judged again when all rows are done."""
        self.takes_new = False
        """Whether a row that the template called by its name may be about something else now."""

    def end_of(self, place: int, row: Row) -> RowEnd:
        """What became of one row, at this place among all."""
        if row.untouched:
            return RowEnd(row.number, State.UNCHANGED, "")
        read = self._understood(row)
        said = [*self._words(row, read)]
        entered = {key: each.value for key, each in read.items() if each.value is not None}
        unread = {key for key, each in read.items() if each.problem}
        if unread:
            return RowEnd(row.number, State.REFUSED, "", (*said, *self._faults(row, entered, unread)))
        began = self.before.get(key_of(entered, self.columns))
        if began is None and self.before and row.called and not self.takes_new:
            return RowEnd(row.number, State.REFUSED, "", (*said, Said(self._key_cell(row), say(Sentence(NOT_BEGUN)))))
        if began is not None:
            changed, stays = self._changed(row, entered, began)
            said += stays
            if not changed:
                return RowEnd(row.number, State.UNCHANGED, "", tuple(said))
            entered = self._narrowed(entered, changed)
        return self._done(place, row, entered, said)

    def _narrowed(self, entered: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
        """What a row asks for that the template held: what it is about, what none leaves out, and what changed."""
        kept = {key for key, column in self.by_key.items() if column.locked or column.is_needed}
        return {**{key: entered[key] for key in entered if key in kept}, **changed}

    def _faults(self, row: Row, entered: Mapping[str, Any], lost: Set[str]) -> Iterator[Said]:
        """What else is wrong with a row of which some cells say nothing that can be taken: it is told with those, so
        that one round mends the row. ``lost``: their columns, of whose fields nothing more is told.
        """
        began = self.before.get(key_of(entered, self.columns))
        if began is not None:
            entered = self._narrowed(entered, self._changed(row, entered, began)[0])
        fields = {key.partition(".")[0] for key in lost}
        for name, problems in self._bound(entered).problems.items():
            if name and name not in fields:
                yield from (Said(self._address(row, name), say(each)) for each in problems)

    def _understood(self, row: Row) -> dict[str, Understood]:
        """What the cells say. A row that the template held is found by its key as it stands, and not by words of it."""
        read = {key: understand(cell, self.by_key[key]) for key, cell in row.cells.items()}
        standing = {key: tidy(cell.value) for key, cell in row.cells.items() if self.by_key[key].locked}
        if key_of(standing, self.columns) in self.before:
            read |= {key: Understood(str(value)) for key, value in standing.items() if value is not None}
        return read

    def _changed(
        self, row: Row, entered: Mapping[str, Any], began: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[Said]]:
        """The fields that are not as the template had them; and those that were emptied, which changes nothing."""
        changed, stays = {}, []
        for column in self.columns:
            if column.locked:
                continue
            was, now = began.get(column.key), entered.get(column.key)
            if now is None and was is not None and column.key in row.cells:
                words = Sentence(STAYS_UNLESS if column.can_be_emptied else STAYS)
                stays.append(Said(row.cells[column.key].address, say(words), "remark"))
            elif now is not None and now != (self._as_read(column, was) or ""):
                changed[column.key] = now
        if set(changed) <= self.task.verb.told.accompanies and not self._only_a_reason():
            changed = {}
        return changed, stays

    def _only_a_reason(self) -> bool:
        """Whether the reason is all that a row needs: ending something, say."""
        beside = self.task.verb.told.accompanies
        return all(column.locked or column.key in beside for column in self.columns)

    def _as_read(self, column: Column, was: Any) -> Any:
        from shanyraq.base.workbooks.cells import Cell

        return understand(Cell("", was), column).value if was is not None else None

    def _bound(self, entered: Mapping[str, Any]) -> Bound:
        """The command of a row, or what is wrong with it."""
        asked = dict(entered)
        if framework_of(self.task.verb):
            asked["framework"] = self.task.framework
        if "reason" in self.by_key and self.task.reason:
            asked.setdefault("reason", self.task.reason)
        emptied = {name: True for name, value in asked.items() if value == ""}
        return bind(self.task.verb.told, asked, emptied)

    def _done(self, place: int, row: Row, entered: dict[str, Any], said: list[Said]) -> RowEnd:
        bound = self._bound(entered)
        if bound.command is None:
            said += [Said(self._address(row, name), say(each)) for name, all in bound.problems.items() for each in all]
            return RowEnd(row.number, State.REFUSED, "", tuple(said))
        try:
            done = self.task.verb.perform(bound.command, by=self.task.by, at=self.task.at)
        except (Refused, Conflict, NotAllowed, NotFound, IntegrityError) as error:
            said += self._refusal(row, error)
            return RowEnd(row.number, State.REFUSED, "", tuple(said))
        if what_if_not(self.task.verb.name, done):
            self.owed.append(Owed(self.task, place, done))
        if done.findings and done.event is not None:
            self.remarked.append(Owed(self.task, place, done))
        return self._ended(row, done, said)

    def judge_again(self, filled: Filled) -> None:
        """Takes back remarks that later rows of the file settled: money that was still to come, say."""
        settled = self.task.verb.settled
        if settled is None or not self.remarked:
            return
        remarked = [(each.done.result, each.done.findings) for each in self.remarked]
        gone = settled(self.task.framework, remarked, self.task.at.date())
        for each, findings in zip(self.remarked, gone, strict=True):
            words = {say(finding.message) for finding in findings}
            row = filled.rows[each.place]
            kept = tuple(said for said in row.said if said.level != "remark" or said.text not in words)
            filled.rows[each.place] = replace(row, said=kept)

    def keep(self) -> None:
        """Writes what is to be remembered of the rows, in their transaction; there is nothing."""

    def _ended(self, row: Row, done: Done[Any], said: list[Said]) -> RowEnd:
        for each in done.findings:
            said.append(Said(self._address(row, each.field) if each.field else "", say(each.message), "remark"))
        if done.event is None:
            return RowEnd(row.number, State.UNCHANGED, "", tuple(said))
        return RowEnd(row.number, State.DONE, say(sentence_of(done.event)), tuple(said))

    def _refusal(self, row: Row, error: Exception) -> Iterator[Said]:
        if isinstance(error, Refused):
            yield from (Said(self._address(row, each.field), say(each.message)) for each in error.findings)
        elif isinstance(error, Conflict) and error.mine:
            for name, mine in error.mine.items():
                title = Sentence(title_of_field(self.task.verb.name, name))
                theirs = error.theirs.get(name)
                values = {"field": title, "theirs": _words(_apart(theirs, mine)), "mine": _words(_apart(mine, theirs))}
                yield Said(self._address(row, name), say(Sentence(CHANGED_SINCE, values)))
        if isinstance(error, Conflict) and not (error.mine and error.again):
            yield Said(self._key_cell(row), say(error.said))
        elif isinstance(error, NotAllowed):
            yield Said(self._key_cell(row), f"{full_sentence(NOT_HERE)} {full_sentence(error.said)}")
        elif isinstance(error, NotFound):
            yield self._missing(row, error)
        elif not isinstance(error, Refused | Conflict):
            yield Said(self._key_cell(row), say(Sentence(AT_ONCE)))

    def _missing(self, row: Row, error: NotFound) -> Said:
        """What there is not is told at the cell that names it, where somebody wrote one; else at the key of the row."""
        values = error.said.values if isinstance(error.said, Sentence) else {}
        thing, named = {"thing": say(error.said)}, {str(each) for each in values.values()}
        for column in self.columns:
            cell = None if column.locked else row.cells.get(column.key)
            if cell is not None and str(tidy(cell.value)) in named:
                return Said(cell.address, say(Sentence(NO_SUCH_HERE, thing)))
        return Said(self._key_cell(row), say(Sentence(NO_SUCH, thing)))

    def _words(self, row: Row, read: Mapping[str, Understood]) -> Iterator[Said]:
        for key, each in read.items():
            address = row.cells[key].address
            if each.problem:
                yield Said(address, say(each.problem))
            if each.remark:
                yield Said(address, say(each.remark), "remark")

    def _address(self, row: Row, name: str) -> str:
        """Where a field stands in the row, in the first column of a field with several; one without, at its key."""
        place = next((key for key in row.cells if name in (key, key.partition(".")[0])), None)
        return row.cells[place].address if place else self._key_cell(row)

    def _key_cell(self, row: Row) -> str:
        """The cell that says which thing a row is about: the first that holds something, of the columns in order."""
        held = (row.cells[column.key] for column in self.columns if column.key in row.cells)
        return next((cell.address for cell in held if tidy(cell.value) is not None), "")


def problem_said(problem: Problem, sheet: str = "") -> Said:
    """What is wrong with a file, in words; ``sheet``: where, in a workbook with several sheets of rows."""
    return Said(problem.address, say(problem.sentence), sheet=sheet)


def _apart(one: Any, other: Any) -> Any:
    """One side without what stands on the other too: of texts by language or year, those that differ."""
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return one
    return {key: _apart(each, other.get(key)) for key, each in one.items() if key not in other or other[key] != each}


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_words(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return plain(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(tidy(value) or "")
