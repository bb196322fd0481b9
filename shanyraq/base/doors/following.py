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
