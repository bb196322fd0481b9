"""What comes round again: a room registers it, and one of the workers does it when it is due.

``every("hooks", timedelta(seconds=5), "module:function")``: the function is imported when it is due, and called with
the clock of the worker.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.db import IntegrityError, transaction

from shanyraq.base.jobs.models import Turn

Clock = Callable[[], datetime]
Done = Callable[[Clock], Any]


ENDING = threading.Event()
"""Set when the worker was told to end: a round with many pieces, letters say, then stops between two of them."""


@dataclass(frozen=True, slots=True)
class Round:
    """Something that is done again after each pause."""

    name: str
    pause: timedelta
    function: str

    def do(self, clock: Clock) -> Any:
        module, _, name = self.function.partition(":")
        done: Done = getattr(import_module(module), name)
        return done(clock)


_rounds: dict[str, Round] = {}


def every(name: str, pause: timedelta, function: str) -> None:
    """Registers what is done again and again; the same name again replaces it."""
    _rounds[name] = Round(name, pause, function)


def rounds() -> tuple[Round, ...]:
    """Everything that comes round, by name."""
    return tuple(_rounds[name] for name in sorted(_rounds))


def due(at: datetime) -> Iterator[Round]:
    """What is due, and is nobody's but the caller's: taking a turn sets the next one."""
    ahead = dict(Turn.objects.values_list("name", "due_at"))
    for each in rounds():
        if each.name not in ahead:
            if _first(each, at):
                yield each
        elif ahead[each.name] <= at and _taken(each, at):
            yield each


def _first(each: Round, at: datetime) -> bool:
    try:
        with transaction.atomic():
            Turn.objects.create(name=each.name, due_at=at + each.pause)
    except IntegrityError:
        return False  # another worker was quicker
    return True


def _taken(each: Round, at: datetime) -> bool:
    return bool(Turn.objects.filter(name=each.name, due_at__lte=at).update(due_at=at + each.pause))
