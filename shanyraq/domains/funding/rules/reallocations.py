"""When money is moved from one sub-output to another, and who consents to it. Pure."""

from decimal import Decimal

from shanyraq.domains.funding.vocabulary import CONSENTS, Consent, Earmarking
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import LifeCycle, Transition

MUTUAL = Source(
    document="Cooperation Framework",
    clause=(
        "Resourcing: by mutual consent between the government and the UN development system entities, funds not "
        "earmarked by donors may be re-allocated to other programmatically equally worthwhile activities"
    ),
    edition="3.4, fourth paragraph",
)
DECLINES = frozenset({"decline_for_government", "decline_for_entity"})
GOVERNMENT, ENTITY = gettext_noop("the Government"), gettext_noop("the head of the entity")
PROPOSER = gettext_noop("whoever may propose it")

REALLOCATION = LifeCycle(
    "reallocation",
    Consent.PROPOSED,
    (
        Transition(Consent.PROPOSED, "consent_for_government", Consent.BY_GOVERNMENT, GOVERNMENT),
        Transition(Consent.PROPOSED, "consent_for_entity", Consent.BY_ENTITY, ENTITY),
        Transition(Consent.BY_GOVERNMENT, "consent_for_entity", Consent.EFFECTIVE, ENTITY),
        Transition(Consent.BY_ENTITY, "consent_for_government", Consent.EFFECTIVE, GOVERNMENT),
        Transition(Consent.PROPOSED, "decline_for_government", Consent.DECLINED_BY_GOVERNMENT, GOVERNMENT),
        Transition(Consent.PROPOSED, "decline_for_entity", Consent.DECLINED_BY_ENTITY, ENTITY),
        Transition(Consent.BY_GOVERNMENT, "decline_for_entity", Consent.DECLINED_BY_ENTITY, ENTITY),
        Transition(Consent.BY_ENTITY, "decline_for_government", Consent.DECLINED_BY_GOVERNMENT, GOVERNMENT),
        Transition(Consent.PROPOSED, "withdraw", Consent.WITHDRAWN, PROPOSER),
        Transition(Consent.BY_GOVERNMENT, "withdraw", Consent.WITHDRAWN, PROPOSER),
        Transition(Consent.BY_ENTITY, "withdraw", Consent.WITHDRAWN, PROPOSER),
    ),
)


@rule(
    id="funding.mutual_consent",
    title=gettext_noop("Money that is not earmarked is moved when the Government and the entity both consented."),
    source=MUTUAL,
)
def refused_act(state: str, act: str, *, person: int | None, other_side: int | None) -> list[Finding]:
    """Looks whether the act is possible in the state, and who consented for the other side: two sides are two people,
    each with an account. A side consents or declines while it is asked. What became effective, was declined or
    withdrawn is proposed anew.
    """
    if REALLOCATION.after(state, act) is None:
        message = gettext_noop("This is not possible in the state «{state}»")
        return [_error(Sentence(message, {"state": Sentence(CONSENTS[state])}))]
    if act == "withdraw":
        return []
    if person is None and act in DECLINES:
        return [_error(Sentence(gettext_noop("A person declines for a side; no machine does")))]
    if person is None:
        return [_error(Sentence(gettext_noop("A person consents for a side; no machine does")))]
    if person == other_side:
        return [_error(Sentence(gettext_noop("You consented for the other side already")))]
    return []


@rule(
    id="funding.only_unearmarked",
    field="number",
    title=gettext_noop("Only money that its donor did not earmark is reallocated by consent."),
    source=MUTUAL,
)
def refused_earmarked(earmarking: str) -> list[Finding]:
    """Looks at the earmarking. What earmarked money is for changes by its agreement with the donor alone."""
    if earmarking == Earmarking.NONE:
        return []
    message = gettext_noop("The donor earmarked this money; it is moved by an amendment of its agreement")
    return [Finding("funding.only_unearmarked", Severity.ERROR, Sentence(message))]


@rule(
    id="funding.reallocated_is_there",
    field="amount",
    title=gettext_noop("Not more is moved from a sub-output than is allocated to it, and not to itself."),
    source=MUTUAL,
)
def refused_amount(amount: Decimal, there: Decimal, *, same: bool) -> list[Finding]:
    """Looks what the sub-output that gives has of the contribution: when it is proposed, and when it becomes
    effective.
    """
    if same:
        message = gettext_noop("The money stands there already")
        return [Finding("funding.reallocated_is_there", Severity.ERROR, Sentence(message), field="target")]
    if amount <= there:
        return []
    message = gettext_noop("{there} US dollars of the contribution are allocated there")
    return [Finding("funding.reallocated_is_there", Severity.ERROR, Sentence(message, {"there": there}))]


@rule(
    id="funding.less_by_consent",
    field="amount",
    title=gettext_noop("What was allocated of money that is not earmarked becomes less by consent alone."),
    source=MUTUAL,
)
def refused_lessening(earmarking: str, before: Decimal, after: Decimal) -> list[Finding]:
    """Looks whether an allocation becomes smaller. Otherwise money could be moved by setting one allocation down and
    another one up, without anybody's consent.
    """
    if after >= before or earmarking != Earmarking.NONE:
        return []
    message = gettext_noop("Propose a reallocation: this money is moved by consent of the Government and the entity")
    return [Finding("funding.less_by_consent", Severity.ERROR, Sentence(message))]


@rule(
    id="funding.unearmarked_stays",
    field="earmarking",
    title=gettext_noop("Money that is not earmarked stays so while any of it is allocated."),
    source=MUTUAL,
)
def refused_earmarking(before: str, after: str, allocated: Decimal) -> list[Finding]:
    """Looks whether money that sub-outputs count on would become earmarked. Otherwise whoever keeps it could move it
    without anybody's consent: earmark it, allocate it elsewhere, and say again that it is not earmarked.
    """
    if before != Earmarking.NONE or after == before or not allocated:
        return []
    message = gettext_noop(
        "{allocated} US dollars of it are allocated as money that is not earmarked, and are moved by consent alone; "
        "where this was entered by mistake, somebody who consents for the Government corrects the earmarking"
    )
    return [Finding("funding.unearmarked_stays", Severity.ERROR, Sentence(message, {"allocated": allocated}))]


@rule(
    id="funding.earmarking_corrected",
    title=gettext_noop("Who corrects the earmarking for the Government does not keep the money as well."),
    source=MUTUAL,
)
def refused_correction(*, person: int | None, keeps_money: bool) -> list[Finding]:
    """Looks who corrects the earmarking of money that is allocated: two sides are two people, each with an account."""
    if person is None:
        message = gettext_noop("A person consents for a side; no machine does")
    elif keeps_money:
        message = gettext_noop("You keep this money yourself; somebody else corrects its earmarking for the Government")
    else:
        return []
    return [Finding("funding.earmarking_corrected", Severity.ERROR, Sentence(message))]


def _error(said: Sentence) -> Finding:
    return Finding("funding.mutual_consent", Severity.ERROR, said)
