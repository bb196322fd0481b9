"""The verb engine: transaction, work, event, commit; and the registry of all verbs."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import record
from shanyraq.kernel.actors import Actor

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class NoEvent(RuntimeError):
    """A verb changed something and left no trace; its work was rolled back."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A registered verb."""

    name: str
    function: Callable[..., Any]


class Trail:
    """What a verb is handed to leave its trace with."""

    def __init__(self, name: str, by: Actor, at: datetime) -> None:
        self.name, self.by, self.at = name, by, at
        self.event: Event | None = None
        self.unchanged = False

    def record(self, subject: str, change: dict[str, Any], *, reason: str = "") -> None:
        """Writes the event of this verb."""
        self.event = record(self.name, subject=subject, change=change, by=self.by, at=self.at, reason=reason)

    def nothing_to_do(self) -> None:
        """Says that the verb found everything as it should be and wrote nothing."""
        self.unchanged = True


VERBS: dict[str, Verb] = {}


def verb(
    name: str,
) -> Callable[[Callable[Concatenate[Trail, Parameters], Result]], Callable[..., Result]]:
    """Registers ``function(trail, …)``; it is called with ``by=`` and ``at=`` in the trail's place."""

    def register(function: Callable[Concatenate[Trail, Parameters], Result]) -> Callable[..., Result]:
        if name in VERBS:
            raise ValueError(f"Verb {name} is registered twice.")

        @functools.wraps(function)
        def run(*args: Any, by: Actor, at: datetime, **options: Any) -> Result:
            trail = Trail(name, by, at)
            with transaction.atomic():
                result = function(trail, *args, **options)
                if trail.event is None and not trail.unchanged:
                    raise NoEvent(name)
                if trail.event is None:
                    transaction.set_rollback(True)  # it said that there was nothing to do
            return result

        VERBS[name] = Verb(name, run)
        return run

    return register
