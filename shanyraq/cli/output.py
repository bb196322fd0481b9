"""How commands speak: data to standard output, errors to standard error, one exit code for each end."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
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
from django.utils.translation import gettext as _

from shanyraq.base.files.keeping import NoRoom
from shanyraq.base.ui.speech import full_sentence
from shanyraq.base.ui.speech import say as spoken
from shanyraq.base.ui.verdicts import SEVERITIES
from shanyraq.cli.database import fault, holds_frameworks, make_ready
from shanyraq.domains.packages.queries.versions import FRAMEWORK
from shanyraq.domains.packages.templatetags.differences import place_words, value_words
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.letters import says_something
from shanyraq.kernel.sentences import Sentence, gettext_noop

LONGEST_NAME = 200
"""Characters of a name that the trail keeps."""
WIDTH = 110
"""Columns of a line; longer texts are wrapped or shortened."""
LOCAL = "http://127.0.0.1:8000"
"""Where an installation that does not say so is taken to be."""

NOTHING_SAID = gettext_noop("it says nothing; write why.")


class Language(StrEnum):
    """The languages of the interface."""

    EN = "en"
    RU = "ru"
    KK = "kk"


def _not_empty(text: str) -> str:
    if not says_something(text):
        raise typer.BadParameter(NOTHING_SAID)
    return text


AsJson = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="As it was known at the end of this day."),
]
Code = Annotated[str, typer.Argument(help="The code of a framework; «shanyraq framework list» shows them.")]
Reason = Annotated[str, typer.Option(help="Why; kept with the version.", callback=_not_empty)]
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
    """Prints data as JSON, dates in ISO form; letters as they are where the output can hold all of them."""
    held = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    say(json.dumps(data, ensure_ascii=not held, indent=2, default=str))


def print_findings(findings: Sequence[Finding]) -> None:
    """Numbers findings on standard error."""
    for number, finding in enumerate(findings, start=1):
        complain(f"{number}. {told(finding)}")


def told(finding: Finding) -> str:
    """A finding as a line: where in a file or by which option, how grave, by which rule, what, and the clause."""
    where = finding.place or (f"--{finding.field}" if finding.field else "")
    place = f"{where}: " if where else ""
    clause = f" [{finding.clause}]" if finding.clause else ""
    grave = finding.severity if in_english() else str(SEVERITIES[finding.severity].word).lower()
    message = sentence(finding.message) if finding.place else spoken(finding.message)
    return f"{place}{grave} {finding.rule}: {message}{clause}"


def sentence(message: Sentence) -> str:
    """A sentence in the language of the command. In English numbers and days stand as in the files."""
    return str(message) if in_english() else spoken(message)


def in_english() -> bool:
    """Whether the command speaks English."""
    return (translation.get_language() or Language.EN).startswith(Language.EN)


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "subject": finding.subject,
        "clause": finding.clause,
        "place": finding.place,
        "field": finding.field,
        "message": str(finding.message),
    }


@contextmanager
def exits(making: bool = True) -> Iterator[None]:
    """Makes the database ready, and turns the ways in which an action can end into exit codes.

    What was named on the command line and is not there is wrong usage, whatever the command.
    """
    try:
        if making:
            make_ready()
        yield
    except Refused as error:
        print_findings(error.findings)
        raise typer.Exit(Exit.REFUSED) from error
    except NoRoom as error:
        complain(_(str(error)))
        raise typer.Exit(Exit.REFUSED) from error
    except Conflict as error:
        complain(_("Somebody changed this in the meantime: %(problem)s") % {"problem": spoken(error.said)})
        for name, mine in error.mine.items():
            named, *sides = _side(name, error.theirs.get(name), mine)
            values = {"field": named, "theirs": sides[0], "mine": sides[1]}
            complain(_("  %(field)s: it is now “%(theirs)s”, and was to become “%(mine)s”") % values)
        raise typer.Exit(Exit.CONFLICT) from error
    except NotAllowed as error:
        complain(f"{_('Not allowed')}. {full_sentence(error.said)}")
        raise typer.Exit(Exit.NOT_ALLOWED) from error
    except NotFound as error:
        wrong_usage(f"{_('There is no %(thing)s.') % {'thing': spoken(error.said)}} {error.hint}".rstrip())
    except (IntegrityError, DataError):
        raise  # a fault of the software, which shows where
    except (DatabaseError, OSError) as error:
        complain(fault(error))
        raise typer.Exit(Exit.REFUSED) from error


def _side(name: str, *values: Any) -> tuple[str, ...]:
    """A field that differs and its values; a place in the framework as pages of differences say it."""
    if " › " not in name:
        return (name, *map(_plainly, values))
    return (place_words(name), *(value_words(name, value) for value in values))


def _plainly(value: Any) -> str:
    """A value of a field as people read it: texts by language, lists with commas."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {each}" for name, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@contextmanager
def reading() -> Iterator[bool]:
    """``exits`` for a command that only reads: it makes nothing. Gives whether there is a database to read."""
    with exits(making=False):
        yield holds_frameworks()


def refuse_nothing(there: bool, code: str) -> None:
    """A framework that is asked for where no database is.

    :raises NotFound: always then.
    """
    if not there:
        raise NotFound(Sentence(FRAMEWORK, {"code": code}), _("No framework is loaded yet."))


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
        name = getuser()
    except (KeyError, OSError):
        name = "command line"
    return Actor(name.encode("utf-8", "backslashreplace").decode()[:LONGEST_NAME], Door.CLI, operator=True)


def site() -> str:
    """Where the installation is, for links in letters."""
    return settings.SITE or LOCAL


def now() -> datetime:
    """The moment of the command: the one place where the command line reads the clock."""
    return datetime.now(UTC)


def day(moment: datetime | None) -> date | None:
    """The day of an option, if it was given."""
    return moment.date() if moment else None
