"""What a form offers to whoever asks: of frameworks, places and things those with which they may do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.base.access.rules import reaches
from shanyraq.base.doors.choices import Choices, choices
from shanyraq.base.doors.fields import Field
from shanyraq.base.verbs import Verb
from shanyraq.base.verbs.engine import may_do
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import DIMENSIONS

ONLY_OWN = {*DIMENSIONS, "role"}
"""Fields that begin with the only choice there is, where whoever asks has no other."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices of a field; ``only``: the one that they have, where they have no other."""

    pairs: Choices
    only: str = ""


def offered_to(verb: Verb, field: Field, entered: Mapping[str, Any], by: Actor) -> Offered:
    """The members of a field's list with which the actor may do the verb in the framework that was entered."""
    if field.name == "framework":
        return _places(verb, field, "", by)
    framework = str(entered.get("framework") or _own_framework(verb, by))
    if field.name in DIMENSIONS:
        return _places(verb, field, framework, by)
    pairs = choices(field.choices, framework, by)
    if verb.listed is not None and field.name in verb.listed.keys:
        keys = _things(verb, field.name, framework, by)
        pairs = [(value, label) for value, label in pairs if value in keys]
    return Offered(pairs, pairs[0][0] if field.name in ONLY_OWN and len(pairs) == 1 else "")


def _places(verb: Verb, field: Field, framework: str, by: Actor) -> Offered:
    """The places in which the actor may do it: of one dimension, in one framework or in all."""
    own = {
        getattr(reach, field.name)
        for reach in reaches(by, verb.permission)
        if not (framework and reach.framework) or reach.framework == framework
    }
    pairs = choices(field.choices, framework, by)
    if not own or "" in own:
        return Offered(pairs)
    pairs = [(value, label) for value, label in pairs if value in own]
    return Offered(pairs, pairs[0][0] if len(pairs) == 1 else "")


def _own_framework(verb: Verb, by: Actor) -> str:
    own = {reach.framework for reach in reaches(by, verb.permission)}
    return own.pop() if len(own) == 1 else ""


def _things(verb: Verb, key: str, framework: str, by: Actor) -> set[str]:
    assert verb.listed is not None
    try:
        found: Sequence[Any] = list(verb.listed.things(framework)) if framework else []
    except NotFound:
        return set()  # no such framework, which the form says at its own field
    return {str(each.values[key]) for each in found if may_do(verb, by, each)}
