"""The life cycle of a sub-output: the statuses of UN INFO, and what leads from one to the next. Pure."""

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.vocabulary import STATUSES, Act, Status
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.transitions import LifeCycle, Transition

PLANNER = gettext_noop("whoever edits the work plan of the entity")
MOVE = gettext_noop("Move to another status")
"""The verb, by its title."""

SUB_OUTPUT = LifeCycle(
    "sub_output",
    Status.PIPELINE,
    (
        Transition(Status.PIPELINE, Act.BEGIN, Status.IMPLEMENTATION, PLANNER),
        Transition(Status.IMPLEMENTATION, Act.FINALISE, Status.FINALISATION, PLANNER),
        Transition(Status.IMPLEMENTATION, Act.CLOSE, Status.CLOSED, PLANNER),
        Transition(Status.FINALISATION, Act.CLOSE, Status.CLOSED, PLANNER),
        Transition(Status.IMPLEMENTATION, Act.PUT_OFF, Status.PIPELINE, PLANNER),
        Transition(Status.FINALISATION, Act.RESUME, Status.IMPLEMENTATION, PLANNER),
        Transition(Status.CLOSED, Act.REOPEN, Status.FINALISATION, PLANNER),
        Transition(Status.PIPELINE, Act.SUSPEND, Status.SUSPENDED, PLANNER),
        Transition(Status.IMPLEMENTATION, Act.SUSPEND, Status.SUSPENDED, PLANNER),
        Transition(Status.SUSPENDED, Act.RESUME, Status.IMPLEMENTATION, PLANNER),
        Transition(Status.SUSPENDED, Act.PUT_OFF, Status.PIPELINE, PLANNER),
        Transition(Status.PIPELINE, Act.CANCEL, Status.CANCELLED, PLANNER),
        Transition(Status.IMPLEMENTATION, Act.CANCEL, Status.CANCELLED, PLANNER),
        Transition(Status.SUSPENDED, Act.CANCEL, Status.CANCELLED, PLANNER),
        Transition(Status.CANCELLED, Act.REOPEN, Status.PIPELINE, PLANNER),
    ),
)
ONWARD = (Status.PIPELINE, Status.IMPLEMENTATION, Status.FINALISATION, Status.CLOSED)
"""The way of work that nothing stops."""
STOPPED = frozenset({Status.SUSPENDED, Status.CANCELLED})
STEPS = sources.mandatory("status")
FITS = sources.publication("1 to 4, which compare the dates with the status")


@rule(
    id="workplans.status_step",
    field="act",
    title=gettext_noop("A sub-output moves from one status to the next as its life cycle has it."),
    source=STEPS,
)
def refused_move(status: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the status. What has none yet gets its first one where it is amended."""
    if SUB_OUTPUT.after(status, act) is not None:
        return []
    if not status:
        message = Sentence(gettext_noop("It has no status yet; enter the first one by amending it"))
    else:
        words = gettext_noop("This is not possible while the status is «{status}»")
        message = Sentence(words, {"status": Sentence(STATUSES[Status(status)])})
    return [Finding("workplans.status_step", Severity.ERROR, message)]


@rule(
    id="workplans.status_reason",
    field="reason",
    title=gettext_noop("Who stops a sub-output or takes its status back says why."),
    source=FITS,
)
def refused_unreasoned(status: str, act: str, reason: str) -> list[Finding]:
    """Looks for a reason where work is suspended, cancelled or taken up again after it ended, and where the status goes
    back. Work that goes on as it was planned needs none.
    """
    target = SUB_OUTPUT.after(status, act)
    if target is None or reason.strip() or not _needs_reason(Status(status), Status(target)):
        return []
    message = gettext_noop("Say why it goes from «{before}» to «{after}»")
    return [Finding("workplans.status_reason", Severity.ERROR, Sentence(message, _both(status, target)))]


def _needs_reason(status: Status, target: Status) -> bool:
    if target in STOPPED or status is Status.CANCELLED:
        return True
    return status in ONWARD and target in ONWARD and ONWARD.index(target) < ONWARD.index(status)


@rule(
    id="workplans.status_moves",
    field="status",
    title=gettext_noop("Once a sub-output has a status, an act of its life cycle changes it, and nothing else."),
    source=STEPS,
)
def refused_status(before: str, after: str) -> list[Finding]:
    """Looks whether an amendment changes the status. The first one may be entered; what comes after it are steps, each
    with its name and, where it leads back or stops the work, with a reason.
    """
    if not before or before == after:
        return []
    message = gettext_noop("The status is «{before}»; «{verb}» changes it, not an amendment")
    values = {"before": Sentence(STATUSES[Status(before)]), "verb": Sentence(MOVE)}
    return [Finding("workplans.status_moves", Severity.ERROR, Sentence(message, values))]


@rule(
    id="workplans.status_of_file",
    field="status",
    title=gettext_noop("A status that a file brings is one that the life cycle leads to."),
    source=FITS,
)
def strange_status(before: str, after: str) -> list[Finding]:
    """Looks whether one act leads from the status here to that of a file or a workbook.

    The file is taken as it is: what it says happened somewhere else. Whoever takes it is told where a step is
    missing.
    """
    if not before or before == after or any(SUB_OUTPUT.after(before, act) == after for act in Act):
        return []
    message = gettext_noop("No step leads from «{before}» to «{after}»; it is taken as the file has it")
    return [
        Finding("workplans.status_of_file", Severity.WARNING, Sentence(message, _both(before, after)), subject="status")
    ]


def _both(before: str, after: str) -> dict[str, Sentence | str]:
    return {
        name: Sentence(STATUSES[Status(each)]) if each else "–" for name, each in (("before", before), ("after", after))
    }
