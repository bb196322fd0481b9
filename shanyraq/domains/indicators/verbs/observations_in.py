"""Observations taken many at once: those of a file, or of series of national data; one event tells how many.

What is new is written as it comes; then the rules that remark on single values look at them. National data that nothing
is remarked on are published, for whoever accepted the series stands for them; all else is submitted, and waits for the
monitoring group. A value that stands is never overwritten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TextIO

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.statements import insert_lines
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.monitoring import Places, known_of
from shanyraq.domains.indicators.queries.observing import collectors_of, printed_in
from shanyraq.domains.indicators.reading.observations import Line, RowFacts, Table
from shanyraq.domains.indicators.rules.observing import who_reports
from shanyraq.domains.indicators.rules.periods import exact
from shanyraq.domains.indicators.rules.screening import Batch, RowOf, odd_ones
from shanyraq.domains.indicators.vocabulary import OPEN, Measure, Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

COLUMNS = (
    *("framework_id", "number", "indicator", "row", "period", "year", "measure", "part", "entity", "origin"),
    *("value", "answer", "numerator", "denominator", "unit", "printed", "source", "evidence", "reliability"),
    *("comment", "flags", "stage", "said", "made_at", "made_by", "submitted_at", "submitter", "assured_at"),
    *("assured_by", "published_at", "revision"),
)
INSERT = f"INSERT INTO {Observation._meta.db_table} ({', '.join(COLUMNS)}) VALUES"
SOME = 5_000
"""Lines that are written, and numbers that are named, by one statement."""
WAITS = gettext_noop("Another value, {value}, is on its way for this row and period; finish with that one first")
Series = tuple[str, str]
"""Indicator and measure."""
Place = tuple[str, str, str, str]
"""Indicator, row, period, measure."""
Said = tuple[float | None, str, str]
"""A value, or an answer; and its unit where that is another than the row's."""
Fresh = dict[Series, dict[tuple[str, str], tuple[int, float, Said | None]]]
"""New values by row and period: number, value, and what stands in their place and says something else."""
Units = dict[Series, dict[tuple[str, str], str]]
"""The units of new values that name one."""


@dataclass(slots=True)
class Taken:
    """What became of lines. ``flagged``: new values that rules remarked on, which wait for the monitoring group.
    ``waiting``: lines that were not taken, because another value of their place is on its way.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    flagged: int = 0
    waiting: list[tuple[Line, Said]] = field(default_factory=list)


@dataclass(slots=True)
class Stood:
    """What stands in a framework already, by place, and the values of each series by period."""

    published: dict[Place, Said] = field(default_factory=dict)
    open: dict[tuple[str, ...], Said] = field(default_factory=dict)
    """What is on its way, by place and entity."""
    series: dict[Series, dict[str, dict[str, float]]] = field(default_factory=lambda: defaultdict(dict))


def take_lines(trail: Trail, version: Version, lines: Iterable[Line], *, dry_run: bool = False) -> Taken:
    """Takes values that are new or say something new; the others are left as they are.

    Whoever calls it records the event.

    :param dry_run: only says what would become of them.
    """
    taking = _Taking(trail, version, stands(version))
    first = next_number(Observation.objects.filter(framework=version.framework_id))
    for part in _parts(taking.rows(lines, first)):
        if not dry_run:
            insert_lines(INSERT, part)
    odd = _odd(version, trail.at.date(), taking)
    taking.taken.flagged = len(odd)
    if not dry_run:
        _hold_back(version, first, odd)
    return taking.taken


def stands(version: Version) -> Stood:
    """Reads what stands. One statement."""
    found = Observation.objects.filter(
        framework=version.framework_id, part="", stage__in=[*OPEN, Stage.PUBLISHED]
    ).values_list("indicator", "row", "period", "measure", "entity", "value", "answer", "unit", "stage")
    stood = Stood()
    for indicator, row, period, measure, entity, value, answer, unit, stage in found.iterator(chunk_size=SOME):
        if stage == Stage.PUBLISHED:
            stood.published[indicator, row, period, measure] = (value, answer, unit)
            if value is not None:
                stood.series[indicator, measure].setdefault(row, {})[period] = value
        else:
            stood.open[indicator, row, period, measure, entity] = (value, answer, unit)
    return stood


@dataclass(slots=True)
class _Taking:
    """Lines on their way into the table, and an account of them."""

    trail: Trail
    version: Version
    stood: Stood
    taken: Taken = field(default_factory=Taken)
    fresh: Fresh = field(default_factory=lambda: defaultdict(dict))
    units: Units = field(default_factory=lambda: defaultdict(dict))

    def rows(self, lines: Iterable[Line], number: int) -> Iterator[tuple[Any, ...]]:
        """The rows to be written, of the lines that say something new. What somebody works on is theirs to finish."""
        pk, at, by, person = self.version.framework_id, self.trail.at, self.trail.by.name, self.trail.by.person
        stood, taken, fresh = self.stood, self.taken, self.fresh
        for line in lines:
            place = (line.indicator, line.row, line.period, line.measure)
            standing = stood.published.get(place)
            said = (line.value, line.answer, line.unit)
            waiting = stood.open.get((*place, line.entity))
            if said in (standing, waiting):
                taken.unchanged += 1
                continue
            if waiting is not None:
                taken.waiting.append((line, waiting))
                continue
            taken.created += standing is None
            taken.updated += standing is not None
            if line.value is not None:
                fresh[line.indicator, line.measure][line.row, line.period] = (number, line.value, standing)
                if line.unit:
                    self.units[line.indicator, line.measure][line.row, line.period] = line.unit
            origin = Origin.REPORTED if line.entity else Origin.NATIONAL
            stands_now = standing is None and not line.entity
            stage, by_now, then = (Stage.PUBLISHED, by, at) if stands_now else (Stage.SUBMITTED, "", None)
            yield (
                *(pk, number, *place[:3], int(line.period[:4]), line.measure, "", line.entity, origin.value),
                *(line.value, line.answer, line.numerator, line.denominator, line.unit, line.printed),
                *(line.source, line.evidence, line.reliability, line.comment, "[]", stage.value, ""),
                *(at, by, at, person, then, by_now, then, 1),
            )
            number += 1


def _parts(rows: Iterator[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    part: list[tuple[Any, ...]] = []
    for row in rows:
        part.append(row)
        if len(part) == SOME:
            yield part
            part = []
    if part:
        yield part


def _odd(version: Version, on: date, taking: "_Taking") -> dict[int, list[str]]:
    """Numbers of new values → the rules that remark on them."""
    rows: dict[str, dict[str, RowOf]] = defaultdict(dict)
    printed: dict[tuple[str, str], dict[str, float]] = {}
    for (indicator, row), place in known_of(version).places.items():
        rows[indicator][row] = RowOf(place.unit, place.row.dimensions)
        printed[indicator, row] = {str(year): float(value) for year, value in printed_in(place.row).items()}
    found: dict[int, list[str]] = {}
    stood = taking.stood
    for (indicator, measure), new in taking.fresh.items():
        values: dict[str, dict[str, float]] = {
            row: printed[indicator, row] | stood.series.get((indicator, measure), {}).get(row, {})
            for row in rows[indicator]
        }
        for (row, period), (_number, value, _standing) in new.items():
            values[row][period] = value
        standing = {place: said[0] for place, (_number, _value, said) in new.items() if said is not None}
        named = taking.units.get((indicator, measure), {})
        units = {place: unit for place, unit in named.items() if unit != rows[indicator][place[0]].unit}
        cumulative = measure == Measure.CUMULATIVE
        batch = Batch(rows[indicator], values, new.keys(), standing, units, cumulative=cumulative)
        found |= {new[place][0]: flags for place, flags in odd_ones(batch, on).items()}
    return found


def _hold_back(version: Version, first: int, odd: Mapping[int, list[str]]) -> None:
    """Lets new values that were remarked on wait for the monitoring group, and keeps what was remarked."""
    by_flags: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in odd.items():
        by_flags[tuple(found)].append(number)
    waits = {"stage": Stage.SUBMITTED, "assured_at": None, "assured_by": "", "published_at": None}
    for flags, numbers in by_flags.items():
        for start in range(0, len(numbers), SOME):
            rows = Observation.objects.filter(framework=version.framework_id, number__gte=first)
            rows.filter(number__in=numbers[start : start + SOME]).update(flags=list(flags), **waits)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of values: the framework, what the file is called, what opens it, and its hash."""

    framework: str
    name: str
    file: TextIO
    digest: str = ""
    dry_run: bool = False


class ToldLine(Written):
    """One thing to know about a file: where, how grave (error, warning, note), in one sentence."""

    file: str
    row: int
    column: str
    level: str
    message: str


class Report(Written):
    """What became of the lines of a file. ``rows`` = created + updated + unchanged + refused; ``flagged``: new values
    that wait for the monitoring group because rules remarked on them.
    """

    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int
    flagged: int
    findings: list[ToldLine]


class Imported:
    """What the verb gives back."""

    def __init__(self, source: Source, table: Table, taken: Taken) -> None:
        self.source, self.table, self.taken = source, table, taken

    @property
    def counts(self) -> dict[str, int]:
        """How many lines there are of each end."""
        of = self.taken
        ends = {"created": of.created, "updated": of.updated, "unchanged": of.unchanged, "flagged": of.flagged}
        return {"rows": self.table.count, "refused": self.table.refused, **ends}

    def written(self) -> Report:
        """The same for programs."""
        findings = [
            ToldLine(
                file=self.source.name,
                row=each.row,
                column=each.column,
                level=str(each.severity),
                message=str(each.message),
            )
            for each in self.table.remarks
        ]
        return Report(**self.counts, findings=findings)


def in_its_framework(source: Source, **_: Any) -> Scope:
    """The framework."""
    return Scope(framework=source.framework)


def _facts(places: Places, collectors: Mapping[str, str]) -> dict[tuple[str, str], RowFacts]:
    """What is known of the rows of a framework, as lines are judged by it."""
    found = {}
    for (key, row), of in places.items():
        whole = who_reports(of.indicator.lead_entities, collectors.get(key, ""), of.entities)
        found[key, row] = RowFacts(of.indicator.kind, tuple(of.indicator.scale), of.entities, whole)
    return found


@verb(
    "indicators.observation.take",
    title=gettext_noop("Take values from a file"),
    said=gettext_noop(
        "{actor} took values from {file}: {created} new, {updated} others than before, {unchanged} as they were, "
        "{refused} lines refused"
    ),
    permission=Permission.ASSURE_VALUES,
    scope=in_its_framework,
    doors=frozenset(),
    looks=lambda source: source.dry_run,
)
def take(trail: Trail, source: Source) -> Imported:
    """Takes the values of a table of observations. Lines that cannot be taken are refused and told, with the reason.
    Lines without an entity are national data.
    """
    version = version_in_force(source.framework)
    places = known_of(version).places
    facts = _facts(places, collectors_of(version))
    table = Table(source.file, facts, trail.at.date())
    taken = take_lines(trail, version, table, dry_run=source.dry_run)
    for line, (value, answer, _unit) in taken.waiting:
        table.refuse(line.line, "value", Sentence(WAITS, {"value": answer if value is None else exact(value)}))
    found = Imported(source, table, taken)
    if source.dry_run or not (taken.created or taken.updated):
        trail.nothing_to_do()
        return found
    about = {"file": source.name, "sha256": source.digest, **found.counts}
    trail.record(Subject("framework", version.code, version.code), about)
    return found
