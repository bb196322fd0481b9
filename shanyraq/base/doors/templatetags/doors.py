"""What pages say of actions: their buttons, feeds of events, both sides of a conflict, fields with problems."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.called import by_name, keys_called
from shanyraq.base.doors.feed import Line, held, lines, title_of_field, told, unseen
from shanyraq.base.doors.fields import field_of
from shanyraq.base.doors.subjects import is_seen
from shanyraq.base.doors.web.forms import Shown, worded
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import name_of
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.kernel.days import DAY, read_day
from shanyraq.kernel.errors import Conflict
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.subjects import CALLED

register = template.Library()
LATEST = 20
"""Events that the page of one thing shows; the trail shows all."""


@register.inclusion_tag("doors/button.html", takes_context=True)
def action(
    context: template.Context,
    name: str,
    *,
    label: str = "",
    looks: str = "button",
    scope: Scope | None = None,
    back: bool = True,
    **entered: Any,
) -> dict[str, Any]:
    """The button of a verb, with what its form begins with; nothing for whoever may not do it here.

    ``scope`` says what the thing belongs to; without it the framework that the page is about. ``looks``: the classes of
    the button; empty in a menu. ``back``: it leads back to the page; else on to the thing that it was done with.
    """
    request = context["request"]
    verb = verbbook()[name]
    where = scope or Scope(framework=str(entered.get("framework", "")))
    allowed = may(request.actor, verb.permission, where)
    next_page = request.get_full_path() if back else None
    href = do_url(name, **entered, next=next_page) if allowed else ""
    return {"href": href, "label": label or verb.title, "looks": looks}


@register.inclusion_tag("doors/happened.html", takes_context=True)
def happened(context: template.Context, kind: str, key: object) -> dict[str, Any]:
    """What happened to the thing of a page by the day that it shows, for whoever may see who changed what.

    For everybody else there is nothing, and nothing is asked of the database; otherwise one statement.
    """
    code, actor = context["framework_code"], context["request"].actor
    if not may(actor, Permission.SEE_TRAIL, Scope(code)) or not is_seen(kind, code, actor):
        return {"events": []}
    found = trail(
        framework=code, kind=kind, key=str(key), without=unseen(actor, code), until=context.get("asked_as_of")
    )
    events = list(found[: LATEST + 1])
    query = urlencode({"kind": kind, "key": str(key)})
    more = f"{reverse('trail', args=[code])}?{query}" if len(events) > LATEST else ""
    return {"events": events[:LATEST], "more": more}


@register.simple_tag
def do_url(name: str, **entered: Any) -> str:
    """The form of a verb, with what it begins with. When it is done, it leads to the thing that it was done with."""
    return f"{reverse('do', args=[name])}?{urlencode({key: each for key, each in entered.items() if each is not None})}"


@register.simple_tag(takes_context=True)
def all_fields(context: template.Context) -> str:
    """The address of the same form with all of its fields."""
    query = context["request"].GET.copy()
    query.pop("only", None)
    return f"?{query.urlencode()}"


@register.filter
def feed(events: Iterable[Event]) -> list[Line]:
    """Events as lines with their sentences."""
    return lines(events)


@register.filter
def as_line(event: Event) -> list[Line]:
    """One event as a line, alone in its list."""
    return lines([event])


@register.filter
def changes(line: Line) -> list[tuple[str, Any, Any]]:
    """Each field that an event changed: what it is called, before, after."""
    event = line.event
    return [
        (
            say(title_of_field(event.verb, name)),
            *(in_words(event.verb, name, side, line.called) for side in _apart(event.before.get(name), after)),
        )
        for name, after in {**dict.fromkeys(event.before), **event.after}.items()
    ]


def _apart(before: Any, after: Any) -> tuple[Any, Any]:
    """Both sides of a change; of things by key, each with several facts, only those that differ."""
    sides = (before or {}, after or {})
    if not all(
        isinstance(side, Mapping) and all(isinstance(each, Mapping) for each in side.values()) for side in sides
    ):
        return before, after
    was, now = sides
    return (
        {key: each for key, each in was.items() if now.get(key) != each},
        {key: each for key, each in now.items() if was.get(key) != each},
    )


@register.filter
def facts_told(line: Line) -> list[tuple[str, Any]]:
    """What an event says beside what it changed: each fact by what it is called."""
    event = line.event
    return [
        (
            say(title_of_field(event.verb, name)),
            event.change.get(CALLED, {}).get(name) or in_words(event.verb, name, value, line.called),
        )
        for name, value in event.change.items()
        if name != CALLED and value not in (None, "", [], {})
    ]


def in_words(verb: str, name: str, value: Any, called: Mapping[str, str] = MappingProxyType({})) -> Any:
    """A value of a field of a verb; a code as people call it, a day as a day. ``called``: of ``keys_called``."""
    own = by_name(name, value, called)
    if own is None and value is not None:
        own = held(verb, name, value)
    if own is not None:
        return own
    said = told(verb, name, value)
    known = verbbook().get(verb)
    field = field_of(known.told, name) if known and known.command else None
    if said is value and field and value in field.options:
        return worded(value)
    if isinstance(value, str) and DAY.fullmatch(value):
        with suppress(ValueError):  # no calendar has such a day: it is a text
            return format_day(read_day(value))
    if isinstance(said, date):
        return format_day(said)
    return say(said) if isinstance(said, Sentence) else format_number(said) if isinstance(said, Decimal) else said


@register.filter
def plainly(value: Any) -> str:
    """A value of an event as people read it."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Mapping):
        return "; ".join(f"{name_of(name)}: {plainly(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(plainly(each) for each in value)
    return str(value)


@register.simple_tag
def about_things(verb: str, about: str) -> str:
    """What a draft is about, field by field: as the address of its form says, without asking what is there."""
    said = [(say(title_of_field(verb, name)), in_words(verb, name, value)) for name, value in parse_qsl(about)]
    return " · ".join(f"{title}: {plainly(value)}" for title, value in said)


@dataclass(frozen=True, slots=True)
class Side:
    """A field that differs: what was entered, what stands now. ``name``: empty where the form does not ask for it."""

    name: str
    title: str
    mine: object
    theirs: object


@register.simple_tag
def sides(conflict: Conflict, verb: Verb, framework: str) -> list[Side]:
    """Each field that differs."""
    called = keys_called(framework, [conflict.mine, conflict.theirs])
    return [
        Side(
            name if field_of(verb.told, name) else "",
            say(title_of_field(verb.name, name)),
            in_words(verb.name, name, mine, called),
            in_words(verb.name, name, conflict.theirs.get(name, ""), called),
        )
        for name, mine in conflict.mine.items()
    ]


@register.filter
def troubled(fields: Sequence[Shown]) -> list[Shown]:
    """The fields that something is wrong with."""
    return [each for each in fields if each.problems]
