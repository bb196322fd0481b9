"""What a form offers to whoever asks: of frameworks, places and things those with which they may do it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.base.access.rules import reaches
from shanyraq.base.doors.choices import FEW, Choices, choices, found, possible, usual
from shanyraq.base.doors.fields import Field
from shanyraq.base.verbs import Listing, Verb
from shanyraq.base.verbs.engine import may_do
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import DIMENSIONS

ONLY_OWN = {*DIMENSIONS, "role"}
"""Fields that begin with the only choice there is, where whoever asks has no other."""
SEVERAL_OF = {"entities": "entity", "outcomes": "outcome"}
"""Fields that name several of a dimension: they begin with the one in which whoever asks acts, where it is only one."""
FIRST = 20
"""Members of a long list that are offered for what was typed."""
TICKED = 30
"""Members of a list with usual ones which a form shows to be ticked; of a longer one the usual ones alone."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices of a field; ``only``: the one that they have, where they have no other.

    ``many``: there are more than a form shows at once, or others may be entered, and these are the ones that are chosen
    and the usual ones.
    """

    pairs: Choices
    only: str = ""
    many: bool = False


def offered_to(verb: Verb, field: Field, entered: Mapping[str, Any], by: Actor) -> Offered:
    """The members of a field's list with which the actor may do the verb in the framework that was entered."""
    if field.name == "framework":
        return _places(verb, field, "", entered, by)
    framework = str(entered.get("framework") or _own_framework(verb, by))
    if field.name in DIMENSIONS:
        return _places(verb, field, framework, entered, by)
    if field.free or _has_usual(field, framework, entered, by):
        return Offered(_ticked(field, framework, entered, by), many=True)
    if framework and (left := possible(field.choices, framework, entered)) is not None:
        pairs: Choices = [pair for pair in choices(field.choices, framework, by, entered) if pair[0] in left]
    else:
        pairs = found(field.choices, framework, "", FEW + 1, by, entered)
    if len(pairs) > FEW:
        return Offered(_chosen(field, framework, entered, by), many=True)
    pairs = _doable(verb, field, framework, entered, by, pairs)
    if field.name in SEVERAL_OF:
        own = _own(verb, SEVERAL_OF[field.name], framework, by) & {value for value, _label in pairs}
        return Offered(pairs, own.pop() if len(own) == 1 else "")
    return Offered(pairs, pairs[0][0] if field.name in ONLY_OWN and len(pairs) == 1 else "")


def searched(verb: Verb, field: Field, entered: Mapping[str, Any], by: Actor, words: str) -> Choices:
    """The first members of a long list that hold the words and with which the actor may do the verb."""
    framework = str(entered.get("framework") or _own_framework(verb, by))
    pairs = found(field.choices, framework, words, FEW, by, entered)
    own = _own(verb, field.name, framework, by) if field.name in DIMENSIONS else set()
    pairs = [pair for pair in pairs if pair[0] in own] if own else pairs
    return _doable(verb, field, framework, entered, by, pairs)[:FIRST]


def _doable(verb: Verb, field: Field, framework: str, entered: Mapping[str, Any], by: Actor, pairs: Choices) -> Choices:
    """Those that are possible beside what was entered; where the field names the thing itself, those with which the
    actor may do the verb.
    """
    left = possible(field.choices, framework, entered) if framework else None
    pairs = pairs if left is None else [pair for pair in pairs if pair[0] in left]
    if verb.listed is None or not _is_cut(verb.listed, field.name):
        return pairs
    keys = _things(verb, field.name, framework, by, [value for value, _label in pairs])
    return [(value, label) for value, label in pairs if value in keys]


def _is_cut(listed: Listing, key: str) -> bool:
    """Whether a field names a thing that is there: what sets a new one may name any."""
    return key in listed.keys and (not listed.sets or (listed.within is not None and key == listed.keys[0]))


def _has_usual(field: Field, framework: str, entered: Mapping[str, Any], by: Actor) -> bool:
    """Whether several are chosen from a long list of which some are the usual ones here."""
    if field.kind != "several" or not usual(field.choices, framework, entered, by):
        return False
    return len(choices(field.choices, framework, by, entered)) > TICKED


def _ticked(field: Field, framework: str, entered: Mapping[str, Any], by: Actor) -> Choices:
    """Of a list that may be added to, or has usual ones: all members of a short one, else the usual ones; and whatever
    was entered.
    """
    every = choices(field.choices, framework, by, entered)
    pairs = every if len(every) <= TICKED else usual(field.choices, framework, entered, by)
    shown, called = {value for value, _label in pairs}, dict(every)
    value = entered.get(field.name, field.default) or []
    others = [str(each) for each in (value if isinstance(value, list | tuple) else [value]) if str(each) not in shown]
    return [*pairs, *((each, called.get(each, each)) for each in dict.fromkeys(others))]


def _chosen(field: Field, framework: str, entered: Mapping[str, Any], by: Actor) -> Choices:
    """The members of a long list that are chosen, and what was entered in their place, each once."""
    value = entered.get(field.name, field.default)
    values = value if isinstance(value, list | tuple) else [value]
    told = {}
    for each in (str(each) for each in values if each not in (None, "")):
        told[each] = next(
            (label for key, label in found(field.choices, framework, each, FIRST, by, entered) if key == each), each
        )
    return list(told.items())


def _places(verb: Verb, field: Field, framework: str, entered: Mapping[str, Any], by: Actor) -> Offered:
    """The places in which the actor may do it: of one dimension, in one framework or in all."""
    own = _own(verb, field.name, framework, by)
    if not own:
        pairs = found(field.choices, framework, "", FEW + 1, by, entered)
        return Offered(pairs) if len(pairs) <= FEW else Offered(_chosen(field, framework, entered, by), many=True)
    pairs = choices(field.choices, framework, by, entered)
    pairs = [(value, label) for value, label in pairs if value in own]
    return Offered(pairs, pairs[0][0] if len(pairs) == 1 else "")


def _own(verb: Verb, dimension: str, framework: str, by: Actor) -> set[str]:
    """The places of a dimension in which the actor may do it; empty for every one."""
    own = {
        getattr(reach, dimension)
        for reach in reaches(by, verb.permission)
        if not (framework and reach.framework) or reach.framework == framework
    }
    return set() if "" in own else own


def _own_framework(verb: Verb, by: Actor) -> str:
    own = {reach.framework for reach in reaches(by, verb.permission)}
    return own.pop() if len(own) == 1 else ""


def _things(verb: Verb, key: str, framework: str, by: Actor, among: Collection[str]) -> set[str]:
    assert verb.listed is not None
    try:
        is_first = key == verb.listed.keys[0]
        things = verb.listed.those(framework, among) if is_first else verb.listed.things(framework)
        things = verb.listed.within(framework) if verb.listed.within else things
        there: Sequence[Any] = list(things) if framework else []
    except NotFound:
        return set()  # no such framework, which the form says at its own field
    return {str(each.values[key]) for each in there if may_do(verb, by, each)}
