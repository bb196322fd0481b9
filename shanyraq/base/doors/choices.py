"""Lists that a command's fields choose from. A domain offers one; the base knows only its name.

``offer("frameworks", function)``: ``function(framework)`` gives pairs of value and text; ``framework`` is the
code that the command names, or empty.
"""

from collections.abc import Callable, Sequence
from typing import Any

Choices = Sequence[tuple[str, Any]]
Offer = Callable[[str], Choices]

_offers: dict[str, Offer] = {}


def offer(name: str, function: Offer) -> None:
    """Registers a list under a name; the same name again replaces it."""
    _offers[name] = function


def choices(name: str, framework: str = "") -> Choices:
    """The members of a list.

    :raises KeyError: when nothing offers a list of that name.
    """
    return _offers[name](framework)


def offered() -> frozenset[str]:
    """The names of all lists."""
    return frozenset(_offers)
