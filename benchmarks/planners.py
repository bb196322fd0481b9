"""Twenty-five focal points that save cells of their sub-outputs at once for two minutes, over a real server.

First each saves a cell every second, faster than anybody types; then nobody pauses between two saves: how long one
takes then is how many the machine can do, divided among them. In the end every cell holds what was last answered as
saved, and there is one event for each save.
"""

import http.client
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.clients import Answers, at_once, with_token
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from benchmarks.wire import server
from benchmarks.workplans import BOARD, YEARS, imported, rows_of
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.models import SubOutput, Tag
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.domains.workplans.writing.uninfo import write_uninfo

PLANNERS, SECONDS, EVERY = 25, 120, 1.0
SAVE = "workplans.sub_output.amend"
PATH = f"/api/v1/verbs/{SAVE}"
GOAL = 300.0
"""Milliseconds in which 95 of 100 saves are answered, however often each saves."""


@dataclass
class Told(Answers):
    """What the server answered, how often it saved, and by sub-output what was last answered as saved."""

    saved: dict[int, str] = field(default_factory=dict)
    done: int = 0


def lines(store: Store, code: str) -> list[Line]:
    """Of a database with the board of 500 sub-outputs: nothing lost, no status 500, and how long a save takes."""
    store.copy("one", "planned")
    with tempfile.TemporaryDirectory() as folder:
        store.use("planned")
        file = Path(folder) / "export.xlsx"
        file.write_bytes(write_uninfo(rows_of(recent_package(version_in_force(code)), BOARD), YEARS))
        imported(store, "planned", code, file, "")
    return [
        _saved(store, code, f"save a cell each second for {SECONDS} s", EVERY),
        _saved(store, code, f"save without a pause for {SECONDS} s", 0),
    ]


def _saved(store: Store, code: str, what: str, every: float) -> Line:
    store.copy("planned", "planners")
    store.use("planners")
    planners = _planners(code)
    store.use("empty")  # the server alone holds the database
    with server(store.url("planners")) as (port, _process):
        told = Told()
        people = [
            Planner(secret, number, code, told, every, place * every / len(planners))
            for place, (secret, number) in enumerate(planners)
        ]
        at_once((each.go_on for each in people), port, SECONDS)
    store.use("planners")
    line = Line("Work plans", f"{len(planners)} focal points {what}", "none lost, no 500, 95 % ≤ 300 ms")
    return _line(line, told)


def _line(line: Line, told: Told) -> Line:
    kept = dict(SubOutput.objects.filter(number__in=list(told.saved)).values_list("number", "code"))
    lost = [number for number, value in told.saved.items() if kept.get(number) != value]
    events = Event.objects.filter(verb=SAVE).count()
    line.one = Times(told.times)
    slow = sorted(told.times)[int(len(told.times) * 0.95)] if told.times else 0.0
    line.value = f"{told.done:,} saved, 95 % in {slow:,.0f} ms"
    sound = not (lost or told.faults or told.broken or verify().flaws) and events == told.done and told.done > 0
    line.met = sound and slow <= GOAL
    line.note = (
        f"{told.told()}; lost {len(lost)}, broken {len(told.broken)}, events beyond the saves: {events - told.done}"
    )
    return line


@dataclass
class Planner:
    """One focal point with a connection and a sub-output of their own; ``every`` and ``after`` in seconds."""

    secret: str
    number: int
    code: str
    told: Told
    every: float
    after: float

    def go_on(self, connection: http.client.HTTPConnection, until: float) -> None:
        """Saves one cell after the other; the next is begun at its time, whenever this one was answered."""
        turn, due = 0, time.monotonic() + self.after
        while time.monotonic() < until:
            time.sleep(max(0.0, due - time.monotonic()))
            turn, due = turn + 1, due + self.every
            self._send(connection, f"{self.number}.{turn}")

    def _send(self, connection: http.client.HTTPConnection, value: str) -> None:
        said = {"framework": self.code, "number": self.number, "code": value}

        def done(_answer: http.client.HTTPResponse) -> None:
            self.told.saved[self.number] = value
            self.told.done += 1

        self.told.send(connection, PATH, said, {"Authorization": f"Bearer {self.secret}"}, done)


def _planners(code: str) -> list[tuple[str, int]]:
    """Secrets of focal points, each with the number of a sub-output of their entity that is nobody else's here."""
    rows = Tag.objects.filter(kind=Kind.ENTITY, sub_output__framework__code=code, sub_output__ended_at=None)
    theirs = rows.order_by("pk").values_list("value", "sub_output__number")[:PLANNERS]
    return [
        (with_token(f"planner-{place}", "focal_point", code, entity), number)
        for place, (entity, number) in enumerate(theirs)
    ]
