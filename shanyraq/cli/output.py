"""How commands speak: data to standard output, errors to standard error, one exit code for each end."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from getpass import getuser
from textwrap import shorten
from typing import Annotated, Any, NoReturn

import typer
from django.conf import settings
from django.db import DatabaseError, DataError, IntegrityError
from django.utils import translation

from shanyraq.cli.database import make_ready
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding

WIDTH = 110
"""Columns of a line; longer texts are wrapped or shortened."""
LOCAL = "http://127.0.0.1:8000"
"""Where an installation that does not say so is taken to be."""


class Language(StrEnum):
    """The languages of the interface."""

    EN = "en"
    RU = "ru"
    KK = "kk"


AsJson = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="As it was known at the end of this day."),
]
Code = Annotated[str, typer.Argument(help="The code of a framework; «shanyraq framework list» shows them.")]
InLanguage = Annotated[Language, typer.Option("--language", help="The language of what is printed.")]


class Exit(IntEnum):
    DONE = 0
    REFUSED = 1
    USAGE = 2
    CONFLICT = 3
    NOT_ALLOWED = 4


def say(text: str = "") -> None:
    """Prints a line to standard output."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Prints a line to standard error."""
    sys.stderr.write(text + "\n")


def number(count: int, one: str, many: str = "") -> str:
    """«1 error», «3 errors»."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def print_json(data: Any) -> None:
    """Prints data as JSON, dates in ISO form."""
    say(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def print_findings(findings: Sequence[Finding]) -> None:
    """Numbers findings on standard error."""
    for number, finding in enumerate(findings, start=1):
        complain(f"{number}. {finding}")


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "subject": finding.subject,
        "clause": finding.clause,
        "place": finding.place,
        "message": str(finding.message),
    }


@contextmanager
def exits() -> Iterator[None]:
    """Makes the database ready, and turns the ways in which an action can end into exit codes.

    What was named on the command line and is not there is wrong usage, whatever the command.
    """
    try:
        make_ready()
        yield
    except Refused as error:
        print_findings(error.findings)
        raise typer.Exit(Exit.REFUSED) from error
    except Conflict as error:
        complain(f"Somebody changed this in the meantime: {error}")
        raise typer.Exit(Exit.CONFLICT) from error
    except NotAllowed as error:
        complain(f"Not allowed: {error}")
        raise typer.Exit(Exit.NOT_ALLOWED) from error
    except NotFound as error:
        wrong_usage(f"There is no {error}. {error.hint}".rstrip())
    except (IntegrityError, DataError):
        raise  # a fault of the software, which shows where
    except (DatabaseError, OSError) as error:
        complain(f"The database cannot be used: {error}\nShould it be brought up to date? Run: shanyraq prepare")
        raise typer.Exit(Exit.REFUSED) from error


def wrong_usage(text: str) -> NoReturn:
    """Ends the command: what was asked for on the command line cannot be meant."""
    complain(text)
    raise typer.Exit(Exit.USAGE)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Prints in a language."""
    with translation.override(language.value):
        yield


def brief(text: str, width: int) -> str:
    """The beginning of a text, whole words, in at most so many columns."""
    return shorten(text, max(width, 20), placeholder=" …")


def me() -> Actor:
    """The person at the keyboard, who has the database of this machine in hand."""
    try:
        return Actor(getuser(), Door.CLI, operator=True)
    except (KeyError, OSError):
        return Actor("command line", Door.CLI, operator=True)


def site() -> str:
    """Where the installation is, for links in letters."""
    return settings.SITE or LOCAL


def now() -> datetime:
    """The moment of the command: the one place where the command line reads the clock."""
    return datetime.now(UTC)


def day(moment: datetime | None) -> date | None:
    """The day of an option, if it was given."""
    return moment.date() if moment else None
