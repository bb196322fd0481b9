"""Temporary databases: SQLite files, or databases of their own on the PostgreSQL server of DATABASE_URL.

The database that DATABASE_URL names is only used to create others beside it; it is never written to.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit


class Store(Protocol):
    """Databases by name; ``empty`` is the one that Django begins with."""

    def url(self, name: str) -> str: ...

    def copy(self, source: str, name: str) -> None: ...

    def use(self, name: str) -> None: ...


class SqliteStore:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"

    def url(self, name: str) -> str:
        return f"sqlite:///{self.path(name)}"

    def copy(self, source: str, name: str) -> None:
        """A database with the content of another."""
        _disconnect()
        for suffix in ("-wal", "-shm"):
            self.path(name).with_suffix(f".sqlite3{suffix}").unlink(missing_ok=True)
        shutil.copyfile(self.path(source), self.path(name))

    def use(self, name: str) -> None:
        """Points Django to a database."""
        _connect(str(self.path(name)))


class PostgresStore:
    """Databases named after this process on a server."""

    def __init__(self, url: str) -> None:
        self.server = urlsplit(url)
        self.prefix = f"shanyraq_bench_{os.getpid()}_"
        self._run(f'CREATE DATABASE "{self.name("empty")}"')

    def name(self, name: str) -> str:
        return self.prefix + name.replace("-", "_")

    def url(self, name: str) -> str:
        return urlunsplit(self.server._replace(path=f"/{self.name(name)}"))

    def copy(self, source: str, name: str) -> None:
        """A database with the content of another."""
        _disconnect()
        self._run(f'DROP DATABASE IF EXISTS "{self.name(name)}"')
        self._run(f'CREATE DATABASE "{self.name(name)}" TEMPLATE "{self.name(source)}"')

    def use(self, name: str) -> None:
        """Points Django to a database."""
        _connect(self.name(name))

    def drop(self) -> None:
        """Removes every database that was made, by whichever process of this measurement."""
        _disconnect()
        for name in self._run("SELECT datname FROM pg_database"):
            if name.startswith(self.prefix):
                self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, statement: str) -> list[str]:
        """The first column of what the statement gives, if it gives anything."""
        import psycopg

        with psycopg.connect(urlunsplit(self.server), autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return [row[0] for row in done.fetchall()] if done.description else []


@contextmanager
def databases(folder: Path, url: str) -> Iterator[Store]:
    """PostgreSQL where DATABASE_URL names it, else SQLite."""
    if not url.startswith("postgres"):
        yield SqliteStore(folder)
        return
    store = PostgresStore(url)
    try:
        yield store
    finally:
        store.drop()


def _connection() -> Any:
    from django.conf import settings
    from django.db import connection

    return connection if settings.configured else None


def _disconnect() -> None:
    connection = _connection()
    if connection is not None:
        connection.close()


def _connect(name: str) -> None:
    connection = _connection()
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name
