"""Two changes of one thing, made from the same state: which fields are mine, and where both went apart. Pure."""

from collections.abc import Mapping
from typing import Any

UNKNOWN = object()
"""How a field stood of which nobody knows any more."""


def three_ways(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that I changed, as they are to be written; and those of them that the other side changed otherwise.

    ``base`` is the thing as I saw it, ``mine`` what I sent, ``theirs`` the thing as it stands. What I sent as I saw
    it is no change of mine. A text in several languages is compared language by language, also where it said nothing
    yet. Of a field that ``base`` does not tell, both sides may have changed it.
    """
    changed: dict[str, Any] = {}
    apart: dict[str, Any] = {}
    for name, value in mine.items():
        stood, stands = base.get(name, UNKNOWN), theirs.get(name)
        if stood is None and isinstance(stands, Mapping):
            stood = {}
        if isinstance(stood, Mapping) and isinstance(value, Mapping) and isinstance(stands, Mapping):
            inner, clash = three_ways({**dict.fromkeys(value), **stood}, value, stands)
            whole = {**stands, **inner}
            changed |= {name: whole} if inner else {}
            apart |= {name: whole} if clash else {}
        elif value not in (stood, stands):
            changed[name] = value
            apart |= {name: value} if stood is UNKNOWN or stood != stands else {}
    return changed, apart
