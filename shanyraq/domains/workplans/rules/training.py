"""When a plan that nobody made may be written at all. Pure."""

from collections.abc import Collection

from shanyraq.domains.parties.rules.register import folded
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

ONLY = "workplans.invented_for_training"
FROM = "workplans.invented_from_something"
STAYS = "workplans.invented_stays_in_copies"
TRAINING = Source(
    document="Shanyraq, decision record 0030: what a copy for training invents",
    clause="1. Nothing is invented in a real framework",
    edition="November 2026",
)


@rule(
    id=ONLY,
    title=gettext_noop("Work plans are invented in copies for training alone."),
    source=TRAINING,
)
def refused_real(code: str, *, is_copy: bool) -> list[Finding]:
    """Looks whether the framework is a copy for training. In a real one an invented figure would be taken for true."""
    if is_copy:
        return []
    message = gettext_noop("{code} is no copy for training, and nothing is invented in a real framework")
    return [Finding(ONLY, Severity.ERROR, Sentence(message, {"code": code}))]


@rule(
    id=FROM,
    title=gettext_noop("What a plan is invented from stands in the file of its copy."),
    source=EXISTS,
)
def refused_without_plans(code: str, *, has_plans: bool) -> list[Finding]:
    """Looks whether ``training.yaml`` of the copy says from what its work plans are drawn."""
    if has_plans:
        return []
    message = gettext_noop("training.yaml of {code} has no section “work_plans”; nothing can be drawn")
    return [Finding(FROM, Severity.ERROR, Sentence(message, {"code": code}))]


@rule(
    id=STAYS,
    field="file",
    title=gettext_noop("A file of a copy for training is not taken into a real framework."),
    source=TRAINING,
)
def refused_invented(plans: Collection[str], copies: Collection[str], *, is_copy: bool) -> list[Finding]:
    """Looks whether a file names the plan of a copy for training, and the framework that would take it is none.

    What was invented for practice would be counted as planned. Export the file from the real framework instead.
    """
    titles = {folded(each) for each in copies}
    found = [] if is_copy else [plan for plan in plans if folded(plan) in titles]
    message = gettext_noop("The file is of a copy for training, “{plan}”: what it holds is invented")
    return [Finding(STAYS, Severity.ERROR, Sentence(message, {"plan": plan})) for plan in found]
