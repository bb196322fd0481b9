"""The trail as people read it: per thing, person, framework, day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from shanyraq.base.audit.chain import held_events
from shanyraq.base.audit.models import Event
from shanyraq.kernel.days import night_after
from shanyraq.kernel.subjects import Subject


def trail(
    *,
    framework: str | None = None,
    kind: str = "",
    key: str = "",
    person: int | None = None,
    verbs: Iterable[str] = (),
    without: Q | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    """Events, the newest first. Each argument narrows them; ``until`` includes its day, in UTC.

    ``without``: those that are left out.
    """
    found = Event.objects.order_by("-pk")
    if framework is not None:
        found = found.filter(framework=framework)
    if kind:
        found = found.filter(kind=kind)
    if key:
        found = found.filter(key=key)
    if person is not None:
        found = found.filter(person=person)
    if verbs:
        found = found.filter(verb__in=list(verbs))
    if without is not None:
        found = found.exclude(without)
    if until is not None:
        found = found.filter(at__lt=night_after(until))
    return found


@dataclass(frozen=True, slots=True)
class Ending:
    """How a proposal ended without being carried out: by which ``side``, by whom, when and why."""

    side: str
    by: str
    at: datetime
    reason: str


def endings_of(framework: str, kind: str, sides: Mapping[str, str], numbers: Collection[int]) -> dict[int, Ending]:
    """By number, how those ended whose ending the trail tells. One statement; none without numbers.

    :param sides: the verbs that end such a thing → the side that does it.
    """
    if not numbers:
        return {}
    found = trail(framework=framework, kind=kind, verbs=sides).filter(key__in=[str(number) for number in numbers])
    return {int(each.key): Ending(sides[each.verb], each.actor, each.at, each.reason) for each in found}


def before_changes(subject: Subject, verbs: str, values: Mapping[str, Any], changes: int) -> dict[str, Any]:
    """A thing as it stood some changes ago: the latest events of verbs whose names begin so are taken back.

    What the trail does not say of a field that was changed (personal data) is left out.
    """
    found = dict(values)
    events = trail(framework=subject.framework, kind=subject.kind, key=subject.key).filter(verb__startswith=verbs)
    held = [event for event in held_events(subject) if event.verb.startswith(verbs)]
    for event in [*held, *events[: max(changes - len(held), 0)]][: max(changes, 0)]:
        for name in {**event.before, **event.after}:
            found.pop(name, None)
        found |= event.before
    return found if changes >= 0 else {}


def states(framework: str, kind: str, on: date, *, key: str = "") -> dict[str, dict[str, Any]]:
    """Things of a kind as they stood at the end of a day: what each event wrote, laid over what stood before.

    ``key``: only this one of them.
    """
    found: dict[str, dict[str, Any]] = {}
    written = trail(framework=framework, kind=kind, key=key, until=on).order_by("pk").values_list("key", "after")
    for each, after in written:
        found.setdefault(each, {}).update(after)
    return found
