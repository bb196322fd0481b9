"""What is said of a database that does not do what it should: the fault, and what helps against it."""

import pytest
from django.db import InternalError, OperationalError, ProgrammingError
from django.db.utils import DatabaseError

from shanyraq.cli.database import fault

PREPARE = "shanyraq prepare"


class OfPostgres(Exception):
    """What psycopg raises, with its SQLSTATE."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def of_postgres(kind: type[DatabaseError], state: str) -> DatabaseError:
    error = kind("as PostgreSQL words it")
    error.__cause__ = OfPostgres(state)
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database or disk is full"), "The disk is full. Nothing was changed."),
        (of_postgres(OperationalError, "53100"), "The disk is full. Nothing was changed."),
        (OperationalError("attempt to write a readonly database"), "The database is read-only. Nothing was changed."),
        (of_postgres(InternalError, "25006"), "The database is read-only. Nothing was changed."),
        (OperationalError("unable to open database file"), "The database cannot be opened: "),
        (DatabaseError("file is not a database"), "This is no database of SQLite, or it is damaged: "),
        (DatabaseError("database disk image is malformed"), "This is no database of SQLite, or it is damaged: "),
        (OperationalError("database is locked"), "Somebody else has been writing for long."),
        (OperationalError("connection refused"), "The database cannot be used: connection refused"),
        (PermissionError(13, "Permission denied", "/var/x"), "/var/x: you have no right to this file"),
    ],
)
def test_the_fault_is_named_and_nothing_else_advised(error: Exception, said: str) -> None:
    assert fault(error).startswith(said)
    assert PREPARE not in fault(error)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such table: packages_version"),
        OperationalError("no such column: packages_version.origin"),
        of_postgres(ProgrammingError, "42P01"),
        of_postgres(ProgrammingError, "42703"),
    ],
)
def test_tables_of_another_release_are_brought_up_to_date(error: Exception) -> None:
    assert PREPARE in fault(error)
