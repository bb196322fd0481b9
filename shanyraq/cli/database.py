"""The house's database as commands meet it: made ready when a command writes, or not there at all; and its faults."""

import errno
import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from shanyraq.domains.packages.models import Version
from shanyraq.kernel.folders import make_private
from shanyraq.kernel.sentences import gettext_noop

FULL, READ_ONLY, NO_TABLE, NO_COLUMN = "53100", "25006", "42P01", "42703"
"""SQLSTATE codes of PostgreSQL."""
PROBLEMS: dict[int | None, str] = {
    errno.ENOENT: gettext_noop("there is no such file or folder"),
    errno.EISDIR: gettext_noop("this is a folder"),
    errno.ENOTDIR: gettext_noop("what stands before the last name is no folder"),
    errno.EACCES: gettext_noop("you have no right to this file"),
    errno.EPERM: gettext_noop("you have no right to this file"),
    errno.ENOSPC: gettext_noop("the disk is full"),
    errno.EROFS: gettext_noop("nothing can be written there"),
    errno.EEXIST: gettext_noop("it is there already"),
    errno.ENAMETOOLONG: gettext_noop("the name is too long"),
}
"""What the system says of a file, by its number; anything else in the system's own words."""


def make_ready() -> None:
    """Creates the tables of an empty database. A database with tables is left to ``shanyraq prepare``."""
    make_private(settings.DATA)
    if not connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)


def holds_frameworks() -> bool:
    """Whether there is a database with the tables of frameworks. Creates nothing, not even an empty file.

    :raises DatabaseError: when the database does not answer.
    """
    file = _file()
    if file is not None:
        if not file.exists():
            return False
        _open_for_reading(file)
    return Version._meta.db_table in connection.introspection.table_names()


def named() -> str:
    """Which database it is: the path of a file, or the name of one on a server, without who asks and how."""
    settings_of = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings_of["NAME"])
    return f"{settings_of['NAME']} ({settings_of['HOST'] or 'localhost'})"


def _file() -> Path | None:
    """The file of SQLite; nothing in memory, and nothing once it was opened for reading."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.is_in_memory_db() or name.startswith("file:"):  # type: ignore[attr-defined]
        return None
    return Path(name)


def _open_for_reading(file: Path) -> None:
    """A file that may not be written, or in a folder that may not, is opened so that SQLite does not try.

    While somebody writes, the newest rows stand in a second file beside it, so it is not taken for unchanging then.
    """
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return
    unchanging = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
    connection.close()
    connection.settings_dict["NAME"] = f"{file.resolve().as_uri()}?mode=ro{unchanging}"
    connection.settings_dict["OPTIONS"] = {}


def fault(error: Exception) -> str:  # noqa: PLR0911 - one line per kind of fault
    """What is wrong with the database, and what to do where that is known."""
    text = str(error).strip()
    state = getattr(error.__cause__, "sqlstate", None)
    if isinstance(error, OSError):
        problem = _(PROBLEMS[error.errno]) if error.errno in PROBLEMS else error.strerror
        return f"{error.filename}: {problem}" if error.filename else text
    if "disk is full" in text or state == FULL:
        return _("The disk is full. Nothing was changed.")
    if "readonly database" in text or state == READ_ONLY:
        return _("The database is read-only. Nothing was changed.")
    if "unable to open database file" in text:
        return _("The database cannot be opened: %(file)s") % {"file": connection.settings_dict["NAME"]}
    if "not a database" in text or "malformed" in text:
        return _("This is no database of SQLite, or it is damaged: %(file)s") % {
            "file": connection.settings_dict["NAME"]
        }
    if "is locked" in text:
        return _("Somebody else has been writing for long. Nothing was changed; try again.")
    told = _("The database cannot be used: %(problem)s") % {"problem": text}
    if "no such table" in text or "no such column" in text or state in {NO_TABLE, NO_COLUMN}:
        told += "\n" + _("Should it be brought up to date? Run: shanyraq prepare")
    return told
