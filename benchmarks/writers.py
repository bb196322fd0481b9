"""Fifty programs that write at once for a minute, over the API of a real server.

Each sends commands with idempotency keys, and every third one twice, as a client does that heard no answer. In the end
everything that was answered as done is there, once, and nothing else is.
"""

import http.client
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.clients import Answers, at_once, with_token
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from benchmarks.wire import server
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.parties.models import Registered

WRITERS, SECONDS = 50, 60
CREATE = "parties.organisation.create"
PATH = f"/api/v1/verbs/{CREATE}"


@dataclass
class Told(Answers):
    """What the server answered, and the keys that it said were done."""

    done: list[str] = field(default_factory=list)


def lines(store: Store, code: str) -> list[Line]:
    """Nothing lost, nothing twice, no status 500."""
    store.copy("one", "writers")
    store.use("writers")
    secret = with_token("writer", "data_officer", code)
    before, there = Event.objects.count(), set(Registered.objects.values_list("key", flat=True))
    store.use("empty")  # the server alone holds the database
    with server(store.url("writers")) as (port, _process):
        told = Told()
        at_once((Writer(number, secret, code, told).go_on for number in range(WRITERS)), port, SECONDS)
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
    line = Line("Writers", f"{WRITERS} programs write for {SECONDS} s", "none lost, none twice, no 500")
    line.one = Times(told.times)
    line.value = f"{len(told.done):,} done"
    line.met = not (lost or twice or unasked or told.faults or told.broken or proof.flaws) and len(told.done) > 0
    line.note = (
        f"{told.told()}; lost {len(lost)}, twice {len(twice)}, unasked {len(unasked)}, broken {len(told.broken)}"
    )
    if proof.count - before != len(events):
        line.met, line.note = False, f"{line.note}; {proof.count - before} events"
    return line


@dataclass
class Writer:
    """One program with a connection of its own."""

    number: int
    secret: str
    code: str
    told: Told

    def go_on(self, connection: http.client.HTTPConnection, until: float) -> None:
        """Sends command after command; every third one twice."""
        turn = 0
        while time.monotonic() < until:
            turn += 1
            for _again in range(2 if turn % 3 == 0 else 1):
                self._send(connection, f"w{self.number}-{turn}")

    def _send(self, connection: http.client.HTTPConnection, key: str) -> None:
        said = {"framework": self.code, "key": key, "name": {"en": f"Writer {key}"}, "kind": "media"}
        headers = {"Authorization": f"Bearer {self.secret}", "Idempotency-Key": key}

        def done(answer: http.client.HTTPResponse) -> None:
            if not answer.getheader("Idempotent-Replayed"):
                self.told.done.append(key)

        self.told.send(connection, PATH, said, headers, done)
