"""Help, and what is said of wrong usage, in the language that is asked for: ``--language``, anywhere on the line.

Typer speaks English. A tree of commands is translated after it was built, and only when a language is asked for;
what a command prints itself is its own affair (``cli.output.speaking``). ``make messages`` collects what help says.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import typer
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from shanyraq.kernel.sentences import gettext_noop

OPTION = "--language"
HELP = "--help"
SAYS = ("help", "options_metavar", "subcommand_metavar")
"""Where a command keeps what its help says; its arguments and options: ``help`` and ``metavar``."""

USAGE = {
    r"Missing command\.": gettext_noop("Missing command."),
    r"No such command '(?P<name>.+?)'\.": gettext_noop("There is no command %(name)s."),
    r"No such command '(?P<name>.+?)'\. Did you mean (?P<like>.+)\?": gettext_noop(
        "There is no command %(name)s. Did you mean %(like)s?"
    ),
    r"No such option: (?P<option>\S+)": gettext_noop("No such option: %(option)s"),
    r"No such option: (?P<option>\S+) \(Possible options: (?P<like>.+)\)": gettext_noop(
        "No such option: %(option)s. Did you mean %(like)s?"
    ),
    r"Missing argument '(?P<name>.+)'\.": gettext_noop("Missing argument: %(name)s."),
    r"Missing option '(?P<name>.+)'\.": gettext_noop("Missing option: %(name)s."),
    r"Option '--(?P<name>.+)' requires an argument\.": gettext_noop("--%(name)s wants a value."),
    r"Option '(?P<name>.+)' does not take a value\.": gettext_noop("%(name)s takes no value."),
    r"Got unexpected extra argument\(s\) \((?P<words>.+)\)": gettext_noop("Too many arguments: %(words)s"),
    r"Invalid value for '(?P<name>.+?)'.*?: (?P<problem>.+)": gettext_noop("Invalid value of %(name)s: %(problem)s"),
    r"(?:Value error, )?'(?P<value>.*)' is not one of (?P<known>.+)\.": gettext_noop(
        "%(value)s is not one of %(known)s."
    ),
    r"(?:Value error, )?'.*' does not match the formats '%Y-%m-%d'\.": gettext_noop("A day is written like 2026-12-31"),
}
"""What Typer says of wrong usage → the same for translators. What is not among them stays in English."""


class Speaking(typer.Context):
    """The context of a command whose help was translated. The command itself begins in the language of the house."""

    def get_help(self) -> str:
        with rich_words():
            return super().get_help()

    def make_formatter(self) -> Any:
        formatter = super().make_formatter()
        formatter.write_usage = partial(formatter.write_usage, prefix=_("Usage:") + " ")  # type: ignore[method-assign]
        return formatter

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        with translation.override(settings.LANGUAGE_CODE):
            return super().invoke(callback, *args, **kwargs)


class Helpful(TyperGroup):
    """The group of all commands, which hears the language that is asked for before anything is understood."""

    asked = False

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        words, language = heard(sys.argv[1:] if args is None else args)
        if not language:
            return super().main(args, *rest, **extra)
        with translation.override(language):
            self.asked = True
            translate(self)
            words = words if HELP in words else given_back(self, words, language)
            try:
                ended = super().main(words, *rest, **{**extra, "standalone_mode": False})
            except (TyperException, Abort) as error:
                sys.exit(complained(error))
            sys.exit(ended or 0)


def heard(args: Sequence[str]) -> tuple[list[str], str]:
    """The words without a language that can be spoken, and that language: the last one of several."""
    known, words, language = dict(settings.LANGUAGES), list(args), ""
    end = words.index("--") if "--" in words else len(words)
    left, at = [], 0
    while at < end:
        name, equals, value = words[at].partition("=")
        if name == OPTION and not equals:
            value = words[at + 1] if at + 1 < end else ""
        if name == OPTION and value in known:
            language = value
            at += 1 if equals else 2
            continue
        left.append(words[at])
        at += 1
    return left + words[end:], language


def given_back(root: TyperGroup, words: list[str], language: str) -> list[str]:
    """The words, with the language behind the name of the command, which has such an option or refuses it.

    Where no command is named, there is nothing to give it to.
    """
    command: Any = root
    for at, word in enumerate(words):
        if word.startswith("-"):
            break
        command = command.get_command(typer.Context(command), word)
        if not isinstance(command, TyperGroup):
            return [*words[: at + 1], OPTION, language, *words[at + 1 :]]
    return words


def translate(command: Any) -> None:
    """Puts what help says of a command, and of all below it that is there, into the active language."""
    command.context_class = Speaking
    for owner, name in said(command):
        setattr(owner, name, "\n\n".join(map(_, paragraphs(getattr(owner, name)))))
    for below in getattr(command, "commands", {}).values():
        translate(below)


def said(command: Any) -> Iterator[tuple[Any, str]]:
    """What help says of a command, its arguments and options: who keeps it, by which name."""
    shown = [each for each in command.get_params(typer.Context(command)) if not each.hidden]
    places = [(command, name) for name in SAYS] + [(each, name) for each in shown for name in ("help", "metavar")]
    yield from ((owner, name) for owner, name in places if getattr(owner, name, None))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each as one line: so translators get them."""
    return [" ".join(part.split()) for part in text.split("\n\n")]


def complained(error: Exception) -> int:
    """Says what is wrong with the usage, in the active language; gives the exit code."""
    with rich_words() as rich:
        if not isinstance(error, TyperException):
            rich.rich_abort_error()
            return 1
        text = usage(error)
        setattr(error, "format_message", lambda: text)  # noqa: B010 - its class says it in English
        rich.rich_format_error(error)
    return error.exit_code


def usage(error: TyperException) -> str:
    """What is wrong with the usage, in the active language."""
    if (translation.get_language() or "en") == "en":
        return error.format_message()
    return _usage(error.format_message(), error.__cause__)


def _usage(text: str, cause: BaseException | None) -> str:
    for pattern, template in USAGE.items():
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            values = found.groupdict()
            if "problem" in values:
                values["problem"] = _usage(values["problem"], cause)
            return _(template) % values
    from pydantic import ValidationError

    if not isinstance(cause, ValidationError):
        return _(text)
    from shanyraq.base.doors.binding import in_words
    from shanyraq.base.ui.speech import say

    return say(in_words(cause.errors()[0]))


@contextmanager
def rich_words() -> Iterator[Any]:
    """The headings and remarks of Typer's help in the active language; in its own again afterwards."""
    from typer import rich_utils

    own = vars(rich_utils)
    words = {
        "ARGUMENTS_PANEL_TITLE": _("Arguments"),
        "OPTIONS_PANEL_TITLE": _("Options"),
        "COMMANDS_PANEL_TITLE": _("Commands"),
        "ERRORS_PANEL_TITLE": _("Error"),
        "ABORTED_TEXT": _("Aborted."),
        "REQUIRED_LONG_STRING": _("[required]"),
        "DEFAULT_STRING": _("[default: {}]"),
        "RICH_HELP": _("Try {command} for help.").format(command="[blue]'{command_path} {help_option}'[/]"),
    }
    before = {name: own[name] for name in words}
    own.update(words)
    try:
        yield rich_utils
    finally:
        own.update(before)
