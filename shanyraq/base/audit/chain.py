"""The end of the chain of events: who may write there, and the transactions in which that is done.

Verbs that are done together, by the rows of a workbook say, hold their events here; they are written by one statement
when all of them are done. What such a verb would leave when it is refused is rolled back to a savepoint, or, so that
thousands of rows need not make one each, never written at all: a verb asks its rules before it writes. Where one had
written already, everything begins again with savepoints (``NeedsSavepoints``).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

from shanyraq.base.audit.models import Event
from shanyraq.base.statements import asked, insert_rows
from shanyraq.kernel.subjects import Subject

FIRST = "0" * 64
"""What stands before the first event."""
CHAIN_LOCK = 5_347_201
"""The PostgreSQL advisory lock that lets one event at a time find the end of the chain."""
LAST = f"SELECT digest FROM {Event._meta.db_table} ORDER BY id DESC LIMIT 1"  # noqa: S608 - the name of our own table
"""Every verb asks this; as a query set it would take longer to build than to answer."""


class NeedsSavepoints(Exception):
    """A verb that wrote was to be rolled back alone, and its transaction is that of others too."""


class Held:
    """Events of verbs that are done together, at the end of a chain that nobody else writes to meanwhile."""

    def __init__(self, *, savepoints: bool) -> None:
        self.savepoints = savepoints
        self.end = end_of_chain()
        self.events: list[Event] = []
        self.writes = 0

    @property
    def last(self) -> str:
        """The digest of the event at the end."""
        return self.events[-1].digest if self.events else self.end

    def watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Counts the statements that may write; a wrapper of every statement."""
        self.writes += not sql.lstrip().startswith("SELECT")
        return execute(sql, params, many, context)

    def write(self) -> None:
        """Writes them, in the transaction of the verbs."""
        insert_rows(self.events)
        self.end, self.events = self.last, []


_held: ContextVar[Held | None] = ContextVar("held", default=None)


def held() -> Held | None:
    """Where events of verbs that are done together are held; None where each verb stands alone."""
    return _held.get()


@contextmanager
def holding_events(*, savepoints: bool) -> Iterator[Held]:
    """Inside, events are held until ``write`` is called. Whoever opens it is in a transaction, and keeps or drops it.

    Without ``savepoints`` it may end in ``NeedsSavepoints``, and all is to be rolled back. Inside of another one it is
    that one.
    """
    outer = held()
    if outer is not None:
        yield outer
        return
    hold_chain()
    events = Held(savepoints=savepoints)
    token = _held.set(events)
    try:
        with connection.execute_wrapper(events.watch):
            yield events
    finally:
        _held.reset(token)


def held_events(subject: Subject) -> list[Event]:
    """Events about a subject that are not written yet, the newest first."""
    together, about = held(), (subject.framework, subject.kind, subject.key)
    events = reversed(together.events) if together else ()
    return [event for event in events if (event.framework, event.kind, event.key) == about]


class Part:
    """The work of one verb. ``drop``: it found nothing to do, and leaves nothing."""

    dropped = False

    def drop(self) -> None:
        """Lets nothing of it stay."""
        self.dropped = True


@contextmanager
def all_or_nothing() -> Iterator[Part]:
    """The transaction of a verb, or its part of one. It stays whole, with the events held meanwhile, or not at all.

    :raises NeedsSavepoints: when it cannot be rolled back alone.
    """
    together, part = held(), Part()
    events, writes = (len(together.events), together.writes) if together else (0, 0)
    stays = False
    try:
        if together and not together.savepoints:
            yield part
        else:
            with transaction.atomic():
                yield part
                if part.dropped:
                    transaction.set_rollback(True)
        stays = not part.dropped
    finally:
        if together and not stays:
            del together.events[events:]
            if not together.savepoints and together.writes != writes:
                raise NeedsSavepoints


def hold_chain() -> None:
    """Lets nobody else write an event until the transaction ends.

    The engine asks this before anything else that a verb might wait for: with one lock that all take first, no two
    verbs wait for each other. SQLite's immediate transactions do the same by themselves.
    """
    if connection.vendor == "postgresql" and held() is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def end_of_chain() -> str:
    """The digest of the last event."""
    last = asked(LAST)
    return str(last[0][0]) if last else FIRST
