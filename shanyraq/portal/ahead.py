"""What lies ahead: the dates that a framework names, from all of its parts, in fixed statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.domains.governance.rules.rhythm import meeting_due
from shanyraq.domains.indicators.queries import Results
from shanyraq.domains.packages.models import Version

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pending:
    """A target that is to be set by a day."""

    due_on: date
    is_past: bool
    indicator: str
    code: str | None
    title: Text
    row: str
    label: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Bodies that must meet by a day, the last one of their period, in the words of the document."""

    due_on: date
    printed: str
    bodies: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """The activities that the monitoring plan has for a year."""

    year: int
    activities: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """``targets`` and ``meetings`` in the order of their days."""

    targets: tuple[Pending, ...]
    meetings: tuple[Meeting, ...]
    planned: Planned
    ends_on: date

    @property
    def past_due(self) -> int:
        return sum(target.is_past for target in self.targets)


def ahead(version: Version, results: Results) -> Ahead:
    """The dates ahead on the day of the results; two statements of its own."""
    year = min(max(results.as_of.year, version.starts_on.year), version.ends_on.year)
    activities = version.activities.filter(year=year).values_list("key", "text")
    bodies = version.bodies.values_list("key", "name", "rhythm")
    return Ahead(
        targets=tuple(sorted(_targets(results), key=lambda target: (target.due_on, target.indicator))),
        meetings=tuple(sorted(_meetings(version, bodies, results.as_of), key=lambda each: each.due_on)),
        planned=Planned(year, tuple(activities)),
        ends_on=version.ends_on,
    )


def _targets(results: Results) -> Iterator[Pending]:
    for indicator in results.indicators:
        for row in indicator.rows:
            if row.pending and row.pending.due_on:
                due = row.pending.due_on
                label = " – ".join(row.disaggregation) or row.label
                yield Pending(
                    due, due < results.as_of, indicator.key, indicator.code, indicator.title or "", row.key, label
                )


def _meetings(version: Version, bodies: Iterable[tuple[str, Any, Any]], as_of: date) -> Iterator[Meeting]:
    """The bodies with a printed rhythm, by the end of the period that the day falls into."""
    found: dict[tuple[date, str], list[tuple[str, Text]]] = {}
    for key, name, rhythm in bodies:
        due = meeting_due(rhythm["per"], as_of, version.starts_on, version.ends_on) if rhythm else None
        if due:
            found.setdefault((due, rhythm["printed"]), []).append((key, name))
    for (due, printed), members in found.items():
        yield Meeting(due, printed, tuple(members))
