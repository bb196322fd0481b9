"""What a command meets around itself: arguments, environment, where its output goes. Faults there have no traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

REFUSED, USAGE = 1, 2
"""Exit codes; ``cli.output.Exit`` holds all of them, but cannot be imported before Django is set up."""


def refuse_arguments() -> None:
    """An argument that is no text can be kept nowhere; as the path of a file it may stand."""
    for argument in sys.argv[1:]:
        if any("\ud800" <= letter <= "\udfff" for letter in argument) and not os.path.lexists(argument):
            _end(USAGE, f"This argument is no UTF-8 text: {argument}")


def set_up() -> None:
    """Reads the settings and sets Django up; a setting that cannot be read ends the command."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from environs import EnvError

    try:
        django.setup()
    except (EnvError, ImproperlyConfigured) as error:
        _end(USAGE, f"{error}\nThe settings are described in docs/how-to/run-in-production.md.")


@contextmanager
def ending() -> Iterator[None]:
    """Prints what can be printed, to its end; turns what goes wrong around the command into a message."""
    _make_printable()
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere()  # whoever read has enough
        sys.exit(REFUSED)
    except OSError as error:
        _to_nowhere()
        what = error.filename if error.filename is not None else "What the command prints cannot be written"
        _end(REFUSED, f"{what}: {error.strerror or error}")
    except Exception as error:
        told = _of_database(error)
        if not told:
            raise
        _end(REFUSED, told)


def _make_printable() -> None:
    """A letter that the terminal does not have is printed by its number; a closed output takes nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as the command runs
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _of_database(error: Exception) -> str:
    """What a fault of the database around a command means; nothing for faults of the software."""
    from django.db import DatabaseError, DataError, IntegrityError

    if isinstance(error, DatabaseError) and not isinstance(error, DataError | IntegrityError):
        from shanyraq.cli.database import fault

        return fault(error)
    return ""


def _to_nowhere() -> None:
    """What is still waiting to be printed would fail once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _end(code: int, text: str) -> NoReturn:
    sys.stderr.write(f"{text}\n")
    sys.exit(code)
