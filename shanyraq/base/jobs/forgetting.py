"""What is kept for a while only: a room says what and for how long, the worker drops it each day.

``shanyraq tidy`` does the same at once, and the documentation lists it. Whatever stands here is memory of the house,
such as a draft or a session; what was done, and its trace, is never dropped.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

log = logging.getLogger(__name__)
Forget = Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Kept:
    """``what`` is kept, and until when, in words for the documentation; ``function(at)`` drops it and says how many."""

    what: str
    until: str
    function: str

    def forget(self, at: datetime) -> int:
        module, _, name = self.function.partition(":")
        drop: Forget = getattr(import_module(module), name)
        return drop(at)


_kept: dict[str, Kept] = {}


def forgets(what: str, until: str, function: str) -> None:
    """Registers what is kept for a while; the same function again replaces it."""
    _kept[function] = Kept(what, until, function)


def kept_for_a_while() -> tuple[Kept, ...]:
    """Everything that is dropped after a while, in the order of words."""
    return tuple(sorted(_kept.values(), key=lambda each: each.what))


def forget(clock: Callable[[], datetime]) -> dict[str, int]:
    """Drops what was kept long enough, and says how many of each."""
    return {each.what: each.forget(clock()) for each in kept_for_a_while()}


def forget_each(clock: Callable[[], datetime]) -> None:
    """The same by the worker: what cannot be dropped today is logged, and keeps nothing else from being dropped."""
    for each in kept_for_a_while():
        try:
            each.forget(clock())
        except Exception:
            log.exception("%s could not be dropped", each.what)
