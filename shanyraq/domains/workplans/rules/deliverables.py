"""Deliverables of sub-outputs: whether they are ahead, due soon, late or delivered, and what may be entered. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from shanyraq.domains.workplans.rules.limits import limit
from shanyraq.domains.workplans.rules.sources import CONSISTENT
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop


class State(StrEnum):
    """How a deliverable stands on a day."""

    AHEAD = "ahead"
    SOON = "due_soon"
    LATE = "late"
    ON_TIME = "delivered_on_time"
    DELIVERED_LATE = "delivered_late"


STATES: dict[State, str] = {
    State.AHEAD: gettext_noop("due later"),
    State.SOON: gettext_noop("due soon"),
    State.LATE: gettext_noop("late"),
    State.ON_TIME: gettext_noop("delivered on time"),
    State.DELIVERED_LATE: gettext_noop("delivered late"),
}
OPEN = frozenset({State.SOON, State.LATE})
"""States in which somebody is asked to act."""


def asked_from(due_on: date, on: date) -> date:
    """The first day on which a deliverable counts as due soon, by the limit that holds on a day."""
    return due_on - timedelta(days=limit("deliverable-days", on))


@rule(
    id="workplans.deliverable_state",
    title=gettext_noop("A deliverable is late from the day after it was due until it is delivered."),
    source=CONSISTENT,
)
def deliverable_state(due_on: date, delivered_on: date | None, on: date) -> State:
    """Compares the day on which it was due with the one on which it was delivered, or with the day of the page.

    What was delivered after the day of the page was not delivered yet.
    """
    if delivered_on is not None and delivered_on <= on:
        return State.ON_TIME if delivered_on <= due_on else State.DELIVERED_LATE
    if on > due_on:
        return State.LATE
    return State.SOON if on >= asked_from(due_on, on) else State.AHEAD


@rule(
    id="workplans.deliverable_within",
    field="due_on",
    title=gettext_noop("A deliverable is due while its sub-output is carried out."),
    source=CONSISTENT,
)
def due_elsewhere(due_on: date, starts_on: date | None, ends_on: date | None) -> list[Finding]:
    """Looks whether the day lies within the dates of the sub-output, as far as these are said."""
    if (starts_on is None or starts_on <= due_on) and (ends_on is None or due_on <= ends_on):
        return []
    message = gettext_noop("{day} lies outside the dates of the sub-output")
    return [Finding("workplans.deliverable_within", Severity.WARNING, Sentence(message, {"day": due_on}))]


@rule(
    id="workplans.deliverable_delivered",
    field="delivered_on",
    title=gettext_noop("What is delivered was delivered by today."),
    source=CONSISTENT,
)
def refused_delivery(delivered_on: date | None, today: date) -> list[Finding]:
    """Looks whether the day on which it was delivered has come."""
    if delivered_on is None or delivered_on <= today:
        return []
    message = gettext_noop("{day} is still to come")
    return [Finding("workplans.deliverable_delivered", Severity.ERROR, Sentence(message, {"day": delivered_on}))]


@rule(
    id="workplans.ended_deliverable_stays",
    title=gettext_noop("A deliverable that was ended is not changed any more."),
    source=KEPT,
)
def refused_ended_deliverable(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is added anew."""
    if not has_ended:
        return []
    return [Finding("workplans.ended_deliverable_stays", Severity.ERROR, Sentence(gettext_noop("It was ended")))]
