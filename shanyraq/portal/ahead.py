"""What lies ahead: the dates that a framework names, from all of its parts, in fixed statements.

First what asks for a decision: targets whose day has passed or is near, and who must meet by when.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.framework.queries.texts import short_text
from shanyraq.domains.governance.queries import Rhythm
from shanyraq.domains.governance.rules.rhythm import meeting_due
from shanyraq.domains.indicators.queries import IndicatorResult, Results, RowResult, load_results
from shanyraq.domains.indicators.queries.observed import states_of
from shanyraq.domains.indicators.vocabulary import Otherwise, Status
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.rules.row_names import row_text

Text = str | Mapping[str, str]
KEPT = 256
"""Frameworks and days of which a process remembers the targets that are to be set."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A target that is to be set by a day. ``lapses``: the document says that without it nothing is monitored.

    ``lapsed``: it was not set, and the verdict on its row says so. ``rows`` of the indicator's ``of`` rows hang on it.
    """

    due_on: date
    is_past: bool
    lapses: bool
    lapsed: bool
    rows: int
    of: int
    indicator: str
    code: str | None
    title: Text
    row: str
    label: Text
    clause: str
    first: str
    """The first row that is to get its target: ``row`` itself, or one beneath where that is a label."""

    @property
    def is_over(self) -> bool:
        """Whether its day has passed and the document says what follows: there is nothing to be set any more."""
        return self.lapses and self.is_past


@dataclass(frozen=True, slots=True)
class Body:
    """A body that must meet. ``short`` is what it is called in a line: the printed short name in its language only."""

    key: str
    name: Text
    short: Text
    clause: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Bodies that must meet by a day, the last one of their period."""

    due_on: date
    rhythm: Rhythm
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """The activities that the monitoring plan has for a year."""

    year: int
    activities: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """``targets`` and ``meetings`` in the order of their days."""

    as_of: date
    targets: tuple[Pending, ...]
    meetings: tuple[Meeting, ...]
    planned: Planned
    ends_on: date

    @property
    def past_due(self) -> int:
        """Targets not on record though their day has passed, of which the document does not say what follows."""
        return sum(target.is_past and not target.lapses for target in self.targets)

    @property
    def lapsed(self) -> tuple[Pending, ...]:
        """Targets not on record though their day has passed: the document says that the row is then not monitored."""
        return tuple(target for target in self.targets if target.lapsed)

    @property
    def lapsing(self) -> tuple[Pending, ...]:
        """Those that lapse on the next day on which any does."""
        return _nearest([target for target in self.targets if target.lapses and not target.is_past])

    @property
    def next_meetings(self) -> tuple[Meeting, ...]:
        """Who must meet by the next day by which anybody must."""
        return _nearest(self.meetings)


_targets_read: Recent[tuple[Pending, ...]] = Recent(KEPT)


def ahead(version: Version, results: Results) -> Ahead:
    """The dates ahead on the day of the results; three statements of its own."""
    year = min(max(results.as_of.year, version.starts_on.year), version.ends_on.year)
    activities = version.activities.filter(year=year).values_list("key", "text")
    return Ahead(
        as_of=results.as_of,
        targets=dated_targets(results.indicators, results.as_of, version.language),
        meetings=meetings(version, results.as_of),
        planned=Planned(year, tuple(activities)),
        ends_on=version.ends_on,
    )


def meetings(version: Version, as_of: date) -> tuple[Meeting, ...]:
    """Who must meet by when, in the order of the days; two statements."""
    bodies = version.bodies.exclude(rhythm=None).values_list("key", "name", "short_name", "clauses", "rhythm")
    promised = version.commitments.filter(kind="frequency").values_list("bodies__key", "text", "clauses")
    return meetings_of(version, bodies, as_of, list(promised))


def meetings_of(
    version: Version, bodies: Iterable[Any], as_of: date, promised: Sequence[Any] = ()
) -> tuple[Meeting, ...]:
    """The meetings of some bodies: key, name, short name, clauses and rhythm of each."""
    found = _meetings(version, bodies, promised, as_of)
    return tuple(sorted(found, key=lambda meeting: meeting.due_on))


def remembered_targets(version: Version, as_of: date) -> tuple[Pending, ...]:
    """The targets of a version that are to be set by a day. One statement when they were asked for before, and nothing
    observed was published or withdrawn since.
    """
    states = states_of([version])[version.pk]
    return _targets_read.get(
        (version.pk, version.digest, as_of, states),
        lambda: dated_targets(load_results(version, as_of, states).indicators, as_of, version.language),
    )


def dated_targets(indicators: Iterable[IndicatorResult], as_of: date, own: str) -> tuple[Pending, ...]:
    """The targets of these indicators that are to be set by a day, in the order of their days.

    :param own: the language of the signed document.
    """
    return tuple(sorted(_targets(indicators, as_of, own), key=lambda target: (target.due_on, target.indicator)))


def _targets(indicators: Iterable[IndicatorResult], as_of: date, own: str) -> Iterator[Pending]:
    for indicator in indicators:
        for row in indicator.rows:
            if row.pending and row.pending.due_on:
                due = row.pending.due_on
                yield Pending(
                    due_on=due,
                    is_past=due < as_of,
                    lapses=row.pending.otherwise == Otherwise.NOT_MONITORED,
                    lapsed=row.status is Status.NOT_MONITORED,
                    rows=sum(each.given.pending == row.given.pending for each in indicator.judged_rows),
                    of=len(indicator.judged_rows),
                    indicator=indicator.key,
                    code=indicator.code,
                    title=indicator.title or "",
                    row=row.key,
                    label=row_text(indicator.rows, row, own),
                    clause=(*row.clauses, *indicator.clauses, "")[0],
                    first=_first(indicator, row),
                )


def _first(indicator: IndicatorResult, row: RowResult) -> str:
    """The row itself; where it is a label, the first beneath it without a target."""
    beneath = (each.key for each in indicator.rows if each.kind != "label" and not each.targets)
    own = {each.key for each in indicator.judged_rows if each.given.pending == row.given.pending}
    return next((key for key in beneath if key in own), row.key) if row.kind == "label" else row.key


def _meetings(version: Version, bodies: Iterable[Any], promised: Sequence[Any], as_of: date) -> Iterator[Meeting]:
    """The bodies with a printed rhythm, by the end of the period that the day falls into.

    A meeting is cited by the clause of the commitment that holds the rhythm; without one, by the body's.
    """
    found: dict[tuple[date, str], list[Body]] = {}
    rhythms: dict[str, Rhythm] = {}
    for key, name, short, clauses, rhythm in bodies:
        due = meeting_due(rhythm["per"], as_of, version.starts_on, version.ends_on) if rhythm else None
        if due:
            rhythms[rhythm["printed"]] = Rhythm(**rhythm)
            places = (at[0] for body, text, at in promised if body == key and rhythm["printed"] in text)
            body = Body(key, name, short_text(name, short, version.language), next(places, clauses[0]))
            found.setdefault((due, rhythm["printed"]), []).append(body)
    for (due, printed), members in found.items():
        yield Meeting(due, rhythms[printed], tuple(members))


def _nearest(dated: Iterable[Any]) -> tuple[Any, ...]:
    every = list(dated)
    first = min((each.due_on for each in every), default=None)
    return tuple(each for each in every if each.due_on == first)
