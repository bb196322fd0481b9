"""Events as sentences: each verb says its own, with who did what to which thing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from django.db.models import Q

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import DIMENSION_TITLES
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.called import by_name, keys_called
from shanyraq.base.doors.fields import field_of
from shanyraq.base.doors.pages import addresses, place_of
from shanyraq.base.doors.subjects import Named, hidden_things, in_languages, named_now
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.days import read_day
from shanyraq.kernel.scopes import DIMENSIONS, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import CALLED

UNKNOWN = gettext_noop("{actor} did {verb} with {name}")
"""What is said of a verb that this release does not know any more, and where an older one kept too little to say it."""


DOORS: dict[str, str] = {
    Door.WEB: gettext_noop("browser"),
    Door.API: gettext_noop("API"),
    Door.CLI: gettext_noop("command line"),
    Door.SHEET: gettext_noop("workbook"),
    Door.SYSTEM: gettext_noop("by itself"),
}
"""What the doors are called."""
OTHERS = {
    "ended": gettext_noop("Ended"),
    "merged_into": gettext_noop("Merged into"),
    "stage": gettext_noop("Stage"),
    "state": gettext_noop("State"),
}
"""What of a thing changes by an act, and is entered in no field."""


Called = Mapping[str, Mapping[str, str]]
"""Framework → key → what it is called."""
_titles: dict[tuple[str, str], Mapping[str, str]] = {}
_fields_called: dict[tuple[str, str], str] = {}
_words: dict[tuple[str, str], Callable[[Any], Any]] = {}
_places: dict[str, Callable[[str], str | None]] = {}
_held: dict[str, Callable[[str, Any], str]] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a line of a feed. ``called``: what the keys in it are called."""

    event: Event
    sentence: Sentence
    address: str | None
    called: Mapping[str, str]

    @property
    def door(self) -> str:
        """What the door is called, in English."""
        return DOORS.get(self.event.door, self.event.door)


def sentences(events: Sequence[Event], called: Called | None = None) -> list[Sentence]:
    """The sentences of events; things are called as the reader's language calls them. See ``named_now``."""
    told = [(event.framework, event.kind, event.key) for event in events if event.name not in {"", event.key}]
    named, called = named_now(told), _called(events) if called is None else called
    return [
        sentence_of(event, named.get((event.framework, event.kind, event.key)), called[event.framework])
        for event in events
    ]


def sentence_of(event: Event, named: Named | None = None, called: Mapping[str, str] | None = None) -> Sentence:
    """The sentence of an event, in English with its values; a page translates it.

    ``named``: what its thing is called, by language; else it is called as it was when that happened. ``called``: what
    the keys in its values are called.

    Events stay as they are, while the sentence of their verb may come to need more than they hold.
    """
    verb = verbbook().get(event.verb)
    values = {
        **{name: _told_in(event, name, value) for name, value in event.change.items()},
        "place": _place(event, called or {}),
        **_fields(event),
        "actor": event.actor,
        "verb": event.verb,
        "key": event.key,
        "name": in_languages(event.name, named) or event.key,
        "framework": event.framework,
    }
    can_be_said = verb is not None and _needed(verb.said) <= values.keys()
    return Sentence(verb.said if verb and can_be_said else UNKNOWN, values)


def _told_in(event: Event, field: str, value: Any) -> Any:
    """A value of an event as its sentence says it: as it was called then, where the event kept that."""
    return event.change.get(CALLED, {}).get(field) or told(event.verb, field, value)


def told(verb: str, field: str, value: Any) -> Any:
    """A value of an event of a verb as a sentence says it: a code by its title, a day as a day."""
    if value is not None and (verb, field) in _words:
        with suppress(ValueError, ArithmeticError):  # of what somebody entered, it may be no number and no day
            return _words[verb, field](value)
    if isinstance(value, list):
        return [told(verb, field, each) for each in value]
    titles = {**_titles.get(("", field), {}), **_titles.get((_noun(verb), field), {})}
    if field == "until" and isinstance(value, str):
        return read_day(value)
    if isinstance(value, str) and (value in titles or value in titles.values()):
        return Sentence(titles.get(value, value))  # earlier releases kept the title itself
    return value


def call_values(field: str, titles: Mapping[str, str], noun: str = "") -> None:
    """Says what the values of a field of events are called, in English; a page translates it. Several domains may.

    ``noun``: that of the verbs in whose events they are called so, as ``workplans.programme_document``; else in all.

    :raises ValueError: where a value is called otherwise already.
    """
    known = _titles.get((noun, field), {})
    twice = [value for value in known.keys() & titles.keys() if known[value] != titles[value]]
    if twice:
        raise ValueError(f"{field}: {sorted(twice)} are called in two ways; name the noun of one")
    _titles[noun, field] = {**known, **titles}


def _noun(verb: str) -> str:
    return verb.rpartition(".")[0]


def call_titles(noun: str, titles: Mapping[str, str]) -> None:
    """Says what fields of the events of a noun are called that no form asks for, in English."""
    _fields_called.update({(noun, field): title for field, title in titles.items()})


def say_values(verb: str, field: str, words: Callable[[Any], Any]) -> None:
    """Says how a sentence says what the events of a verb hold in a field: in words, numbers and days."""
    _words[verb, field] = words


def call_fields(verb: str, called: Callable[[str], str | None], holds: Callable[[str, Any], str]) -> None:
    """Says what the fields of a verb's events and conflicts are called, and what they hold, in the active language:
    for what no form asks for. ``called`` gives None where the field is an ordinary one.
    """
    _places[verb], _held[verb] = called, holds


def held(verb: str, field: str, value: Any) -> str | None:
    """What a field holds, in the active language; None where its verb says nothing of it."""
    return _held[verb](field, value) if verb in _places and _places[verb](field) is not None else None


def _place(event: Event, called: Mapping[str, str]) -> Sentence:
    """Where a role holds, or is to hold."""
    known = {**event.after, **event.change}
    there = [name for name in DIMENSIONS if name != "framework" and known.get(name)]
    named = {name: by_name(name, str(known[name]), called) or str(known[name]) for name in there}
    if not event.framework:
        return Sentence(gettext_noop("the whole installation"))
    values: dict[str, Any] = {"framework": event.framework, **named}
    values |= {f"{name}_title": Sentence(DIMENSION_TITLES[name]) for name in named}
    return Sentence(", ".join(["{framework}", *(f"{{{name}_title}} {{{name}}}" for name in named)]), values)


def _fields(event: Event) -> dict[str, Sentence]:
    """The fields that an event names, as people call them."""
    names = str(event.change.get("fields") or "").split(", ")
    titles = {f"field{place}": Sentence(title_of_field(event.verb, name)) for place, name in enumerate(names) if name}
    return {"fields": Sentence(", ".join(f"{{{place}}}" for place in titles), titles)} if titles else {}


@cache
def _needed(template: str) -> frozenset[str]:
    """The names of the values in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def title_of_field(verb: str, name: str) -> str:
    """What a field is called, in English: as this verb asks for it, else as another one about the same thing does."""
    own = _places[verb](name) if verb in _places else None
    if own is not None:
        return own
    noun = verb.rpartition(".")[0]
    asked = [each for each in verbbook().values() if each.command and each.name.rpartition(".")[0] == noun]
    for each in sorted(asked, key=lambda each: each.name != verb):
        field = field_of(each.told, name)
        if field is not None:
            return field.title
    return _fields_called.get((noun, name)) or OTHERS.get(name, name.replace("_", " "))


def lines(events: Iterable[Event]) -> list[Line]:
    """Events as lines, in their order."""
    found = list(events)
    pages, called = addresses(found), _called(found)
    return [
        Line(event, sentence, pages[place_of(event)], called[event.framework])
        for event, sentence in zip(found, sentences(found, called), strict=True)
    ]


def _called(events: Sequence[Event]) -> Called:
    """What the keys in events are called, by framework."""
    values: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in events:
        values[event.framework] += [event.before, event.after, event.change]
    return {framework: keys_called(framework, each) for framework, each in values.items()}


def unseen(actor: Actor, framework: str) -> Q:
    """The events that the actor may not see there: those about things that do not exist for them."""
    verbs = [
        name
        for name, verb in verbbook().items()
        if verb.sees is not None and not may(actor, verb.sees, Scope(framework))
    ]
    return Q(verb__in=verbs) | hidden_things(framework, actor)
