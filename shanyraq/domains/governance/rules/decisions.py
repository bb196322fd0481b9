"""What may be recorded of a decision. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

MEETINGS = Source(
    document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
    clause="Part 3, Implementation: what the joint steering committee decides is put on record",
    edition="UNSDG, 3 June 2019",
    url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
)
COMMITTEE_KIND = "steering_committee"
"""The kind of body that endorses plans, and before which things are raised."""


class Taken(Protocol):
    """What is asked of a decision."""

    @property
    def number(self) -> int: ...
    @property
    def body(self) -> str: ...
    @property
    def decided_on(self) -> date: ...
    @property
    def outcomes(self) -> Sequence[str]: ...


@rule(
    id="governance.decision_of_a_body",
    field="body",
    title=gettext_noop("A decision is that of a body of the framework."),
    source=MEETINGS,
)
def refused_body(body: str, bodies: Collection[str]) -> list[Finding]:
    """Looks whether the framework has the body. Which there are is changed by amendments of the framework alone."""
    if body in bodies:
        return []
    message = gettext_noop("The framework has no body {body}")
    return [Finding("governance.decision_of_a_body", Severity.ERROR, Sentence(message, {"body": body}))]


@rule(
    id="governance.decision_was_taken",
    field="decided_on",
    title=gettext_noop("A decision is recorded when it was taken, and not before."),
    source=MEETINGS,
)
def refused_day(decided_on: date, today: date) -> list[Finding]:
    """Looks whether the day has come. What is on the agenda of a meeting ahead is no decision yet."""
    if decided_on <= today:
        return []
    message = gettext_noop("{day} has not come yet; a decision is recorded when it was taken")
    return [Finding("governance.decision_was_taken", Severity.ERROR, Sentence(message, {"day": decided_on}))]


@rule(
    id="governance.decision_outcomes",
    field="outcomes",
    title=gettext_noop("A decision is about outcomes of the framework."),
    source=MEETINGS,
)
def refused_outcomes(outcomes: Collection[str], known: Collection[str]) -> list[Finding]:
    """Looks whether the framework has the outcomes that it is about."""
    message = gettext_noop("The framework has no outcome {code}")
    return [
        Finding("governance.decision_outcomes", Severity.ERROR, Sentence(message, {"code": code}))
        for code in outcomes
        if code not in known
    ]


def settled_by(taken: Sequence[Taken], kinds: Mapping[str, str], year: int) -> dict[str, int]:
    """Outcome → the number of the newest decision of the steering committee about it that was taken in a year.

    What is raised is raised for the running year; a decision about it counts for that year (decision record 0046).

    :param taken: the newest first. ``kinds``: of bodies by their keys.
    """
    found = [each for each in taken if each.decided_on.year == year and kinds.get(each.body) == COMMITTEE_KIND]
    return {outcome: each.number for each in reversed(found) for outcome in each.outcomes}


@rule(
    id="governance.ended_decision_stays",
    title=gettext_noop("A decision that was ended is not changed any more."),
    source=KEPT,
)
def refused_ended(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is recorded anew."""
    if not has_ended:
        return []
    return [Finding("governance.ended_decision_stays", Severity.ERROR, Sentence(gettext_noop("It was ended")))]
