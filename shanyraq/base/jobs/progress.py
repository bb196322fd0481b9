"""How far long work has got: told by whoever does it, read by the page that waits for it.

Kept in a cache that all processes share and not in the database: the work may hold a transaction of its own, from
which nobody else reads.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches
from django.db import DatabaseError

LONGEST = 24 * 3600
"""Seconds after which progress that nobody reported any more is forgotten."""
STEPS = 100
"""Into how many steps work is divided at most: more would only be written, and not be seen."""
log = logging.getLogger(__name__)
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
    """What long work calls with the pieces done and their total, as often as it likes.

    A cache that fails, on a full disk say, is logged once; the work goes on untold.

    :raises DatabaseError: where the cache is in the database: its fault has spoilt the transaction of the work as well.
    """
    cache, last, silent = caches["progress"], -1, False

    def report(done: int, total: int) -> None:
        nonlocal last, silent
        step = done * STEPS // total if total else 0
        if silent or (step == last and done != total):
            return
        last = step
        try:
            cache.set(key, (done, total), LONGEST)
        except DatabaseError:
            raise
        except Exception:  # each cache has faults of its own
            silent = True
            log.warning("how far %s is could not be told", key, exc_info=True)

    return report


def progress_of(key: str) -> Progress | None:
    """How far it has got; None where nothing was reported."""
    found = caches["progress"].get(key)
    return Progress(*found) if found else None


def forget_progress(key: str) -> None:
    """Drops what was reported. Where that cannot be done it is logged, and hides no fault of the work itself."""
    try:
        caches["progress"].delete(key)
    except Exception:  # each cache has faults of its own
        log.warning("what was told of %s could not be dropped", key, exc_info=True)
