"""Programme documents of entities: whose they are, how they follow the framework, who confirms that. Pure."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from shanyraq.domains.workplans.rules.cycle import clause
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.transitions import LifeCycle, Transition


class State(StrEnum):
    """How far the confirmation of a programme document has got."""

    REGISTERED = "registered"
    REQUESTED = "confirmation_requested"
    CONFIRMED = "confirmed"


STATES: dict[State, str] = {
    State.REGISTERED: gettext_noop("registered"),
    State.REQUESTED: gettext_noop("confirmation requested"),
    State.CONFIRMED: gettext_noop("confirmed by the Resident Coordinator"),
}
ENTITY, COORDINATOR = gettext_noop("the entity"), gettext_noop("the Resident Coordinator")
DOCUMENT = LifeCycle(
    "programme_document",
    State.REGISTERED,
    (
        Transition(State.REGISTERED, "request", State.REQUESTED, ENTITY),
        Transition(State.REQUESTED, "withdraw", State.REGISTERED, ENTITY),
        Transition(State.REQUESTED, "return", State.REGISTERED, COORDINATOR),
        Transition(State.REQUESTED, "confirm", State.CONFIRMED, COORDINATOR),
        Transition(State.CONFIRMED, "reopen", State.REQUESTED, COORDINATOR),
    ),
)
DERIVED = clause(
    "Part 3, entity programming documents",
    "entities derive their country programming documents from the framework, and the Resident Coordinator confirms it",
)


@rule(
    id="workplans.document_state",
    title=gettext_noop("A programme document is registered, its confirmation is requested, and it is confirmed."),
    source=DERIVED,
)
def refused_act(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state of the document. What was confirmed is changed after the Resident
    Coordinator took it up again.
    """
    allowed = act in {"amend", "word"} and state != State.CONFIRMED
    if allowed or DOCUMENT.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the document is «{state}»")
    return [
        Finding(
            "workplans.document_state", Severity.ERROR, Sentence(message, {"state": Sentence(STATES[State(state)])})
        )
    ]


@rule(
    id="workplans.document_of_an_entity",
    field="entity",
    title=gettext_noop("A programme document is that of an entity of the framework, and has a first and a last day."),
    source=DERIVED,
)
def refused_document(entity: str, entities: Collection[str], starts_on: date, ends_on: date) -> list[Finding]:
    """Looks for the entity, and whether the period ends after it begins."""
    found: list[Finding] = []
    if entity not in entities:
        message = gettext_noop("The framework names no entity {entity}")
        found += [Finding("workplans.document_of_an_entity", Severity.ERROR, Sentence(message, {"entity": entity}))]
    if ends_on < starts_on:
        found += [
            Finding(
                "workplans.document_of_an_entity",
                Severity.ERROR,
                Sentence(gettext_noop("It ends before it begins")),
                field="ends_on",
            )
        ]
    return found


@rule(
    id="workplans.document_outcomes",
    field="outcome",
    title=gettext_noop("The outcomes of a programme document are laid beside those of the framework."),
    source=DERIVED,
)
def refused_outcome(outcome: str, outcomes: Collection[str]) -> list[Finding]:
    """Looks whether the framework has the outcome that the wording is laid beside."""
    if outcome in outcomes:
        return []
    message = gettext_noop("The framework has no outcome {code}")
    return [Finding("workplans.document_outcomes", Severity.ERROR, Sentence(message, {"code": outcome}))]


@rule(
    id="workplans.document_to_confirm",
    title=gettext_noop("Confirmation is requested of a document that words at least one outcome."),
    source=DERIVED,
)
def refused_request(worded: int) -> list[Finding]:
    """Looks for the wording of an outcome: without one there is nothing to be compared."""
    if worded:
        return []
    message = gettext_noop("Enter the wording of its outcomes first")
    return [Finding("workplans.document_to_confirm", Severity.ERROR, Sentence(message))]


@rule(
    id="workplans.document_verbatim",
    title=gettext_noop("Outcomes of a programme document are those of the framework, word by word."),
    source=DERIVED,
)
def not_verbatim(outcomes: Collection[str]) -> list[Finding]:
    """Looks for outcomes that are worded otherwise. That is allowed where it must be; the Resident Coordinator sees it.

    ``outcomes``: the codes of those whose wording differs.
    """
    if not outcomes:
        return []
    message = gettext_noop("Worded otherwise than in the framework: outcomes {names}")
    values = {"names": list(outcomes)}
    return [Finding("workplans.document_verbatim", Severity.WARNING, Sentence(message, values))]


@rule(
    id="workplans.ended_document_stays",
    title=gettext_noop("A programme document that was ended is not changed any more."),
    source=KEPT,
)
def refused_ended(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is registered anew."""
    return (
        [Finding("workplans.ended_document_stays", Severity.ERROR, Sentence(gettext_noop("It was ended")))]
        if has_ended
        else []
    )
