"""What was changed of sub-outputs and plans, as the trail has it: the last change can be taken back, a revision has its
reason."""

from dataclasses import dataclass, replace
from datetime import date

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.domains.workplans.queries.plans import KIND, key_of
from shanyraq.domains.workplans.registry import taker_of
from shanyraq.kernel.scopes import Scope

CHANGING = tuple(f"workplans.sub_output.{act}" for act in ("amend", "move", "narrate", "take_back"))
"""The verbs whose changes can be taken back."""
TAKER = "workplans.sub_output.take_back"
"""The verb that does it."""
REVISED = "workplans.plan.revise"
"""The verb that opens a revision of a plan."""


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


def revision_of(framework: str, outcome: str, year: int, as_of: date | None = None) -> Event | None:
    """The event that opened the last revision of a plan, with its reason; on a day the last of then. One statement."""
    return trail(framework=framework, kind=KIND, key=key_of(outcome, year), until=as_of).filter(verb=REVISED).first()
