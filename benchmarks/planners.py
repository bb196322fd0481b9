"""Twenty-five focal points that save cells of their sub-outputs at once for two minutes, over a real server.

Nobody pauses between two saves, which is harder than people are. In the end every cell holds what was last answered as
saved, and there is one event for each save.
"""

import http.client
import json
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from benchmarks.wire import server
from benchmarks.workplans import BOARD, YEARS, imported, rows_of
from shanyraq.base.access.models import Grant, Person, Token
from shanyraq.base.access.queries import hashed
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.models import SubOutput, Tag
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.domains.workplans.writing.uninfo import write_uninfo

PLANNERS, SECONDS = 25, 120
SAVE = "workplans.sub_output.amend"
PATH = f"/api/v1/verbs/{SAVE}"
GOAL = 300.0
"""Milliseconds in which 95 of 100 saves are answered."""


@dataclass
class Told:
    """What the server answered: statuses, milliseconds, and by sub-output what was last answered as saved."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    saved: dict[int, str] = field(default_factory=dict)
    done: int = 0
    broken: list[str] = field(default_factory=list)


def lines(store: Store, code: str) -> list[Line]:
    """Of a database with the board of 500 sub-outputs: nothing lost, no status 500, and how long a save takes."""
    store.copy("one", "planners")
    store.use("planners")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.xlsx"
        file.write_bytes(write_uninfo(rows_of(recent_package(version_in_force(code)), BOARD), YEARS))
        imported(store, "planners", code, file, "")
    planners = _planners(code)
    store.use("empty")  # the server alone holds the database
    with server(store.url("planners")) as (port, _process):
        told = _save(port, planners, code)
    store.use("planners")
    return [_line(told, len(planners))]


def _line(told: Told, planners: int) -> Line:
    kept = dict(SubOutput.objects.filter(number__in=list(told.saved)).values_list("number", "code"))
    lost = [number for number, value in told.saved.items() if kept.get(number) != value]
    events = Event.objects.filter(verb=SAVE).count()
    faults = sum(count for status, count in told.statuses.items() if status >= 500)
    line = Line(
        "Work plans", f"{planners} focal points save at once for {SECONDS} s", "none lost, no 500, 95 % ≤ 300 ms"
    )
    line.one = Times(told.times)
    slow = sorted(told.times)[int(len(told.times) * 0.95)] if told.times else 0.0
    line.value = f"{told.done:,} saved, 95 % in {slow:,.0f} ms"
    sound = not (lost or faults or told.broken or verify().flaws) and events == told.done and told.done > 0
    line.met = sound and slow <= GOAL
    statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(told.statuses.items()))
    line.note = (
        f"{statuses}; lost {len(lost)}, broken {len(told.broken)}, events beyond the saves: {events - told.done}"
    )
    return line


def _save(port: int, planners: list[tuple[str, int]], code: str) -> Told:
    told, lock, until = Told(), threading.Lock(), time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=Planner(port, secret, number, code, told, lock).go_on, args=(until,))
        for secret, number in planners
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@dataclass
class Planner:
    """One focal point with a connection and a sub-output of their own."""

    port: int
    secret: str
    number: int
    code: str
    told: Told
    lock: threading.Lock

    def go_on(self, until: float) -> None:
        """Saves one cell after the other."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        turn = 0
        while time.monotonic() < until:
            turn += 1
            self._send(connection, f"{self.number}.{turn}")

    def _send(self, connection: http.client.HTTPConnection, value: str) -> None:
        said = {"framework": self.code, "number": self.number, "code": value}
        headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json"}
        began = time.perf_counter()
        try:
            connection.request("POST", PATH, json.dumps(said), headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            with self.lock:
                self.told.broken.append(repr(error))
            connection.close()
            return
        with self.lock:
            self.told.statuses[answer.status] += 1
            self.told.times.append((time.perf_counter() - began) * 1000)
            if answer.status == 200:
                self.told.saved[self.number] = value
                self.told.done += 1


def _planners(code: str) -> list[tuple[str, int]]:
    """Secrets of focal points, each with the number of a sub-output of their entity that is nobody else's here."""
    at = datetime.now(UTC)
    rows = Tag.objects.filter(kind=Kind.ENTITY, sub_output__framework__code=code, sub_output__ended_at=None)
    found: list[tuple[str, int]] = []
    for place, (entity, number) in enumerate(rows.order_by("pk").values_list("value", "sub_output__number")[:PLANNERS]):
        secret = f"shq_for-the-benchmark-{place}"
        person = Person.objects.create(email=f"planner{place}@example.org", name=f"Planner {place}", joined_at=at)
        Grant.objects.create(
            person=person,
            role="focal_point",
            framework=code,
            entity=entity,
            starts_on=at.date(),
            ends_on=at.date() + timedelta(days=1),
            given_by="bench",
            given_at=at,
        )
        Token.objects.create(
            person=person,
            name="bench",
            begins=secret[:8],
            secret=hashed(secret),
            verbs=None,
            made_at=at,
            expires_at=at + timedelta(days=1),
        )
        found.append((secret, number))
    return found
