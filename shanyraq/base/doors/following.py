"""What leaves the house after a verb is done: a letter with a link, say. Whoever owns the verb tells the doors.

``follow("accounts.person.invite", function)``: ``function(result, site)`` is called by the door in which the verb
was done, with what the verb gave back; ``site`` is the address of the installation as that door knows it.
"""

from collections.abc import Callable
from typing import Any

from shanyraq.base.verbs import Done

Follow = Callable[[Any, str], None]

_following: dict[str, Follow] = {}


def follow(verb: str, function: Follow) -> None:
    """Registers what follows a verb; the same verb again replaces it."""
    _following[verb] = function


def followed(verb: str, done: Done[Any], site: str) -> None:
    """Lets what follows the verb happen, where it changed something."""
    if verb in _following and done.event is not None:
        _following[verb](done.result, site)


Once = Callable[[Any, str], str]

_once: dict[str, Once] = {}


def show_once(verb: str, function: Once) -> None:
    """Registers what only the result of a verb knows, a new secret: ``function(result, site)`` gives it in a line.

    The command line prints it. A page shows it where the verb has a page of its own; no other door tells it.
    """
    _once[verb] = function


def shown_once(verb: str, done: Done[Any], site: str) -> str:
    """The line that is told once; empty where there is none."""
    return _once[verb](done.result, site) if verb in _once and done.event is not None else ""
