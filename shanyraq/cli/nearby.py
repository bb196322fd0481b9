"""Commands that cannot ask a server say so where one is set: what they answer comes from here.

It is hung on every command at once, when the tree of commands is built, and said before the command begins.
"""

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

SERVER = "SHANYRAQ_SERVER"
"""The variable that names the server which commands ask."""


def say_where(command: Any) -> None:
    """Lets each command of a tree that has no ``--server`` say that it does not ask the one that is set."""
    for each in _leaves(command):
        if not any(option.envvar == SERVER for option in each.params):
            each.invoke = _saying(each.invoke)


def _leaves(command: Any) -> Iterator[Any]:
    below = getattr(command, "commands", None)
    if below is None:
        yield command
        return
    for each in below.values():
        yield from _leaves(each)


def _saying(invoke: Any) -> Any:
    def said(ctx: Any) -> Any:
        server = os.environ.get(SERVER, "").strip()
        if server:
            from shanyraq.cli.output import complain

            with translation.override(str(ctx.params.get("language") or settings.LANGUAGE_CODE)):
                text = _("%(variable)s is set, but this command does not ask %(server)s: it works with what is here.")
                complain(text % {"variable": SERVER, "server": server})
        return invoke(ctx)

    return said
