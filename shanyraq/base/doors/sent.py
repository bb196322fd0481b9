"""Which files somebody may send before they do something with them."""

from shanyraq.base.access.refusing import lacking, not_made_for
from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.kernel.actors import Actor


def taken_from(actor: Actor) -> list[str]:
    """The endings of the files that the actor may do something with, somewhere.

    :raises NotAllowed: when there are none.
    """
    with_file = [verb for verb in verbbook().values() if verb.doors and _endings(verb)]
    made_for = [verb for verb in with_file if actor.only is None or verb.name in actor.only]
    if not made_for:
        raise not_made_for(verb.name for verb in with_file)
    found = [verb for verb in made_for if may_anywhere(actor, verb.permission)]
    if not found:
        raise lacking(*(verb.permission for verb in made_for))
    return list(dict.fromkeys(ending for verb in found for ending in _endings(verb)))


def _endings(verb: Verb) -> list[str]:
    return [ending for field in fields_of(verb.told) for ending in field.endings]
