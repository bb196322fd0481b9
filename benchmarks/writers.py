"""Fifty programs that write at once for a minute, over the API of a real server.

Each sends commands with idempotency keys, and every third one twice, as a client does that heard no answer. In the end
everything that was answered as done is there, once, and nothing else is.
"""

import http.client
import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from benchmarks.wire import server
from shanyraq.base.access.models import Grant, Person, Token
from shanyraq.base.access.queries import hashed
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.parties.models import Registered

WRITERS, SECONDS = 50, 60
CREATE = "parties.organisation.create"
PATH = f"/api/v1/verbs/{CREATE}"


@dataclass
class Told:
    """What the server answered: statuses, milliseconds, and the keys that it said were done."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def lines(store: Store, code: str) -> list[Line]:
    """Nothing lost, nothing twice, no status 500."""
    store.copy("one", "writers")
    store.use("writers")
    secret = _token(code)
    before, there = Event.objects.count(), set(Registered.objects.values_list("key", flat=True))
    store.use("empty")  # the server alone holds the database
    with server(store.url("writers")) as (port, _process):
        told = _write(port, secret, code)
    store.use("writers")
    return [_line(told, before, there)]


def _line(told: Told, before: int, there: set[str]) -> Line:
    """``before``, ``there``: the number of events, and the entries of the register, that the writers began with."""
    keys = Counter(Registered.objects.exclude(key__in=there).values_list("key", flat=True))
    events = Counter(Event.objects.filter(verb=CREATE).exclude(key__in=there).values_list("key", flat=True))
    lost = [key for key in told.done if key not in keys or key not in events]
    twice = [key for key, count in events.items() if count > 1]
    unasked = set(keys) - set(told.done)
    proof = verify()
    faults = sum(count for status, count in told.statuses.items() if status >= 500)
    line = Line("Writers", f"{WRITERS} programs write for {SECONDS} s", "none lost, none twice, no 500")
    line.one = Times(told.times)
    line.value = f"{len(told.done):,} done"
    line.met = not (lost or twice or unasked or faults or told.broken or proof.flaws) and len(told.done) > 0
    statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(told.statuses.items()))
    line.note = f"{statuses}; lost {len(lost)}, twice {len(twice)}, unasked {len(unasked)}, broken {len(told.broken)}"
    if proof.count - before != len(events):
        line.met, line.note = False, f"{line.note}; {proof.count - before} events"
    return line


def _write(port: int, secret: str, code: str) -> Told:
    told, lock, until = Told(), threading.Lock(), time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=Writer(number, port, secret, code, told, lock).go_on, args=(until,))
        for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@dataclass
class Writer:
    """One program with a connection of its own."""

    number: int
    port: int
    secret: str
    code: str
    told: Told
    lock: threading.Lock

    def go_on(self, until: float) -> None:
        """Sends command after command; every third one twice."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        turn = 0
        while time.monotonic() < until:
            turn += 1
            for _again in range(2 if turn % 3 == 0 else 1):
                self._send(connection, f"w{self.number}-{turn}")

    def _send(self, connection: http.client.HTTPConnection, key: str) -> None:
        said = {"framework": self.code, "key": key, "name": {"en": f"Writer {key}"}, "kind": "media"}
        try:
            began = time.perf_counter()
            connection.request("POST", PATH, json.dumps(said), _headers(self.secret, key))
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
            if answer.status == 200 and not answer.getheader("Idempotent-Replayed"):
                self.told.done.append(key)


def _headers(secret: str, key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}", "Idempotency-Key": key, "Content-Type": "application/json"}


def _token(code: str) -> str:
    """A data officer with a token, written without a verb: the figures are of the writers."""
    at, secret = datetime.now(UTC), "shq_for-the-benchmark"
    person = Person.objects.create(email="bench@example.org", name="Bench", joined_at=at)
    Grant.objects.create(
        person=person,
        role="data_officer",
        framework=code,
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
    return secret
