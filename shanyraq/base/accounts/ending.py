"""What ends with an account in higher rooms: an address or a secret that must not come back with the account.

``ends("module:function")``: ``function(person, at)`` ends it, in the transaction of the verb that ends the account.
"""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from shanyraq.base.access.models import Person

Ending = Callable[[Person, datetime], None]

_endings: set[str] = set()


def ends(function: str) -> None:
    """Registers what ends, once."""
    _endings.add(function)


def end_with(person: Person, at: datetime) -> None:
    """Ends whatever higher rooms keep for this person. Called by the verb."""
    for place in sorted(_endings):
        module, _, name = place.partition(":")
        end: Ending = getattr(import_module(module), name)
        end(person, at)
