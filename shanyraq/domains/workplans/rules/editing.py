"""What may be written of a sub-output at all. Pure."""

from collections.abc import Iterable

from shanyraq.domains.workplans.rules.placing import STRUCTURE
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop


@rule(
    id="workplans.output_exists",
    field="output",
    title=gettext_noop("A sub-output is put under an output that the framework has."),
    source=STRUCTURE,
)
def refused_output(output: str, outputs: Iterable[str]) -> list[Finding]:
    """Looks whether the framework has the output. Which there are is changed by amendments of the framework alone."""
    if output in set(outputs):
        return []
    message = gettext_noop("The framework has no output {code}")
    return [Finding("workplans.output_exists", Severity.ERROR, Sentence(message, {"code": output or "–"}))]


@rule(
    id="workplans.ended_stays",
    title=gettext_noop("A sub-output that was ended is not changed before it is restored."),
    source=KEPT,
)
def refused_ended(number: str, *, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What nobody sees any more would be changed without anybody noticing."""
    if not has_ended:
        return []
    message = gettext_noop("Sub-output {number} was ended; restore it first")
    return [Finding("workplans.ended_stays", Severity.ERROR, Sentence(message, {"number": number}))]
