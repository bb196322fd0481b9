"""Looks what a verb would do, without waiting for those who write and without letting them wait.

A dry run reads much and writes nothing. In the transaction of a verb it would hold the lock of writers as long as it
computes. Here it reads one state of the data: what others write meanwhile it does not see, and nothing of it stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def looking() -> Iterator[None]:
    """A transaction that reads one state of the data. As a part of another one it has the lock of that one."""
    with _deferred(), transaction.atomic():
        if connection.vendor == "postgresql" and len(connection.atomic_blocks) == 1:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
        transaction.set_rollback(True)


@contextmanager
def _deferred() -> Iterator[None]:
    """On SQLite a transaction that takes the lock of writers when it writes, and not when it begins."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    sqlite: Any = connection
    usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        sqlite.transaction_mode = usual
