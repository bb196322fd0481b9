"""What a form is about, where it was opened with a thing: then it names the thing, and nobody is asked for its key."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.binding import bind
from shanyraq.base.doors.choices import hangs_on
from shanyraq.base.doors.fields import field_of, fields_of
from shanyraq.base.doors.narrowing import offered_to
from shanyraq.base.doors.subjects import address_of, called, kinds, title_of
from shanyraq.base.doors.things import THING, OfThing
from shanyraq.base.doors.web.forms import worded
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs import Verb
from shanyraq.base.verbs.engine import allow, hiding, may_do
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.commands import OfEvent
from shanyraq.kernel.errors import NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class About:
    """``title``: the kind of thing, in English; ``part``: which part of it, where that is a choice of a fixed list.

    ``fields``: the fields that say which thing it is. ``event``: what is taken back of it.
    """

    title: str
    name: str
    address: str | None
    fields: tuple[str, ...]
    part: str = ""
    event: Event | None = None


def thing_of(verb: Verb, entered: Mapping[str, Any], about: str, by: Actor) -> About | None:
    """The thing that a form was opened with; None where there is none, or whoever asks may not do it with that.

    ``about``: what the form was opened with, as an address says it.
    """
    if issubclass(verb.told, OfThing):
        return _any_thing(entered, by)
    if issubclass(verb.told, OfEvent):
        return _of_event(verb, entered, by)
    return _listed(verb, dict(parse_qsl(about)), by) if verb.listed else None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form was opened with and does not ask for again: the fields, and what they say in words."""

    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def opened_with(verb: Verb, about: str, wrong: Collection[str], by: Actor) -> Opened:
    """The framework and what else names the thing, as far as the form was opened with it. Nothing of what there is not,
    is ``wrong``, or in which whoever asks may not do it; the framework alone where not all of the rest is named.
    """
    named, words = dict(parse_qsl(about)), []
    names = ("framework", *verb.told.named_by)
    for name in names:
        field, value = field_of(verb.told, name), named.get(name, "")
        if not value or field is None or name in wrong:
            break
        label = dict(offered_to(verb, field, named, by).pairs).get(value) if field.choices else value
        if label is None:
            break
        is_told = field.choices and not hangs_on(field.choices)
        words.append(str(label) if is_told else f"{say(field.title)}: {label}")
    known = len(names) if len(words) == len(names) else min(len(words), 1)
    return Opened(names[:known], tuple(words[:known]))


def naming(verb: Verb) -> tuple[str, ...]:
    """The fields that say to which thing a verb is done."""
    if issubclass(verb.told, OfThing):
        return THING
    return ("framework", *verb.listed.keys) if verb.listed else ()


def _any_thing(entered: Mapping[str, Any], by: Actor) -> About | None:
    kind, framework, key = (str(entered.get(name) or "") for name in ("kind", "framework", "key"))
    if not (kind and framework and key):
        return None
    try:
        name = called(kind, framework, key, by)
    except NotFound:
        return None
    return About(title_of(kind), name, address_of(kind, framework, key), THING)


def _of_event(verb: Verb, entered: Mapping[str, Any], by: Actor) -> About | None:
    """The event that is to be taken back, for whoever may do that: it happened to the thing that is named, and is of
    the same noun as the verb.
    """
    command = bind(verb.told, entered).command
    if command is None:
        return None
    kind, framework, key = command.happened_to()
    found = trail(framework=framework, kind=kind, key=key).filter(
        pk=command.change, verb__startswith=f"{verb.name.rpartition('.')[0]}."
    )
    try:
        with hiding(verb, by):
            allow(verb, by, verb.scope(command))
        event, name = found.first(), called(kind, framework, key, by)
    except (NotFound, NotAllowed):
        return None
    if event is None:
        return None
    return About(title_of(kind), name, address_of(kind, framework, key), tuple(verb.told.model_fields), event=event)


def _listed(verb: Verb, named: Mapping[str, str], by: Actor) -> About | None:
    """One of the things that the verb can be done to, by all of its keys."""
    assert verb.listed is not None
    framework, keys = named.get("framework", ""), verb.listed.keys
    if not framework or not named.get(keys[0]):
        return None
    try:
        found = next(
            each
            for each in verb.listed.those(framework, [named[keys[0]]])
            if all(named.get(key, "") == _text(each.values[key]) for key in keys)
        )
    except (NotFound, StopIteration):
        return None
    if not may_do(verb, by, found):
        return None
    kind = keys[0] if keys[0] in kinds() else verb.name.split(".")[1]
    fixed = [named.get(field.name, "") for field in fields_of(verb.told) if field.name in keys and field.options]
    address = address_of(kind, framework, named[keys[0]])
    return About(title_of(kind), pick(found.name).text, address, naming(verb), ", ".join(map(worded, fixed)))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
