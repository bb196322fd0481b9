"""Verbs: what the engine itself takes, what a real verb takes, and a workbook of 10,000 rows."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from django.db import connection
from openpyxl import Workbook

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, measure
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import VERBS, Trail, verb, verbbook
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.verbs import organisation
from shanyraq.kernel.actors import Actor, Door, Holding
from shanyraq.kernel.commands import Command, InFramework
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import Subject

SECTION = "Verbs"
MILLISECONDS, ROWS, SECONDS = 5, 10_000, 20
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
CREATE = "parties.organisation.create"


class Nothing(Command):
    """Does nothing in a framework."""

    framework: InFramework


def lines(store: Store, code: str, rounds: int) -> list[Line]:
    """The engine around a verb that does nothing; a verb that does something; the same 10,000 times."""
    store.copy("one", "verbs")
    store.use("verbs")
    verbbook()
    officer = Actor("Officer", Door.API, person=1, holdings=(Holding("data_officer", Reach(code)),))
    return [_overhead(code, officer, rounds), _real(code, officer, rounds), _workbook(code, officer)]


def _overhead(code: str, by: Actor, rounds: int) -> Line:
    name = "benchmarks.nothing.do"
    if name not in VERBS:

        @verb(name, title="Do nothing", said="{actor} did nothing", permission=Permission.EDIT_PARTIES)
        def nothing(trail: Trail, command: Nothing) -> None:
            """Does nothing but leave its event."""
            trail.ask([])
            trail.record(Subject("organisation", "none", command.framework), after={"note": "x"})

    times = measure(lambda: VERBS[name].perform(Nothing(framework=code), by=by, at=AT), rounds * 100, warm=20)
    what = "what the engine takes: permission, rules, event, commit"
    return _judged(Line(SECTION, what, f"≤ {MILLISECONDS} ms (SQLite)", one=times))


def _real(code: str, by: Actor, rounds: int) -> Line:
    numbers = iter(range(1_000_000))

    def create() -> None:
        number = next(numbers)
        command = CreateOrganisation(
            framework=code, key=f"one-{number}", name={"en": f"Friends of lake {number}"}, kind="civil_society"
        )
        organisation.create(command, by=by, at=AT)

    return Line(SECTION, f"{CREATE}, committed one by one", one=measure(create, rounds * 100, warm=20))


def _workbook(code: str, by: Actor) -> Line:
    content = workbook_of(ROWS)
    task = Task(verbbook()[CREATE], code, replace(by, door=Door.SHEET), AT)
    ends: list[Filled] = []
    times = Times()
    times.take(lambda: ends.append(fill(task, content, lambda *_: None, apply=True)))
    done = ends[0].count("done") if ends[0].applied else 0
    line = Line(SECTION, f"a workbook of {ROWS:,} rows, read and done", f"≤ {SECONDS} s", one=times)
    line.value = f"{len(content) / 1000:,.0f} kB"
    line.met = done == ROWS and times.median <= SECONDS * 1000
    line.note = f"{done:,} rows done"
    return line


def workbook_of(count: int) -> bytes:
    """A workbook that adds so many organisations."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    for row in _rows(count):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _rows(count: int) -> Iterator[list[str]]:
    yield ["key", "name.en", "name.ru", "name.kk", "short_name", "kind", "number", "website", "note"]
    for number in range(count):
        yield [
            f"many-{number}",
            f"Water users of valley {number}",
            f"Водопользователи долины {number}",
            f"{number}-аңғардың су пайдаланушылары",
            f"WU{number}",
            "Civil society",
            f"{number:06}",
            "https://example.org",
            "Reached by road",
        ]


def _judged(line: Line) -> Line:
    """The goal is one for SQLite."""
    if line.one is not None and connection.vendor == "sqlite":
        line.met = line.one.median <= MILLISECONDS
    return line
