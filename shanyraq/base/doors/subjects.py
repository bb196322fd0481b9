"""What things are called and where their pages are. Domains tell; the trail, the desk and notices ask.

``show("indicator", title, address)``: ``address(framework, key)`` gives a path, or None where there is no page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch

Address = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    title: str
    address: Address | None


_kinds: dict[str, Kind] = {}


def show(kind: str, title: str, address: Address | None = None) -> None:
    """Registers a kind of thing; ``title`` is an English text for the translators."""
    _kinds[kind] = Kind(title, address)


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
    except NoReverseMatch:
        return None


def kinds() -> frozenset[str]:
    """Every kind of thing that an event may be about."""
    return frozenset(_kinds)
