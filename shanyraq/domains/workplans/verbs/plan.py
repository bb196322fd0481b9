"""The work plans of a framework as a whole: taken from a file."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.rules import refused_unsent
from shanyraq.base.files.keeping import place_of, store, waiting_of
from shanyraq.base.files.models import Upload
from shanyraq.base.files.rules import refused_scan
from shanyraq.base.files.vocabulary import Scan
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.workplans.commands import ImportPlan
from shanyraq.domains.workplans.mapping.cells import other_words, with_cells
from shanyraq.domains.workplans.mapping.rows import Drawer, Drawn, Lookups, fields_in
from shanyraq.domains.workplans.mapping.values import facts_of, plain
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import Around, around, becoming_of
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.exporting import Rows
from shanyraq.domains.workplans.queries.kept import Kept, kept
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.queries.plans import closed_by_output, years_of
from shanyraq.domains.workplans.reading import Export, PlanRow, Remark, read_uninfo
from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.domains.workplans.reading.lines_said import SAME_ROW
from shanyraq.domains.workplans.registry import Becoming, money
from shanyraq.domains.workplans.rules.closing import Closed, touched
from shanyraq.domains.workplans.rules.cycle import refused_closed
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.laying import as_stood, merged, taken_now, with_closed
from shanyraq.domains.workplans.rules.matching import Stands, matched
from shanyraq.domains.workplans.rules.several import READ, refused_file, refused_several
from shanyraq.domains.workplans.rules.statuses import strange_status
from shanyraq.domains.workplans.rules.training import refused_invented
from shanyraq.domains.workplans.verbs.taking import Place, Wanted, take
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.actors import Door
from shanyraq.kernel.commands import Written
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

MOST_SAID = 30
"""Remarks that a page says; programs get all of them."""
DONE = gettext_noop(
    "{rows} rows: {created} added, {updated} changed, {unchanged} as they were, {refused} refused, {left_out} left out"
)
WOULD = gettext_noop(
    "{rows} rows: {created} would be added, {updated} changed, {unchanged} are as they were, {refused} would be "
    "refused, {left_out} left out"
)
PLACED = gettext_noop("Row {row}, {column}: {message}")
MORE = gettext_noop("… and {more} remarks more; the command line lists all of them")
ENDED = gettext_noop("This sub-output was ended here; restore it to take it from a file again")


class Told(Written):
    """One thing to know about a file: where, how grave (error, warning, note), in one sentence."""

    file: str
    row: int
    column: str
    level: str
    message: str


class Report(Written):
    """What became of the rows of a file. ``rows`` = created + updated + unchanged + refused; ``left_out``: rows of
    other countries and plans than asked for, and rows of totals."""

    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int
    left_out: int
    findings: list[Told]


@dataclass
class Imported:
    """What became of the rows of a file, and what is to be done: ``wanted``."""

    export: Export
    remarks: list[Remark]
    wanted: list[Wanted] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    moved: list[tuple[PlanRow, Becoming]] = field(default_factory=list)
    """Rows that give a sub-output another output or other entities."""

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each end."""
        created = sum(each.stands is None for each in self.wanted)
        return {
            "rows": len(self.export.rows),
            "created": created,
            "updated": sum(each.changes for each in self.wanted) - created,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "left_out": self.export.left_out,
        }

    def written(self) -> Report:
        """The same for programs."""
        return Report(**self.counts, findings=[_told(each) for each in self.remarks])


def _told(remark: Remark) -> Told:
    return Told(
        file=remark.file,
        row=remark.row,
        column=remark.column,
        level=str(remark.severity),
        message=str(remark.message),
    )


@verb(
    "workplans.plan.import",
    title=gettext_noop("Import a file of UN INFO"),
    said=gettext_noop(
        "{actor} imported {file}: {created} sub-outputs added, {updated} changed, {unchanged} as they were, "
        "{refused} rows refused"
    ),
    permission=Permission.EDIT_WORKPLANS,
    doors=ALL_DOORS - {Door.SHEET},
    looks=lambda command: command.dry_run,
)
def import_file(trail: Trail, command: ImportPlan) -> Imported:
    """Takes the sub-outputs of an export of UN INFO into the work plans: those that are new are added, of the others
    what the file changed. Each repair is told with its row and column; rows that cannot be placed are refused and told.

    :raises Refused: when it is no such file, or holds several countries or plans and none is chosen.
    """
    upload = waiting_of(trail.by.person, command.file)
    trail.ask(refused_unsent(has_sent=upload is not None))
    assert upload is not None
    trail.ask(refused_scan(Scan(upload.blob.scan)))
    export = _read(trail, command, upload.name)
    version = version_in_force(command.framework)
    plans = sorted({row.plan for row in export.rows})
    trail.ask(refused_invented(plans, _titles_of_copies(), is_copy=version.is_copy))
    place = Place(version.framework_id, version.code)
    there = around(version)
    found = draw(version, export, there, Rows(version, there))
    trail.ask(list(_said(found, dry_run=command.dry_run)))
    if command.dry_run or not any(each.changes for each in found.wanted):
        trail.nothing_to_do()
        return found
    take(place, found.wanted, by=trail.by, at=trail.at)
    Upload.objects.filter(person=trail.by.person, blob__digest=command.file).delete()
    subject = Subject("framework", version.code, version.code)
    trail.record(subject, {"file": upload.name, **found.counts})
    return found


def _titles_of_copies() -> list[str]:
    """What copies for training are called, in each language."""
    titles = [each.title for each in versions_in_force() if each.is_copy]
    return [one for title in titles for one in (title.values() if isinstance(title, Mapping) else (title,))]


def _said(found: Imported, *, dry_run: bool) -> Iterator[Finding]:
    """What a page says of it: how many rows there are of each end, and the gravest remarks with their places."""
    words = WOULD if dry_run else DONE
    yield Finding(READ, Severity.NOTE, Sentence(words, found.counts))
    grave = [each for each in found.remarks if each.severity is not Severity.NOTE]
    for each in sorted(grave, key=lambda remark: remark.severity is not Severity.ERROR)[:MOST_SAID]:
        values = {"row": each.row, "column": _titled(each.column), "message": each.message}
        yield Finding(READ, Severity.WARNING, Sentence(PLACED, values))
    if len(grave) > MOST_SAID:
        yield Finding(READ, Severity.NOTE, Sentence(MORE, {"more": len(grave) - MOST_SAID}))


def _titled(column: str) -> str | Sentence:
    """A column of a file by its title; a field of a sub-output by what it is called."""
    return Sentence(FIELDS[column]) if column in FIELDS else column


def _read(trail: Trail, command: ImportPlan, name: str) -> Export:
    with store().open(place_of(command.file), "rb") as content:
        held = content.read()
    export = read_uninfo([(name, held)], country=command.country, plan=command.plan)
    whole = [each.message for each in export.remarks if each.row == 0 and each.severity is Severity.ERROR]
    trail.ask(refused_file(whole))
    for named, chosen, found, what in (
        ("country", command.country, export.countries, gettext_noop("countries")),
        ("plan", command.plan, export.plans, gettext_noop("plans")),
    ):
        left = found if chosen else Counter(getattr(row, named) for row in export.rows)
        trail.ask(refused_several(left, chosen, what))
    return export


def draw(version: Version, export: Export, there: Around, own: Rows) -> Imported:
    """What each row would change of the sub-outputs that are kept. ``own``: how they are written out."""
    found = Imported(export, list(export.remarks))
    drawer = Drawer(Lookups(there.outputs, there.keys, there.languages, there.gazetteer))
    rows = SubOutput.objects.filter(framework=version.framework_id)
    every = {each.pk: (each, _stands(each, drawer, own)) for each in kept(rows, with_files=True)}
    there_is = _Standing(every, fields_in(export.columns), closed_by_output(version), years_of(version), own, there)
    drawn = {at: drawer.draw(row) for at, row in enumerate(export.rows) if not row.refused}
    values = {at: plain(each.facts) for at, each in drawn.items() if each.facts is not None}
    known = matched(values, [stands for _kept, stands in every.values()], there_is.fields, export.years)
    for at, row in enumerate(export.rows):
        _row(found, row, _Said(drawn.get(at), values.get(at)), there_is, known.get(at))
    found.remarks += _of_money(found.moved, there)
    return found


def _stands(each: Kept, drawer: Drawer, own: Rows) -> Stands:
    """A sub-output with what a file says of it that was written here, and with what the last one said."""
    stood = plain(each.facts)

    def written() -> Mapping[str, Any]:
        facts = drawer.draw(own.row(Line(each.number, each.facts, ""))).facts
        return plain(facts) if facts else stood

    return Stands(each.pk, stood, written, each.taken, ended=each.ended)


def _of_money(moved: Sequence[tuple[PlanRow, Becoming]], there: Around) -> Iterator[Remark]:
    """What a file takes from under the money of a sub-output: it is taken and told."""
    rows = {each.pk: row for row, each in moved}
    for pk, findings in money().in_the_way([each for _row, each in moved]).items():
        yield from (
            Remark(rows[pk].file, rows[pk].row, RULES[each.rule].field, Severity.WARNING, each.message)
            for each in by_names(findings, there)
        )


@dataclass(frozen=True, slots=True)
class _Standing:
    """What rows are laid over. ``fields``: those for which the file has columns; ``closed``: years by output;
    ``years``: those of the framework.
    """

    every: Mapping[int, tuple[Kept, Stands]]
    fields: frozenset[str]
    closed: Closed
    years: Collection[int]
    own: Rows
    there: Around

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a row, as far as the file has columns for them."""
        return {name: value for name, value in values.items() if name in self.fields}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row became, and the same as plain values; None where it became nothing."""

    drawn: Drawn | None
    values: Mapping[str, Any] | None


def _row(found: Imported, row: PlanRow, said: _Said, there_is: _Standing, known: int | None) -> None:
    drawn, values = said.drawn, said.values
    if drawn is not None:
        found.remarks += drawn.remarks
    if drawn is None or drawn.facts is None or values is None:
        found.refused += 1
        return
    if known is None and row.doubles:
        found.remarks.append(
            Remark(row.file, row.row, Column.TITLE, Severity.ERROR, Sentence(SAME_ROW, {"row": row.doubles}))
        )
        found.refused += 1
        return
    if known is None:
        if _is_closed(found, row, None, drawn.facts, there_is):
            return
        columns = found.export.columns
        cells = other_words(row, there_is.own.cells(drawn.facts), columns)
        taken = with_cells(there_is.told(values), cells, columns)
        found.wanted.append(Wanted(None, drawn.facts, drawn.printed, taken))
        return
    _laid(found, row, drawn, values, there_is, known)


def _laid(
    found: Imported, row: PlanRow, drawn: Drawn, values: Mapping[str, Any], there_is: _Standing, known: int
) -> None:
    """Lays a row over the sub-output that it is; one that says what it said before changes nothing."""
    stands, compared = there_is.every[known]
    if stands.ended:
        found.remarks.append(Remark(row.file, row.row, "", Severity.WARNING, Sentence(ENDED)))
        found.unchanged += 1
        return
    years, columns = found.export.years, found.export.columns
    file, facts = there_is.told(values), stands.facts
    if any(stands.taken.get(name, facts) != value for name, value in file.items()):
        stood, said = compared.stood, as_stood(file, compared.written, compared.stood)
        laid = with_closed(merged(stands.taken, said, stood, years), stood, there_is.closed.get(facts.output, ()))
        facts = facts_of(laid.values)
        if _is_closed(found, row, stands.facts, facts, there_is):
            return
        found.remarks += _remarks(row, (*laid.findings, *strange_status(stands.facts.status, facts.status)))
    taken = taken_now(stands.taken, file, years)
    own = drawn.facts if file["money"] == taken["money"] else facts_of({**values, "money": taken["money"]})
    assert own is not None
    taken = with_cells(taken, other_words(row, there_is.own.cells(own), columns), columns)
    wanted = Wanted(stands, facts, drawn.printed, taken)
    found.unchanged += not wanted.changes
    if (wanted.facts.output, set(wanted.facts.entities)) != (stands.facts.output, set(stands.facts.entities)):
        found.moved.append((row, becoming_of(stands.pk, stands.facts, wanted.facts, there_is.there)))
    if wanted.changes or taken != stands.taken:
        found.wanted.append(wanted)


def _is_closed(found: Imported, row: PlanRow, before: Facts | None, after: Facts, there_is: _Standing) -> bool:
    """Refuses a row that would change a closed year: it brings something in, takes it out, or changes what is over.
    What is told and paid of such a year was left as it stands before.
    """
    refused = refused_closed(touched(before, after, there_is.closed, there_is.years))
    found.remarks += _remarks(row, refused)
    found.refused += bool(refused)
    return bool(refused)


def _remarks(row: PlanRow, findings: Iterable[Finding]) -> Iterator[Remark]:
    for each in findings:
        yield Remark(row.file, row.row, each.subject, each.severity, each.message)
