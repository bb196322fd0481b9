"""How contributions are mobilised, stage by stage. Pure."""

from decimal import Decimal

from shanyraq.domains.funding.vocabulary import STAGES, Act, Stage
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import LifeCycle, Transition

MOBILISATION = Source(
    document="Cooperation Framework",
    clause="Resourcing: the UN Country Team monitors the available funding and any need to mobilise more",
    edition="3.4, second paragraph",
)
KEEPER = gettext_noop("whoever keeps the money of the entity")

PIPELINE = LifeCycle(
    "contribution",
    Stage.IDEA,
    (
        Transition(Stage.IDEA, Act.TALK, Stage.IN_TALKS, KEEPER),
        Transition(Stage.IDEA, Act.PLEDGE, Stage.PLEDGED, KEEPER),
        Transition(Stage.IN_TALKS, Act.PLEDGE, Stage.PLEDGED, KEEPER),
        Transition(Stage.IN_TALKS, Act.SIGN, Stage.SIGNED, KEEPER),
        Transition(Stage.PLEDGED, Act.SIGN, Stage.SIGNED, KEEPER),
        Transition(Stage.PLEDGED, Act.RECEIVE, Stage.RECEIVED, KEEPER),
        Transition(Stage.SIGNED, Act.RECEIVE, Stage.RECEIVED, KEEPER),
        Transition(Stage.SIGNED, Act.CLOSE, Stage.CLOSED, KEEPER),
        Transition(Stage.RECEIVED, Act.CLOSE, Stage.CLOSED, KEEPER),
        Transition(Stage.IDEA, Act.LOSE, Stage.LOST, KEEPER),
        Transition(Stage.IN_TALKS, Act.LOSE, Stage.LOST, KEEPER),
        Transition(Stage.PLEDGED, Act.LOSE, Stage.LOST, KEEPER),
        Transition(Stage.LOST, Act.REOPEN, Stage.IN_TALKS, KEEPER),
    ),
)
AGREED = frozenset({Stage.PLEDGED, Stage.SIGNED, Stage.RECEIVED})
"""Stages in which money can be allocated to sub-outputs."""
FIRM = frozenset({Stage.SIGNED, Stage.RECEIVED, Stage.CLOSED})
"""Stages in which an agreement stands behind it."""


@rule(
    id="funding.contribution_stage",
    field="act",
    title=gettext_noop("A contribution moves from one stage to the next as its life cycle has it."),
    source=MOBILISATION,
)
def refused_move(stage: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the stage. What is lost can be taken up again; what is closed stays so."""
    if PIPELINE.after(stage, act) is not None:
        return []
    message = gettext_noop("This is not possible in the stage «{stage}»")
    return [
        Finding("funding.contribution_stage", Severity.ERROR, Sentence(message, {"stage": Sentence(STAGES[stage])}))
    ]


@rule(
    id="funding.counted_on",
    title=gettext_noop("A contribution that sub-outputs count on is neither lost nor ended."),
    source=MOBILISATION,
)
def refused_counted(allocated: Decimal) -> list[Finding]:
    """Looks whether anything of it is allocated. It is taken out of the sub-outputs first: work plans would count on
    money that does not come.
    """
    if not allocated:
        return []
    message = gettext_noop("Sub-outputs count on {allocated} US dollars of it; take them out first")
    return [Finding("funding.counted_on", Severity.ERROR, Sentence(message, {"allocated": allocated}))]
