"""Times, statements, and what a line of the result says."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection


@dataclass
class Times:
    """Milliseconds of the same thing done again and again, and the SQL statements of one of them.

    ``cpu``: of these, what this process computed; the rest it waited, for the disk or for its turn.
    """

    samples: list[float] = field(default_factory=list)
    statements: int | None = None
    cpu: list[float] = field(default_factory=list)

    def take(self, call: Callable[[], object]) -> None:
        """Times one more."""
        begin, computed = time.perf_counter(), time.process_time()
        call()
        self.cpu.append((time.process_time() - computed) * 1000)
        self.samples.append((time.perf_counter() - begin) * 1000)

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        """95 of 100 took no longer; with few samples, the longest."""
        ordered = sorted(self.samples)
        return ordered[max(math.ceil(len(ordered) * 0.95) - 1, 0)]


@dataclass
class Line:
    """One claim with what was measured. ``met`` is None where nothing is claimed."""

    section: str
    """What it was measured on."""
    what: str
    goal: str = ""
    one: Times | None = None
    many: Times | None = None
    """The same where there are many frameworks."""
    value: str = ""
    """What is neither time nor statements: kB, MiB."""
    met: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How much longer it takes among many frameworks."""
        if self.one is None or self.many is None or not self.one.samples or not self.many.samples:
            return None
        return self.many.median / self.one.median

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        shown = asdict(self)
        for name in ("one", "many"):
            times: Times | None = getattr(self, name)
            if times is not None and times.samples:
                shown[name] |= {"median": times.median, "p95": times.p95}
                for kind in ("samples", "cpu"):
                    shown[name][kind] = [round(sample, 2) for sample in shown[name][kind]]
        return shown | {"ratio": self.ratio}


class Counter:
    """Counts SQL statements without slowing them down."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.statements += 1
        return execute(*args)


def counted(call: Callable[[], object]) -> int:
    """How many statements the call sends."""
    counter = Counter()
    with connection.execute_wrapper(counter):
        call()
    return counter.statements


def measure(call: Callable[[], object], times: int, warm: int = 1) -> Times:
    """Does it ``warm`` times unmeasured, once for the statements, then ``times`` times."""
    for _ in range(warm):
        call()
    found = Times(statements=counted(call))
    for _ in range(times):
        found.take(call)
    return found


def all_met(lines: Sequence[Line]) -> bool:
    """Whether no claim is missed."""
    return all(line.met is not False for line in lines)
