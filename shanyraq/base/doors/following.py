"""What leaves the house after a verb is done: a letter with a link, say. Whoever owns the verb tells the doors.

``follow("accounts.person.invite", function)``: ``function(result, site)`` is called by the door in which the verb
was done, with what the verb gave back; ``site`` is the address of the installation as that door knows it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shanyraq.base.verbs import Done
from shanyraq.kernel.sentences import Sentence

Function = Callable[[Any, str], None]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Follow:
    """What follows a verb; ``failed`` says, to whoever did it, that it could not and what to do."""

    function: Function
    failed: str


_following: dict[str, Follow] = {}


def follow(verb: str, function: Function, *, failed: str) -> None:
    """Registers what follows a verb; the same verb again replaces it. ``failed`` is an English text for translators."""
    _following[verb] = Follow(function, failed)


def what_if_not(verb: str, done: Done[Any]) -> Sentence | None:
    """What is to be told if what follows a verb does not happen; None where nothing follows."""
    return Sentence(_following[verb].failed) if verb in _following and done.event is not None else None


def followed(verb: str, done: Done[Any], site: str) -> Sentence | None:
    """Lets what follows the verb happen, where it changed something. What was done stays done when that fails.

    Gives back what is then to be told; the log says why it failed.
    """
    if verb not in _following or done.event is None:
        return None
    try:
        _following[verb].function(done.result, site)
    except Exception:
        logger.exception("what follows %s failed", verb)
        return Sentence(_following[verb].failed)
    return None


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
