"""Several threads at the same moment: on SQLite in a file of its own, on PostgreSQL in the test database."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connection, connections


class Together:
    """Runs works at once, each in a thread with a connection of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = _file(folder / "house.sqlite3") if connection.vendor == "sqlite" else None

    def __call__(self, *works: Callable[[], Any]) -> list[Any]:
        """What each gives back, in their order."""
        barrier = threading.Barrier(len(works))

        def run(work: Callable[[], Any]) -> Any:
            if self.file is not None:  # of this thread only
                connection.settings_dict = {**connection.settings_dict, "NAME": str(self.file)}
            try:
                barrier.wait()
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(run, works))

    def alone(self, work: Callable[[], Any]) -> Any:
        """The same for one."""
        return self(work)[0]


def _file(path: Path) -> Path:
    """The empty tables of the test database, in a file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'sqlite_%'")
        tables = [sql for (sql,) in cursor.fetchall()]
    target = sqlite3.connect(path)
    target.executescript("BEGIN;" + ";\n".join([*tables, "COMMIT;"]))
    target.close()
    return path
