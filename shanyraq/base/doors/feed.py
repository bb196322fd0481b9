"""Events as sentences: each verb says its own, with who did what to which thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import Formatter

from shanyraq.base.access.rules import may
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.subjects import address_of
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

UNKNOWN = gettext_noop("{actor} did {verb} with {name}")
"""What is said of a verb that this release does not know any more, and where an older one kept too little to say it."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a line of a feed."""

    event: Event
    sentence: Sentence
    address: str | None


def sentence_of(event: Event) -> Sentence:
    """The sentence of an event, in English with its values; a page translates it.

    Events stay as they are, while the sentence of their verb may come to need more than they hold.
    """
    verb = verbbook().get(event.verb)
    values = {
        **event.change,
        "actor": event.actor,
        "verb": event.verb,
        "key": event.key,
        "name": event.name or event.key,
        "framework": event.framework,
    }
    can_be_said = verb is not None and _needed(verb.said) <= values.keys()
    return Sentence(verb.said if verb and can_be_said else UNKNOWN, values)


@cache
def _needed(template: str) -> frozenset[str]:
    """The names of the values in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def lines(events: Iterable[Event]) -> list[Line]:
    """Events as lines, in their order."""
    return [Line(event, sentence_of(event), address_of(event.kind, event.framework, event.key)) for event in events]


def unseen(actor: Actor, framework: str) -> list[str]:
    """The verbs whose events the actor may not see there: those about things that do not exist for them."""
    return [
        name
        for name, verb in verbbook().items()
        if verb.sees is not None and not may(actor, verb.sees, Scope(framework))
    ]
