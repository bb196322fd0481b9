"""A framework of 60 indicators × 5 years × (a total and 4 breakdowns) as JSON over REST, in the process."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection

from benchmarks.databases import Store
from benchmarks.measuring import Line, measure
from benchmarks.packages import apply
from benchmarks.pages import Reader
from tests.factories.frameworks import MEASURED, framework
from tests.forgetting import forget_versions

STATEMENTS, SECONDS = 12, 0.15
SECTION = "Framework of 60 indicators × 5 years × (a total and 4 breakdowns)"
NUMBER = 600
"""The made-up country; the many frameworks use the first numbers."""
TABLE = re.compile(r'\bFROM "(\w+)"')


def lines(store: Store, rounds: int) -> list[Line]:
    """The results, from rows to bytes; the whole framework; the matrix of 300 rows; asked again."""
    store.copy("one", "measured")
    store.use("measured")
    package = framework(NUMBER, MEASURED)
    apply(package)
    code, reader = package.framework.code, Reader()
    results, export = f"/api/v1/frameworks/{code}/outcomes?limit=500", f"/api/v1/frameworks/{code}/export"
    matrix = f"/{code}/results/"
    goal, few = f"≤ {STATEMENTS} SQL, ≤ {SECONDS} s", f"≤ {STATEMENTS} SQL"
    tag = reader.tag(results)
    return [
        _line("all results, nothing remembered: /outcomes", goal, lambda: _cold(reader, results), rounds),
        _whole("the whole framework, nothing remembered: /export", lambda: _cold(reader, export), rounds),
        _line("the whole framework, remembered: /export", goal, lambda: reader.get(export), rounds),
        _line("its results matrix as a page, 300 rows, nothing remembered", few, lambda: _cold(reader, matrix), rounds),
        _line("asked again with its ETag (304)", "1 SQL", lambda: reader.get(results, 304, tag), rounds),
    ]


def _cold(reader: Reader, address: str) -> bytes:
    """An answer of a process that remembers nothing of any version."""
    forget_versions()
    return reader.get(address)


def _line(what: str, goal: str, ask: Callable[[], bytes], rounds: int) -> Line:
    times = measure(ask, rounds * 3, warm=2)
    most = 1 if goal == "1 SQL" else STATEMENTS
    quick = not goal.endswith(" s") or times.median <= SECONDS * 1000
    met = (times.statements or 0) <= most and quick
    return Line(SECTION, what, goal, one=times, value=_weight(ask()), met=met)


def _whole(what: str, ask: Callable[[], bytes], rounds: int) -> Line:
    """The whole export says what every table of a package holds: as many statements as tables, and no table twice."""
    tables = Tables()
    with connection.execute_wrapper(tables):
        ask()
    times = measure(ask, rounds * 3, warm=2)
    once = len(tables.read) == len(set(tables.read)) == times.statements
    note = f"{len(set(tables.read))} tables"
    return Line(SECTION, what, "each table once", one=times, value=_weight(ask()), met=once, note=note)


def _weight(answer: bytes) -> str:
    return f"{len(answer) / 1000:.0f} kB"


class Tables:
    """Notes which table each statement reads first."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        found = TABLE.search(sql)
        self.read.append(found[1] if found else sql)
        return execute(sql, *args)
