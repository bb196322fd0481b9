"""The house's database as commands meet it: made ready when a command needs it, or not there at all."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from shanyraq.domains.packages.models import Version


def make_ready() -> None:
    """Creates the tables of an empty database. A database with tables is left to ``shanyraq prepare``."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    if not connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)


def holds_frameworks() -> bool:
    """Whether there is a database with the tables of frameworks. Creates nothing, not even an empty file.

    :raises DatabaseError: when the database does not answer.
    """
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        file = Path(str(connection.settings_dict["NAME"]))
        if not file.exists():
            return False
    return Version._meta.db_table in connection.introspection.table_names()
