"""Is the process alive, and can it serve?"""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse


class MigrationsWait(Exception):
    """The tables are older than the code."""


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and its tables are up to date."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        refuse_old_tables()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
    except MigrationsWait:
        return HttpResponse("migrations wait\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@cache
def refuse_old_tables() -> None:
    """Compares tables and code. Tables that are up to date stay so while the process lives; that is remembered.

    :raises MigrationsWait: when a migration is not applied yet, which is asked again the next time.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MigrationsWait
