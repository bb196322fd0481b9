"""What things are called, where their pages are, and whether there is such a thing. Domains tell; doors ask.

``show("indicator", title, address, names=names)``: ``address(framework, key)`` gives a path, or None where there is no
page; ``names(framework, keys, as_of)`` gives what things are called on a day, in one statement: key → language → name,
that of the signed document first; what is not there is left out. Without a day it is what they are called now.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs.turn import read_once
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence

Address = Callable[[str, str], str | None]
Named = Mapping[str, str]
Names = Callable[[str, Sequence[str], date | None], Mapping[str, Named]]
About = Callable[[str, Sequence[str]], Mapping[str, tuple[str, str]]]
Hides = Callable[[str, Actor], QuerySet[Any]]
"""In a framework, the keys of the things that do not exist for whoever asks though others of their kind do."""
Beside = Callable[[Q], QuerySet[Any]]
"""From what is about things that do not exist for whoever asks, the keys of a kind of it."""
Thing = tuple[str, str, str]
"""Framework, kind and key."""
LONGEST_NAME = 200
"""Characters of the name of a thing that are kept beside what is said of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``sees``: the right without which things of this kind do not exist; None where everybody may see them.

    ``has_notes``: its page shows what people said of it and attached to it. ``about``: of what has no name of its own
    and is called as another thing is, by their keys that thing's kind and key.
    """

    title: str
    address: Address | None
    names: Names | None
    sees: Permission | None
    has_notes: bool
    about: About | None


_kinds: dict[str, Kind] = {}
_hides: dict[str, Hides] = {}
_beside: dict[str, Beside] = {}


def show(
    kind: str,
    title: str,
    address: Address | None = None,
    *,
    names: Names | None = None,
    sees: Permission | None = None,
    has_notes: bool = False,
    about: About | None = None,
) -> None:
    """Registers a kind of thing; ``title`` is an English text for the translators."""
    _kinds[kind] = Kind(title, address, names, sees, has_notes, about)


def hide(kind: str, hides: Hides) -> None:
    """Registers which things of a kind do not exist for whoever asks, though they see others of it."""
    _hides[kind] = hides


def hide_beside(kind: str, beside: Beside) -> None:
    """Registers a kind of what is said of things or attached to them, which does not exist where these do not."""
    _beside[kind] = beside


def title_of(kind: str) -> str:
    """What a thing of this kind is called."""
    return _kinds[kind].title if kind in _kinds else kind.replace("_", " ")


def thing_in_words(about: str) -> str:
    """``sub_output 7``, as events keep what something is about, in the active language."""
    kind, _, key = about.partition(" ")
    return f"{say(title_of(kind))} {key}"


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
    """What a thing is called in the language that was signed, where there is one and whoever asks may see it.

    :raises NotFound: when there is none, or they may not see it.
    """
    return next(iter(_named(kind, framework, key, by, None).values()))[:LONGEST_NAME]


def called(kind: str, framework: str, key: str, by: Actor, as_of: date | None = None) -> str:
    """What a thing was called on a day, in the reader's language where it is known in that.

    :raises NotFound: when there was none, or they may not see it.
    """
    named = _named(kind, framework, key, by, as_of)
    return pick(named, next(iter(named))).text[:LONGEST_NAME]


def _named(kind: str, framework: str, key: str, by: Actor, as_of: date | None) -> Named:
    found = _kinds.get(kind)
    if found is not None and found.names is not None and is_seen(kind, framework, by, key):
        named = found.names(framework, [key], as_of).get(key)
        if named:
            return named
    raise NotFound(Sentence("{kind} {key}", {"kind": Sentence(title_of(kind)), "key": key}))


def named_now(things: Iterable[Thing]) -> dict[Thing, Named]:
    """What things are called in all languages: a statement for each kind in a framework, two for what is about others.
    What has no names is left out.
    """
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for framework, kind, key in things:
        wanted[framework, kind].add(key)
    found: dict[Thing, Named] = {}
    for (framework, kind), keys in wanted.items():
        known = _kinds.get(kind)
        if known is not None and known.about is not None:
            about = known.about(framework, sorted(keys))
            names = named_now((framework, *thing) for thing in about.values())
            found |= {(framework, kind, key): names.get((framework, *thing), {}) for key, thing in about.items()}
        elif known is not None and known.names is not None:
            names_by_key = known.names(framework, sorted(keys), None)
            found |= {(framework, kind, key): named for key, named in names_by_key.items()}
    return found


def in_languages(stored: str, named: Named | None) -> str | Named:
    """A name that was kept when something happened, in all languages; alone where the thing is called otherwise now."""
    names = {language: name[:LONGEST_NAME] for language, name in (named or {}).items()}
    return names if stored in names.values() else stored


def is_seen(kind: str, framework: str, by: Actor, key: str = "") -> bool:
    """Whether things of a kind exist in a framework for whoever asks, and that of a key. One statement where some do
    and others do not, once for a page.
    """
    found = _kinds.get(kind)
    if found is None or (found.sees is not None and not may(by, found.sees, Scope(framework))):
        return False
    return not key or kind not in _hides or key not in _hidden_keys(kind, framework, by)


def _hidden_keys(kind: str, framework: str, by: Actor) -> frozenset[str]:
    return read_once(("hidden", kind, framework, by), lambda: frozenset(_hides[kind](framework, by)))


def hidden_things(framework: str, by: Actor) -> Q:
    """What is about single things that do not exist for whoever asks: events, comments and documents, each of which
    names framework, kind and key.
    """
    found = Q(pk__in=[])
    for kind, hides in _hides.items() if framework else ():
        found |= Q(framework=framework, kind=kind, key__in=hides(framework, by))
    said = [Q(framework=framework, kind=kind, key__in=keys(found)) for kind, keys in _beside.items()]
    return reduce(or_, said, found)


def shows_notes(kind: str) -> bool:
    """Whether the page of a thing of this kind shows what people said of it."""
    return kind in _kinds and _kinds[kind].has_notes


def kinds() -> frozenset[str]:
    """Every kind of thing that an event may be about."""
    return frozenset(_kinds)


def kinds_with_names() -> list[str]:
    """The kinds of things of which it is known whether there is one: what can be commented on."""
    return sorted(kind for kind, facts in _kinds.items() if facts.names is not None)
