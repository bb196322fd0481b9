"""The turn of a verb or a page: what it has read stands until it writes.

Where a thing belongs is found out by reading it, and then the verb itself reads it. It need not ask twice: it holds the
chain, and nobody else writes meanwhile. A page shows one state of what it reads, as it was when it first asked.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import connection

Found = TypeVar("Found")
_read: ContextVar[dict[Hashable, Any] | None] = ContextVar("read", default=None)


@contextmanager
def turn() -> Iterator[None]:
    """Inside, ``read_once`` remembers until a statement is sent that may write."""
    read: dict[Hashable, Any] = {}

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().startswith("SELECT"):
            read.clear()
        return execute(sql, params, many, context)

    token = _read.set(read)
    try:
        with connection.execute_wrapper(watch):
            yield
    finally:
        _read.reset(token)


def read_once(about: Hashable, read: Callable[[], Found]) -> Found:
    """What was read about this in a turn in which nothing was written since; else it is read."""
    known = _read.get()
    if known is None:
        return read()
    if about not in known:
        found = read()
        known[about] = found
    remembered: Found = known[about]
    return remembered
