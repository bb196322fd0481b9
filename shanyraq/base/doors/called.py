"""What the keys in fields of events and conflicts are called: an organisation by its short name. Domains tell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.base.ui.texts import pick

Texts = Mapping[str, str]
Resolver = Callable[[str, Sequence[str]], Mapping[str, Texts]]
_resolvers: dict[str, Resolver] = {}
_inside: dict[str, "Inside"] = {}


@dataclass(frozen=True, slots=True)
class Inside:
    """A field that holds keys inside of what else it holds: which ones, and what all of it says in words."""

    keys: Callable[[Any], Iterable[str]]
    says: Callable[[Any, Mapping[str, str]], str]


def call_keys(fields: Iterable[str], resolver: Resolver) -> None:
    """Says which fields of events hold keys of things. ``resolver(framework, keys)`` gives what these are called for
    short, by language; a key that it does not know is shown as it is.
    """
    _resolvers.update(dict.fromkeys(fields, resolver))


def call_inside(field: str, resolver: Resolver, inside: Inside) -> None:
    """The same of a field that holds more than keys."""
    _resolvers[field], _inside[field] = resolver, inside


def keys_called(framework: str, values: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What the keys in the values of fields are called in the active language: asked once for all of a resolver."""
    wanted: dict[Resolver, set[str]] = {}
    for each in values:
        for name in each.keys() & _resolvers.keys():
            held_keys = _keys_in(name, each[name])
            wanted.setdefault(_resolvers[name], set()).update(key for key in held_keys if isinstance(key, str) and key)
    found: dict[str, str] = {}
    for resolver, keys in wanted.items():
        if keys and framework:
            texts = resolver(framework, sorted(keys))
            found |= {key: pick(named, next(iter(named))).text for key, named in texts.items()}
    return found


def _keys_in(name: str, value: Any) -> Iterable[Any]:
    if name in _inside:
        return _inside[name].keys(value or {})
    return value if isinstance(value, list) else [value]


def by_name(name: str, value: Any, called: Mapping[str, str]) -> Any:
    """A value of a field that holds keys, by the names of ``keys_called``; None where it holds none."""
    if name not in _resolvers or value is None:
        return None
    if name in _inside:
        return _inside[name].says(value, called)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return [called.get(each, each) for each in value]
    return called.get(value, value) if isinstance(value, str) else None
