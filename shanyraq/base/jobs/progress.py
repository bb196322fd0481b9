"""How far long work has got: told by whoever does it, read by the page that waits for it.

Kept in a cache that all processes share and not in the database: the work may hold a transaction of its own, from
which nobody else reads.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches

LONGEST = 24 * 3600
"""Seconds after which progress that nobody reported any more is forgotten."""
STEPS = 100
"""Into how many steps work is divided at most: more would only be written, and not be seen."""
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` pieces."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0


def reporter(key: str) -> Report:
    """What long work calls with the pieces done and their total, as often as it likes."""
    cache, last = caches["progress"], -1

    def report(done: int, total: int) -> None:
        nonlocal last
        step = done * STEPS // total if total else 0
        if step != last or done == total:
            last = step
            cache.set(key, (done, total), LONGEST)

    return report


def progress_of(key: str) -> Progress | None:
    """How far it has got; None where nothing was reported."""
    found = caches["progress"].get(key)
    return Progress(*found) if found else None


def forget_progress(key: str) -> None:
    """Drops what was reported."""
    caches["progress"].delete(key)
