"""The life cycle of feedback. Pure."""

from shanyraq.domains.engagement.rules.sources import MINIMAL, STEPS
from shanyraq.domains.engagement.vocabulary import STATES, State
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.transitions import REOPEN, LifeCycle, Transition

MODERATORS = gettext_noop("whoever moderates feedback")
SENDER = gettext_noop("whoever has the receipt")
FEEDBACK = LifeCycle(
    "feedback",
    State.RECEIVED,
    (
        Transition(State.RECEIVED, "publish", State.PUBLISHED, MODERATORS),
        Transition(State.RECEIVED, "decline", State.DECLINED, MODERATORS),
        Transition(State.PUBLISHED, "answer", State.ANSWERED, MODERATORS),
        Transition(State.ANSWERED, "answer", State.ANSWERED, MODERATORS),
        Transition(State.PUBLISHED, "withdraw", State.WITHDRAWN, MODERATORS),
        Transition(State.ANSWERED, "withdraw", State.WITHDRAWN, MODERATORS),
        Transition(State.DECLINED, REOPEN, State.RECEIVED, MODERATORS),
        Transition(State.WITHDRAWN, REOPEN, State.RECEIVED, MODERATORS),
        Transition(State.RECEIVED, "take_back", State.TAKEN_BACK, SENDER),
        Transition(State.PUBLISHED, "take_back", State.TAKEN_BACK, SENDER),
        Transition(State.ANSWERED, "take_back", State.TAKEN_BACK, SENDER),
        Transition(State.DECLINED, "take_back", State.TAKEN_BACK, SENDER),
        Transition(State.WITHDRAWN, "take_back", State.TAKEN_BACK, SENDER),
    ),
)


@rule(
    id="engagement.feedback_state",
    title=gettext_noop("Feedback is received, then published or declined; what is published is answered or withdrawn."),
    source=STEPS,
)
def refused_step(state: str, act: str) -> list[Finding]:
    """Looks whether the step can be done now. What was taken back by its sender stays so: nothing of it is kept."""
    if FEEDBACK.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the feedback is «{state}»")
    values = {"state": Sentence(STATES[state])}
    return [Finding("engagement.feedback_state", Severity.ERROR, Sentence(message, values))]


@rule(
    id="engagement.feedback_has_words",
    title=gettext_noop("Feedback whose words were erased stays where it is."),
    source=MINIMAL,
)
def refused_empty(*, has_words: bool) -> list[Finding]:
    """Looks whether there is anything left to look at: words are kept for a while only, once nobody is to read them."""
    if has_words:
        return []
    message = gettext_noop("Its words were erased; nothing is left to look at")
    return [Finding("engagement.feedback_has_words", Severity.ERROR, Sentence(message))]
