"""What may be written of a sub-output at all. Pure."""

from collections.abc import Iterable

from shanyraq.domains.workplans.rules.placing import STRUCTURE
from shanyraq.kernel.decisions import EXISTS, KEPT
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
    id="workplans.lead_is_entity",
    field="lead",
    title=gettext_noop("The lead entity of a sub-output is one of its entities."),
    source=EXISTS,
)
def refused_lead(lead: str, entities: Iterable[str]) -> list[Finding]:
    """Looks for the lead among the entities, also where an entity is taken out that leads."""
    if not lead or lead in set(entities):
        return []
    message = gettext_noop("{entity} leads, and is not among the entities: name it there, or another lead")
    return [Finding("workplans.lead_is_entity", Severity.ERROR, Sentence(message, {"entity": lead}))]


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
