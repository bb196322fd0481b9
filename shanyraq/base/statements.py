"""Statements that are sent for every row of a workbook, or write thousands of lines, kept as texts.

As query sets and models they take longer to build than to answer.
"""

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

MANY = 100
"""Lines from which on PostgreSQL is given a stream."""
AT_ONCE = 30_000
"""Values of a statement: SQLite takes some 32,000 in one."""


def asked(statement: str, values: Sequence[Any] = ()) -> list[Any]:
    """What a statement finds, row by row."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def insert_lines(beginning: str, lines: Sequence[Sequence[Any]]) -> None:
    """Writes lines of plain values, thousands by one statement; ``beginning``: all of it before the values."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql" and len(lines) >= MANY:
        _copy(connection, beginning, lines)
        return
    together = AT_ONCE // len(lines[0]) if lines else 1
    for first in range(0, len(lines), together):
        part = lines[first : first + together]
        places = f"({', '.join(['%s'] * len(part[0]))})"
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            statement = f"{beginning} {', '.join([places] * len(part))}"
            cursor.execute(statement, [value for line in part for value in line])


def _copy(connection: Any, beginning: str, lines: Sequence[Sequence[Any]]) -> None:
    """The same as PostgreSQL takes it fastest: as a stream. Its driver looks through a statement for places of values,
    and of a million places takes longer for that than the database for all the rest.

    Whoever watches statements is told of it, and errors are those of any other statement.
    """
    statement = f"COPY {beginning.removeprefix('INSERT INTO ').removesuffix(' VALUES')} FROM STDIN"

    def execute(sql: str, params: Any, many: bool, context: Any) -> None:
        with connection.wrap_database_errors, context["cursor"].cursor.copy(sql) as stream:
            for line in params:
                stream.write_row(line)

    run: Any = execute
    for wrapper in reversed(connection.execute_wrappers):
        run = partial(wrapper, run)
    with connection.cursor() as cursor:
        run(statement, lines, False, {"connection": connection, "cursor": cursor})


def insert_row(row: Model) -> None:
    """Writes a new row as ``save`` does, but for signals and for columns that fill themselves. It learns its number."""
    connection = connections[DEFAULT_DB_ALIAS]
    values = _values(row)
    returning = connection.vendor == "postgresql"  # SQLite tells the number by itself, in half the time
    with connection.cursor() as cursor:
        cursor.execute(_insert(type(row), returning=returning), values)
        row.pk = cursor.fetchone()[0] if returning else cursor.lastrowid
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def insert_rows(rows: Sequence[Model]) -> None:
    """The same for rows of one kind, of which none learns its number."""
    if rows:
        beginning = _insert(type(rows[0]), returning=False).rpartition(" VALUES")[0] + " VALUES"
        insert_lines(beginning, [_values(row) for row in rows])


def _values(row: Model) -> list[Any]:
    connection = connections[DEFAULT_DB_ALIAS]
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]


@cache
def _insert(model: type[Model], *, returning: bool) -> str:
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key]
    places = ", ".join(["%s"] * len(columns))
    statement = f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places})'  # noqa: S608 - our own names
    return f'{statement} RETURNING "{model._meta.pk.column}"' if returning else statement
