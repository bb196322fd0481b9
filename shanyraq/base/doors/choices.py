"""Lists that a command's fields choose from. A domain offers one; the base knows only its name.

``offer("frameworks", "shanyraq.domains.packages.web.lists:frameworks_list")``: the function is imported when it is
asked for. It gives pairs of value and text; its argument is the code of the framework that the command names, or empty.
A list of people names the right (``sees=``) without which nobody is shown whom it holds. With ``asks`` the function
is also told who asks: ``function(framework, by)``. A list that may become long says how it is searched (``finds=``):
``function(framework, words, most)`` gives at most so many members whose value or text holds the words. Which members
of a list make sense beside what else was entered, ``narrow`` tells: ``function(framework, entered)``. Which are the
usual ones of a long list, ``likely`` tells in the same way. A list that is another one beside another
entry – the rows of an indicator – says on which fields it hangs (``hangs=``): ``function(framework, entered)`` gives
its members. When one of these fields changes, a form shows the list anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.kernel.actors import NOBODY, Actor
from shanyraq.kernel.scopes import Scope

Choices = Sequence[tuple[str, Any]]
Offer = Callable[..., Choices]
FEW = 300
"""Members of a list that a form shows at once; a longer one is searched."""
ALONE: Mapping[str, Any] = {}
"""Of a list that is asked for without a form: nothing was entered beside it."""

_offers: dict[str, tuple[str, Permission | None, bool, tuple[str, ...]]] = {}
_finders: dict[str, str] = {}
_narrowing: dict[str, tuple[str, tuple[str, ...]]] = {}
_likely: dict[str, tuple[str, Permission | None]] = {}


def offer(
    name: str,
    function: str,
    *,
    sees: Permission | None = None,
    asks: bool = False,
    finds: str = "",
    hangs: tuple[str, ...] = (),
) -> None:
    """Registers a list under a name, as ``module:function``; the same name again replaces it."""
    _offers[name] = function, sees, asks, hangs
    if finds:
        _finders[name] = finds
    else:
        _finders.pop(name, None)


def narrow(name: str, function: str, *, hangs: tuple[str, ...]) -> None:
    """Registers what tells the values of a list that are possible beside what was entered in the fields on which it
    hangs; None: all of them.
    """
    _narrowing[name] = function, hangs


def hangs_on(name: str) -> tuple[str, ...]:
    """The fields on which a list hangs, beside the framework."""
    return _offers[name][-1] or _narrowing.get(name, ("", ()))[-1]


def likely(name: str, function: str, *, sees: Permission | None = None) -> None:
    """Registers what tells the usual members of a list beside what was entered: a form shows them to be ticked. Where
    they come of what not everybody sees, ``sees`` names the right without which nobody is shown them.
    """
    _likely[name] = function, sees


def usual(name: str, framework: str, entered: Mapping[str, Any], by: Actor) -> Choices:
    """The usual members of a list beside what was entered; none where nobody tells them, or for whoever may not see."""
    function, sees = _likely.get(name, ("", None))
    if not function or (sees is not None and not may(by, sees, Scope(framework))):
        return []
    return _function(function)(framework, entered)


def possible(name: str, framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """The values of a list that are possible beside what was entered; None: all of them."""
    if name not in _narrowing:
        return None
    narrowing: Any = _function(_narrowing[name][0])
    told: Collection[str] | None = narrowing(framework, entered)
    return told


def choices(name: str, framework: str = "", by: Actor = NOBODY, entered: Mapping[str, Any] = ALONE) -> Choices:
    """The members of a list, of one that hangs on other fields beside what was entered there; none for whoever may not
    see them in the framework.

    :raises KeyError: when nothing offers a list of that name.
    """
    place, sees, asks, hangs = _offers[name]
    if sees is not None and not may(by, sees, Scope(framework)):
        return []
    give = _function(place)
    if hangs:
        return give(framework, {each: str(entered.get(each) or "") for each in hangs})
    return give(framework, by) if asks else give(framework)


def found(
    name: str, framework: str, words: str, most: int, by: Actor = NOBODY, entered: Mapping[str, Any] = ALONE
) -> Choices:
    """At most so many members of a list whose value or text holds the words; none for whoever may not see them.

    :raises KeyError: when nothing offers a list of that name.
    """
    sees = _offers[name][1]
    if name in _finders and (sees is None or may(by, sees, Scope(framework))):
        return _function(_finders[name])(framework, words, most)
    wanted = words.strip().casefold()
    pairs = choices(name, framework, by, entered)
    holds = (pair for pair in pairs if wanted in pair[0].casefold() or wanted in str(pair[1]).casefold())
    return list(islice(holds, most))


def _function(place: str) -> Offer:
    module, _, function = place.partition(":")
    give: Offer = getattr(import_module(module), function)
    return give


def joined(pairs: Iterable[tuple[str, Any]]) -> Choices:
    """A list over several frameworks: a value that stands in some of them once, with what it is called in each."""
    found: dict[str, dict[str, None]] = {}
    for value, label in pairs:
        found.setdefault(value, {})[str(label)] = None
    return [(value, " / ".join(labels)) for value, labels in found.items()]


def offered() -> frozenset[str]:
    """The names of all lists."""
    return frozenset(_offers)
