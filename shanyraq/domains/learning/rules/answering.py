"""What may be said of recommendations, of the response to them and of actions. Pure."""

from collections.abc import Collection, Sequence
from datetime import date

from shanyraq.domains.learning.rules.evaluation_sources import FOLLOWED, RECOMMENDED, RESPONDED
from shanyraq.domains.learning.vocabulary.recommendations import (
    ACTION_STATES,
    MECHANISMS,
    OPEN,
    ActionState,
    Origin,
    Response,
    Standing,
    Step,
)
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.transitions import REOPEN, LifeCycle, Transition

FOUND = "learning.recommendation_source"
OWNERS = gettext_noop("whoever is to act")
ACTION = LifeCycle(
    "follow_up_action",
    ActionState.PLANNED,
    (
        Transition(ActionState.PLANNED, "begin", ActionState.UNDER_WAY, OWNERS),
        Transition(ActionState.PLANNED, "finish", ActionState.DONE, OWNERS),
        Transition(ActionState.UNDER_WAY, "finish", ActionState.DONE, OWNERS),
        Transition(ActionState.PLANNED, "drop", ActionState.DROPPED, OWNERS),
        Transition(ActionState.UNDER_WAY, "drop", ActionState.DROPPED, OWNERS),
        Transition(ActionState.DONE, REOPEN, ActionState.UNDER_WAY, OWNERS),
        Transition(ActionState.DROPPED, REOPEN, ActionState.UNDER_WAY, OWNERS),
    ),
)


def standing(response: str, actions: Collection[str]) -> Standing:
    """How a recommendation stands, from its response and the states of its actions."""
    if not response:
        return Standing.UNANSWERED
    if response == Response.REJECTED:
        return Standing.REJECTED
    states = set(actions)
    if not states:
        return Standing.UNPLANNED
    if states & OPEN:
        begun = states & {ActionState.UNDER_WAY, ActionState.DONE}
        return Standing.UNDER_WAY if begun else Standing.PLANNED
    return Standing.DONE if ActionState.DONE in states else Standing.DROPPED


@rule(
    id=FOUND,
    title=gettext_noop("A recommendation says where it is found: evaluation, activity, or document symbol and day."),
    source=RECOMMENDED,
)
def refused_origin(origin: str, *, evaluation: bool, activity: bool, symbol: str, dated: bool) -> list[Finding]:
    """Looks for what its source needs: the number of an evaluation kept here, the activity of the plan that was another
    evaluation, the document symbol of a human-rights mechanism; and of what is not kept here, the day.
    """
    found: list[Finding] = []
    if (origin == Origin.EVALUATION) != evaluation:
        message = gettext_noop("Name the evaluation kept here that recommends it, and no evaluation for other sources")
        found += [Finding(FOUND, Severity.ERROR, Sentence(message), field="evaluation")]
    if origin == Origin.OTHER_EVALUATION and not activity:
        message = gettext_noop("Name the activity of the monitoring and evaluation plan that was this evaluation")
        found += [Finding(FOUND, Severity.ERROR, Sentence(message), field="activity")]
    if origin in MECHANISMS and not symbol:
        message = gettext_noop("Enter the symbol of the document, such as A/HRC/43/10")
        found += [Finding(FOUND, Severity.ERROR, Sentence(message), field="symbol")]
    if origin != Origin.EVALUATION and not dated:
        found += [
            Finding(FOUND, Severity.ERROR, Sentence(gettext_noop("Enter the day of the document")), field="issued_on")
        ]
    return found


@rule(
    id="learning.recommendation_to_somebody",
    field="addressees",
    title=gettext_noop("A recommendation is addressed to entities and bodies of the framework."),
    source=RECOMMENDED,
)
def refused_addressees(addressees: Sequence[str], known: Collection[str]) -> list[Finding]:
    """Looks whether somebody is named, and whether the framework has them."""
    if not addressees:
        return [
            Finding(
                "learning.recommendation_to_somebody",
                Severity.ERROR,
                Sentence(gettext_noop("Say to whom it is addressed")),
            )
        ]
    message = gettext_noop("The framework has no entity or body {key}")
    return [
        Finding("learning.recommendation_to_somebody", Severity.ERROR, Sentence(message, {"key": key}))
        for key in addressees
        if key not in known
    ]


@rule(
    id="learning.links_exist",
    title=gettext_noop("What rests on findings or answers questions names those of the same evaluation."),
    source=RECOMMENDED,
)
def refused_links(field: str, named: Sequence[str], known: Collection[str]) -> list[Finding]:
    """Looks whether each is there, and did not end."""
    message = gettext_noop("The evaluation has none with the number {key}")
    return [
        Finding("learning.links_exist", Severity.ERROR, Sentence(message, {"key": key}), field=field)
        for key in named
        if key not in known
    ]


@rule(
    id="learning.rejected_with_reason",
    field="text",
    title=gettext_noop("A recommendation is rejected, or accepted in part, with the reason."),
    source=RESPONDED,
)
def refused_response(response: str, *, has_reason: bool) -> list[Finding]:
    """Looks for the reason. What is accepted needs none."""
    if response == Response.ACCEPTED or has_reason:
        return []
    message = gettext_noop("Say why it is rejected, or what of it is not accepted")
    return [Finding("learning.rejected_with_reason", Severity.ERROR, Sentence(message))]


@rule(
    id="learning.rejected_without_actions",
    field="response",
    title=gettext_noop("What is rejected has no open actions."),
    source=RESPONDED,
)
def refused_rejection(response: str, open_actions: int) -> list[Finding]:
    """Looks for actions that are planned or under way when a response is changed."""
    if response != Response.REJECTED or not open_actions:
        return []
    message = gettext_noop("Actions are open: {count}; drop them with their reasons first")
    return [Finding("learning.rejected_without_actions", Severity.ERROR, Sentence(message, {"count": open_actions}))]


@rule(
    id="learning.response_to_final",
    title=gettext_noop("A recommendation is answered when its report is final."),
    source=RESPONDED,
)
def refused_early(*, is_public: bool) -> list[Finding]:
    """Looks whether the report is final: until then its words may change."""
    if is_public:
        return []
    return [
        Finding(
            "learning.response_to_final",
            Severity.ERROR,
            Sentence(gettext_noop("The report that recommends it is not final yet")),
        )
    ]


@rule(
    id="learning.action_of_accepted",
    title=gettext_noop("Actions carry out what was accepted, in whole or in part."),
    source=FOLLOWED,
)
def refused_action(response: str) -> list[Finding]:
    """Looks at the response: before there is one, and after a rejection, nothing is planned."""
    if response in {Response.ACCEPTED, Response.PARTLY}:
        return []
    return [
        Finding(
            "learning.action_of_accepted",
            Severity.ERROR,
            Sentence(gettext_noop("Accept the recommendation first, in whole or in part")),
        )
    ]


@rule(
    id="learning.action_by_somebody",
    field="who",
    title=gettext_noop("An action is that of one entity or body of the framework, and due after it was planned."),
    source=FOLLOWED,
)
def refused_owner(who: str, known: Collection[str], due_on: date, on: date) -> list[Finding]:
    """Looks whether the framework has whoever is to act, and whether the day is still to come."""
    found: list[Finding] = []
    if who not in known:
        message = gettext_noop("The framework has no entity or body {key}")
        found += [Finding("learning.action_by_somebody", Severity.ERROR, Sentence(message, {"key": who}))]
    if due_on < on:
        message = gettext_noop("{day} has passed; an action is due on a day to come")
        found += [
            Finding("learning.action_by_somebody", Severity.ERROR, Sentence(message, {"day": due_on}), field="due_on")
        ]
    return found


@rule(
    id="learning.action_state",
    field="act",
    title=gettext_noop("An action is planned, under way, then done, or dropped with the reason."),
    source=FOLLOWED,
)
def refused_step(state: str, act: str, *, has_reason: bool) -> list[Finding]:
    """Looks whether the step can be done now; what is dropped or taken up again says why."""
    if ACTION.after(state, act) is None:
        message = gettext_noop("This is not possible while the action is «{state}»")
        return [
            Finding(
                "learning.action_state", Severity.ERROR, Sentence(message, {"state": Sentence(ACTION_STATES[state])})
            )
        ]
    if act in {Step.DROP, Step.REOPEN} and not has_reason:
        return [Finding("learning.action_state", Severity.ERROR, Sentence(gettext_noop("Say why")), field="note")]
    return []


@rule(
    id="learning.update_of_a_quarter",
    field="quarter",
    title=gettext_noop("What is told of an action is told of a quarter in which it was open."),
    source=FOLLOWED,
)
def refused_quarter(year: int, quarter: int, made_on: date, on: date) -> list[Finding]:
    """Looks whether the quarter has begun, and was not over before the action was planned."""
    if (made_on.year, (made_on.month - 1) // 3 + 1) <= (year, quarter) <= (on.year, (on.month - 1) // 3 + 1):
        return []
    message = gettext_noop("The action was planned on {day}; choose a quarter from then until now")
    return [Finding("learning.update_of_a_quarter", Severity.ERROR, Sentence(message, {"day": made_on}))]


@rule(
    id="learning.ended_recommendation_stays",
    title=gettext_noop("A recommendation that was ended is not changed or answered any more."),
    source=KEPT,
)
def refused_ended_recommendation(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is entered anew."""
    return (
        [Finding("learning.ended_recommendation_stays", Severity.ERROR, Sentence(gettext_noop("It was ended")))]
        if has_ended
        else []
    )
