"""Lists that a command's fields choose from. A domain offers one; the base knows only its name.

``offer("frameworks", "shanyraq.domains.packages.web.lists:frameworks_list")``: the function is imported when it is
asked for. It gives pairs of value and text; its argument is the code of the framework that the command names, or empty.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

Choices = Sequence[tuple[str, Any]]
Offer = Callable[[str], Choices]

_offers: dict[str, str] = {}


def offer(name: str, function: str) -> None:
    """Registers a list under a name, as ``module:function``; the same name again replaces it."""
    _offers[name] = function


def choices(name: str, framework: str = "") -> Choices:
    """The members of a list.

    :raises KeyError: when nothing offers a list of that name.
    """
    module, _, function = _offers[name].partition(":")
    give: Offer = getattr(import_module(module), function)
    return give(framework)


def offered() -> frozenset[str]:
    """The names of all lists."""
    return frozenset(_offers)
