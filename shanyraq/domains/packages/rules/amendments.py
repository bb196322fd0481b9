"""The life cycle of an amendment, and who agrees to it. Pure."""

from shanyraq.domains.packages.vocabulary import STATES
from shanyraq.domains.packages.vocabulary import AmendmentState as State
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import LifeCycle, Transition

GUIDANCE = Source(
    document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
    clause="Part 3, Implementation: the framework is adjusted with the Government through the joint steering committee",
    edition="UNSDG, 3 June 2019",
    url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
)

GOVERNMENT, UN = gettext_noop("the Government's co-chair"), gettext_noop("the Resident Coordinator")
EITHER, PROPOSER = gettext_noop("one of both sides"), gettext_noop("whoever proposed it")
KEEPER = gettext_noop("whoever may apply packages")

AMENDMENT = LifeCycle(
    "amendment",
    State.PROPOSED,
    (
        Transition(State.PROPOSED, "agree_for_government", State.AGREED_BY_GOVERNMENT, GOVERNMENT),
        Transition(State.PROPOSED, "agree_for_un", State.AGREED_BY_UN, UN),
        Transition(State.AGREED_BY_GOVERNMENT, "agree_for_un", State.AGREED, UN),
        Transition(State.AGREED_BY_UN, "agree_for_government", State.AGREED, GOVERNMENT),
        Transition(State.PROPOSED, "reject", State.REJECTED, EITHER),
        Transition(State.AGREED_BY_GOVERNMENT, "reject", State.REJECTED, EITHER),
        Transition(State.AGREED_BY_UN, "reject", State.REJECTED, EITHER),
        Transition(State.PROPOSED, "withdraw", State.WITHDRAWN, PROPOSER),
        Transition(State.AGREED_BY_GOVERNMENT, "withdraw", State.WITHDRAWN, PROPOSER),
        Transition(State.AGREED_BY_UN, "withdraw", State.WITHDRAWN, PROPOSER),
        Transition(State.AGREED, "apply", State.APPLIED, KEEPER),
        Transition(State.AGREED, "reject", State.REJECTED, EITHER),
        Transition(State.AGREED, "withdraw", State.WITHDRAWN, PROPOSER),
    ),
)


@rule(
    id="packages.amendment_state",
    title=gettext_noop("An amendment is applied after both sides agreed to it; what is decided stays decided."),
    source=GUIDANCE,
)
def refused_act(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state of the amendment.

    The document is signed by two sides, so one side alone changes nothing in it. Until it is applied either side can
    still reject it. An amendment that was rejected, withdrawn or applied is proposed anew.
    """
    if AMENDMENT.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible in the state «{state}» of the amendment")
    return [Finding("packages.amendment_state", Severity.ERROR, Sentence(message, {"state": Sentence(STATES[state])}))]


@rule(
    id="packages.two_sides",
    title=gettext_noop("The two sides of an amendment are two people."),
    source=GUIDANCE,
)
def refused_side(*, person: int | None, other_side: int | None, speaks_for_both: bool) -> list[Finding]:
    """Looks who agreed for the other side, and whether whoever agrees could have done so.

    Whoever holds both roles, by mistake or not, cannot sign for the Government and for the United Nations.
    """
    if speaks_for_both:
        message = gettext_noop("You hold the roles of both sides; agree with one of them when the other was taken away")
        return [Finding("packages.two_sides", Severity.ERROR, Sentence(message))]
    if person is None or person != other_side:
        return []
    message = gettext_noop("You agreed for the other side already; this side is agreed to by somebody else")
    return [Finding("packages.two_sides", Severity.ERROR, Sentence(message))]


@rule(
    id="packages.amendment_changes",
    field="file",
    title=gettext_noop("An amendment changes something of the framework that it was made from."),
    source=GUIDANCE,
)
def refused_proposal(changes: int) -> list[Finding]:
    """Looks whether the proposed package differs from the framework in force.

    Both sides are asked to agree to a difference; without one there is nothing to agree to.
    """
    if changes:
        return []
    message = gettext_noop("The package says what the framework says already; there is nothing to propose")
    return [Finding("packages.amendment_changes", Severity.ERROR, Sentence(message))]


@rule(
    id="packages.amendment_framework",
    field="file",
    title=gettext_noop("The package of an amendment is that of the framework that it amends."),
    source=GUIDANCE,
)
def refused_framework(code: str, *, wanted: str) -> list[Finding]:
    """Looks which framework the package describes.

    Both sides of one framework cannot agree to the document of another.
    """
    if code == wanted:
        return []
    message = gettext_noop("The package is that of {code}, and the amendment one of {wanted}")
    return [
        Finding("packages.amendment_framework", Severity.ERROR, Sentence(message, {"code": code, "wanted": wanted}))
    ]


@rule(
    id="packages.amendment_base",
    field="base",
    title=gettext_noop("An amendment says from which version of the framework it was made."),
    source=GUIDANCE,
)
def refused_base(base: int | None, *, newest: int) -> list[Finding]:
    """Looks for the version that the proposed package was made from.

    What was changed in between is not in the package. Without its version, taking that back would look like a part
    of the amendment, and both sides would agree to it without a word. While there is one version, it is that one.
    """
    if base is None and newest > 1:
        message = gettext_noop("Say from which version the package was made; the newest is version {version}")
        return [Finding("packages.amendment_base", Severity.ERROR, Sentence(message, {"version": newest}))]
    if base is not None and not 1 <= base <= newest:
        message = gettext_noop("There is no version {base}; the newest is version {version}")
        values = {"base": base, "version": newest}
        return [Finding("packages.amendment_base", Severity.ERROR, Sentence(message, values))]
    return []


@rule(
    id="packages.changes_together",
    title=gettext_noop("What is changed together changes something of the framework."),
    source=Source("Shanyraq decision 0025", "the rows of a workbook make one version of a framework", "November 2026"),
)
def refused_nothing(changes: int) -> list[Finding]:
    """Looks whether the framework differs after all rows of a workbook from the one before them.

    Where one row takes back what another one does, a version without a difference would come of it.
    """
    if changes:
        return []
    message = gettext_noop("Together the rows change nothing: one takes back what another one does")
    return [Finding("packages.changes_together", Severity.ERROR, Sentence(message))]
