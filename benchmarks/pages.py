"""Every public page and every list of the API, alone and among many frameworks.

Two databases are measured in turns, so that whatever else the machine does slows both alike.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.test import Client

from benchmarks.addresses import Address, Missing, addresses
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, counted
from shanyraq.domains.packages.queries import version_in_force

ANSWERS = 3
"""So many are timed before it is the other database's turn."""
AGAIN = 4
SLACK_MS = 2.0
"""Differences below are the clock's."""
CODE = re.compile(r"/(?:api/v1/frameworks/)?[a-z]{3}-\d{4}-\d{4}")
MATRIX_MS, MATRIX_STATEMENTS, GROWTH = 80, 12, 1.2


class Reader:
    """A browser in the process; anything but the expected status is an error."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    def get(self, address: str, status: int = 200, tag: str = "") -> bytes:
        """The body.

        :raises Unexpected: when the answer has another status.
        """
        headers = {"if-none-match": tag} if tag else {}
        answer = self.client.get(address, headers=headers)
        if answer.status_code != status:
            raise Unexpected(f"answers {answer.status_code}")
        return b"".join(answer) if answer.streaming else bytes(answer.content)

    def tag(self, address: str) -> str:
        """The ETag of an answer."""
        return str(self.client.get(address)["ETag"])


class Unexpected(Exception):
    """An answer that is no answer."""


@dataclass
class Turns:
    """The same address in both databases, round by round."""

    store: Store
    reader: Reader
    address: str

    def measure(self, rounds: int, one: Times, many: Times) -> None:
        """Adds samples to both."""
        for _ in range(rounds):
            for name, times in (("one", one), ("many", many)):
                self.store.use(name)
                cache.clear()
                self.ask()
                if times.statements is None:
                    times.statements = counted(self.ask)
                for _ in range(ANSWERS):
                    times.take(self.ask)

    def ask(self) -> bytes:
        """One answer."""
        return self.reader.get(self.address)


def lines(store: Store, code: str, rounds: int, tell: Callable[[str], None]) -> list[Line]:
    """One line for each address; one that fails is a line too."""
    store.use("one")
    found = []
    for each in addresses(version_in_force(code)):
        if isinstance(each, Missing):
            found.append(Line(each.section, each.name, met=False, note=each.reason))
            continue
        tell(each.path)
        found.append(_line(store, each, rounds))
    store.use("one")
    return found


def _line(store: Store, each: Address, rounds: int) -> Line:
    turns = Turns(store, Reader(), each.path)
    line = Line(each.section, f"{each.name}  {_short(each.path)}")
    matrix = each.name == "results"
    one, many = Times(), Times()
    try:
        turns.measure(rounds * (2 if matrix else 1), one, many)
        again = 0
        while again < AGAIN and not (each.grows or steady(one, many)):  # a neighbour's noise does not last; growth does
            turns.measure(rounds, one, many)
            again += 1
        line.note = f"asked {again} times more" if again else ""
        line.value = f"{len(turns.ask()) / 1000:.0f} kB"
    except Unexpected as error:
        line.met, line.note = False, str(error)
        return line
    line.one, line.many = one, many
    line.goal = "same SQL" if each.grows else f"same SQL, ≤ {GROWTH}×"
    line.met = one.statements == many.statements and (each.grows or steady(one, many))
    if matrix:
        line.goal = f"≤ {MATRIX_STATEMENTS} SQL, ≤ {MATRIX_MS} ms, {line.goal}"
        small = (many.statements or 0) <= MATRIX_STATEMENTS
        line.met = line.met and small and max(one.median, many.median) <= MATRIX_MS
    return line


def steady(one: Times, many: Times) -> bool:
    """Whether it takes about as long among many frameworks as alone."""
    return many.median <= max(one.median * GROWTH, one.median + SLACK_MS)


def _short(path: str) -> str:
    """Without the framework's code, which is the same on every line."""
    return CODE.sub("…", path, count=1)
