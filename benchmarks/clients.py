"""Programs that send commands to a real server at once: their accounts and tokens, and what they were answered."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from shanyraq.base.access.models import Grant, Person, Token
from shanyraq.base.access.queries import hashed


@dataclass
class Answers:
    """What the server answered: how often which status, in how many milliseconds, and connections that broke."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def faults(self) -> int:
        """How many answers were errors of the server."""
        return sum(count for status, count in self.statuses.items() if status >= 500)

    def told(self) -> str:
        """The statuses in words."""
        return ", ".join(f"{status}: {count:,}" for status, count in sorted(self.statuses.items()))

    def send(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        said: dict[str, Any],
        headers: dict[str, str],
        done: Callable[[http.client.HTTPResponse], None],
    ) -> None:
        """Sends one command and keeps what came back; ``done`` is called for a 200, by one client at a time."""
        began = time.perf_counter()
        try:
            connection.request("POST", path, json.dumps(said), {**headers, "Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            with self.lock:
                self.broken.append(repr(error))
            connection.close()
            return
        took = (time.perf_counter() - began) * 1000
        with self.lock:
            self.statuses[answer.status] += 1
            self.times.append(took)
            if answer.status == 200:
                done(answer)


def at_once(clients: Iterable[Callable[[http.client.HTTPConnection, float], None]], port: int, seconds: int) -> None:
    """Lets every client go on over a connection of its own until the time is over."""
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(http.client.HTTPConnection("127.0.0.1", port, timeout=120), until))
        for client in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def with_token(name: str, role: str, code: str, entity: str = "") -> str:
    """The secret of somebody with a role, written without a verb: the figures are of the clients."""
    at, secret = datetime.now(UTC), f"shq_for-the-benchmark-{name}"
    person = Person.objects.create(email=f"{name}@example.org", name=name, joined_at=at)
    days = {"starts_on": at.date(), "ends_on": at.date() + timedelta(days=1)}
    Grant.objects.create(person=person, role=role, framework=code, entity=entity, given_by="bench", given_at=at, **days)
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
