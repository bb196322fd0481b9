"""What was changed of sub-outputs and plans, as the trail has it: the last change can be taken back, a revision has its
reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.plans import KIND, key_of
from shanyraq.domains.workplans.registry import taker_of
from shanyraq.domains.workplans.rules.undoing import Step, next_of
from shanyraq.kernel.scopes import Scope

CHANGING = tuple(f"workplans.sub_output.{act}" for act in ("amend", "move", "narrate", "take_back"))
"""The verbs whose changes can be taken back."""
TAKER = "workplans.sub_output.take_back"
"""The verb that does it."""
DEEP = 1_000
"""So many changes are looked at for what can be taken back. A block may have half as many: all of it, once
taken back, can be done again."""
REVISED = "workplans.plan.revise"
"""The verb that opens a revision of a plan."""
OF_PLANS = (REVISED, "workplans.plan.carry_over", "workplans.plan.take_back_carry_over")
"""The verbs of a plan itself by which it becomes another one; by the rest it only goes on its way."""
OF_SUB_OUTPUTS = tuple(
    f"workplans.sub_output.{act}"
    for act in ("add", "amend", "end", "restore", "take", "take_back", "join", "follow", "leave")
)
"""The verbs by which a sub-output is planned otherwise; how far it has got, and what is told of it, is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a sub-output or its money: its number in the trail, the verb that takes it back, where it
    belongs."""

    pk: int
    taker: str
    scope: Scope


def last_change(framework: str, number: int, scope: Scope) -> Change | None:
    """The last event of a sub-output, where it is a change that can be taken back. One statement.

    :param scope: where the sub-output belongs; money of an entity belongs to that one alone.
    """
    event = trail(framework=framework, kind="sub_output", key=str(number)).first()
    taker = "" if event is None else TAKER if event.verb in CHANGING else taker_of(event.verb)
    if event is None or not taker:
        return None
    entity = event.change.get("entity") if taker != TAKER else None
    return Change(event.pk, taker, replace(scope, entities=frozenset({entity})) if entity else scope)


@dataclass(frozen=True, slots=True)
class Undo:
    """Of one person the last change of a sub-output, those that are taken back next, and those that are done again:
    one, or all of a block, in the order in which it is done.
    """

    last: Event | None = None
    back: Sequence[Event] = ()
    again: Sequence[Event] = ()


def undo_of(framework: str, number: int, person: int | None, changing: Collection[str]) -> Undo:
    """What somebody changed of a sub-output by these verbs, and can take back step by step. One statement."""
    if person is None:
        return Undo()
    found = trail(framework=framework, kind="sub_output", key=str(number), person=person, verbs=changing)
    events = {event.pk: event for event in reversed(found[:DEEP])}
    steps = [Step(event.pk, _taken_back(event), event.at) for event in events.values()]
    following, last = next_of(steps), next(reversed(events.values()), None)
    return Undo(last, [events[each] for each in following.back], [events[each] for each in following.again])


def _taken_back(event: Event) -> int | None:
    if not event.verb.endswith(".take_back"):
        return None
    told = str(event.change.get("change", ""))
    return int(told) if told.isdecimal() else 0


def revision_of(framework: str, outcome: str, year: int, as_of: date | None = None) -> Event | None:
    """The event that opened the last revision of a plan, with its reason; on a day the last of then. One statement."""
    return revisions_of(framework, outcome, year, as_of).first()


def revisions_of(framework: str, outcome: str, year: int, as_of: date | None = None) -> QuerySet[Event]:
    """The events that opened revisions of a plan, the latest first. One statement."""
    return trail(framework=framework, kind=KIND, key=key_of(outcome, year), until=as_of).filter(verb=REVISED)


def changed_since(version: Version, outcome: str, year: int, since: int) -> list[Event]:
    """What was changed of a plan and its sub-outputs since an event, the latest first. One statement.

    Those count that run in its year, as they stand now, ended or not.
    """
    outputs = [line.code for line in around(version).outputs if line.outcome == outcome]
    rows = SubOutput.objects.filter(framework=version.framework_id, output__in=outputs)
    rows = rows.exclude(starts_on__gt=date(year, 12, 31)).exclude(ends_on__lt=date(year, 1, 1))
    numbers = rows.annotate(key=Cast("number", CharField())).values("key")
    of_plan = Q(kind=KIND, key=key_of(outcome, year), verb__in=OF_PLANS)
    of_sub_outputs = Q(kind="sub_output", key__in=numbers, verb__in=OF_SUB_OUTPUTS)
    return list(trail(framework=version.code).filter(of_plan | of_sub_outputs, pk__gt=since))
