"""What things are called, where their pages are, and whether there is such a thing. Domains tell; doors ask.

``show("indicator", title, address, name=name)``: ``address(framework, key)`` gives a path, or None where there is no
page; ``name(framework, key)`` gives what the thing is called, or None where there is no such thing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope

Address = Callable[[str, str], str | None]
Name = Callable[[str, str], str | None]
LONGEST_NAME = 200
"""Characters of the name of a thing that are kept beside what is said of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``sees``: the right without which things of this kind do not exist; None where everybody may see them.

    ``has_notes``: its page shows what people said of it and attached to it.
    """

    title: str
    address: Address | None
    name: Name | None
    sees: Permission | None
    has_notes: bool


_kinds: dict[str, Kind] = {}


def show(
    kind: str,
    title: str,
    address: Address | None = None,
    *,
    name: Name | None = None,
    sees: Permission | None = None,
    has_notes: bool = False,
) -> None:
    """Registers a kind of thing; ``title`` is an English text for the translators."""
    _kinds[kind] = Kind(title, address, name, sees, has_notes)


def title_of(kind: str) -> str:
    """What a thing of this kind is called."""
    return _kinds[kind].title if kind in _kinds else kind.replace("_", " ")


def address_of(kind: str, framework: str, key: str) -> str | None:
    """The page of a thing."""
    found = _kinds.get(kind)
    if found is None or found.address is None:
        return None
    try:
        return found.address(framework, key)
    except (NoReverseMatch, ValueError):
        return None


def name_of(kind: str, framework: str, key: str, by: Actor) -> str:
    """What a thing is called, where there is one and whoever asks may see it.

    :raises NotFound: when there is none, or they may not see it.
    """
    found = _kinds.get(kind)
    if found is not None and found.name is not None and is_seen(kind, framework, by):
        name = found.name(framework, key)
        if name is not None:
            return name[:LONGEST_NAME]
    raise NotFound(f"{title_of(kind)} {key}")


def is_seen(kind: str, framework: str, by: Actor) -> bool:
    """Whether things of a kind exist in a framework for whoever asks."""
    found = _kinds.get(kind)
    return found is not None and (found.sees is None or may(by, found.sees, Scope(framework)))


def shows_notes(kind: str) -> bool:
    """Whether the page of a thing of this kind shows what people said of it."""
    return kind in _kinds and _kinds[kind].has_notes


def kinds() -> frozenset[str]:
    """Every kind of thing that an event may be about."""
    return frozenset(_kinds)


def kinds_with_names() -> list[str]:
    """The kinds of things of which it is known whether there is one: what can be commented on."""
    return sorted(kind for kind, facts in _kinds.items() if facts.name is not None)
