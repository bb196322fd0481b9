"""A change of the money of a sub-output taken back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.rules.quarters import refused_quarters
from shanyraq.domains.funding.rules.telling import as_before
from shanyraq.domains.funding.verbs.line import (
    PLACE,
    Changed,
    amounts_of,
    money_of,
    scope_of_money,
    untold_of,
    values_of,
)
from shanyraq.domains.funding.verbs.telling import move
from shanyraq.domains.funding.vocabulary import AMOUNTS, QUARTERS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import TakeBackChange
from shanyraq.domains.workplans.mapping.values import digits, subject_of
from shanyraq.domains.workplans.queries.around import around, scope_of
from shanyraq.domains.workplans.queries.kept import Kept, found
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.verbs.change import SINCE
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import Conflict, NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

TAKER = "funding.line.take_back"
CHANGING = (*(f"funding.line.{act}" for act in ("set", "clear", "tell_apart")), TAKER)
"""The verbs whose changes can be taken back."""


def where(command: TakeBackChange, **_: Any) -> Scope:
    """Where the money belongs that was changed."""
    version, stands = found(command.framework, command.number)
    event = _event(version, stands, command.change)
    scope = scope_of(version.code, stands.facts, around(version))
    return scope_of_money(scope, str(event.change.get("entity", "")) if event else "")


@verb(
    TAKER,
    title=gettext_noop("Take back the last change of money"),
    said=gettext_noop("{actor} took back a change of the money of {year}: {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    doors=ALL_DOORS - {Door.SHEET},
)
def take_back(trail: Trail, command: TakeBackChange) -> Changed:
    """Takes back a change of the money of a year: the line that it changed says again what it said before, as long as
    nobody changed money of that year since. Taking that back again does the change anew.

    :raises NotFound: when it is no change of the money of this sub-output.
    :raises Conflict: when somebody changed the money since.
    """
    version, stands = found(command.framework, command.number)
    event = _event(version, stands, command.change)
    if event is None:
        raise NotFound(Sentence(gettext_noop("change {number} of it"), {"number": str(command.change)}))
    place = {name: str(event.change.get(name, "")) for name in PLACE}
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    ask_open(trail, version, years={stands.facts.output: [int(place["year"])]})
    row = Line.objects.filter(sub_output=stands.pk, **place).first()
    if row is None:
        raise Conflict(Sentence(SINCE))
    parts = {name: -Decimal(event.change[name]) for name in MEASURES if name in event.change}
    about = {name: value for name, value in place.items() if value} | {"change": str(command.change)}
    subject = subject_of(version.code, stands.number, stands.facts)
    if parts:
        _part_back(row, untold_of(stands, row.year), parts)
        trail.ask(refused_quarters(row.spent, row.quarters))
        trail.record(subject, {**about, **{name: digits(amount) for name, amount in parts.items()}})
        return Changed(row)
    if not {"money", "quarters"} & {**event.before, **event.after}.keys():
        trail.nothing_to_do()
        return Changed(row)
    was = money_of(stands)
    _set_back(row, event, was)
    trail.ask(refused_quarters(row.spent, row.quarters))
    trail.record(subject, about, before=was, after=money_of(stands))
    return Changed(row)


def _part_back(row: Line, rest: Line, parts: Mapping[str, Decimal]) -> None:
    told, untold = amounts_of(row), amounts_of(rest)
    if any((told[name] or 0) + part < 0 or (untold[name] or 0) - part < 0 for name, part in parts.items()):
        raise Conflict(Sentence(SINCE))
    move(row, rest, parts)


def _set_back(row: Line, event: Event, was: Mapping[str, Any]) -> None:
    """Makes a line say what it said before an event, of which the sums of the year and its quarters tell."""
    before, after, now = (_sums_of(side, row.year) for side in (event.before, event.after, was))
    told = AMOUNTS if "quarters" in {**event.before, **event.after} else MEASURES
    if any(now.get(name) != after.get(name) for name in told):
        raise Conflict(Sentence(SINCE), mine=before, theirs={name: values_of(row).get(name) for name in before})
    for name in told:
        sums = (Decimal(amount) if (amount := each.get(name)) is not None else None for each in (before, after))
        setattr(row, name, as_before(getattr(row, name), *sums))
    row.revision += 1
    row.save()


def _sums_of(side: Mapping[str, Any], year: int) -> dict[str, str | None]:
    """What one side of an event says of a year, by measure and quarter."""
    quarters = (side.get("quarters") or {}).get(str(year)) or [None] * len(QUARTERS)
    return {**((side.get("money") or {}).get(str(year)) or {}), **dict(zip(QUARTERS, quarters, strict=True))}


def _event(version: Version, stands: Kept, change: int) -> Event | None:
    subject = subject_of(version.code, stands.number, stands.facts)
    return Event.objects.filter(
        pk=change, framework=version.code, kind=subject.kind, key=subject.key, verb__in=CHANGING
    ).first()
