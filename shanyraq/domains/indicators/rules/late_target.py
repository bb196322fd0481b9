"""A target that is determined after the day by which the document wanted it. Pure."""

from datetime import date

from shanyraq.domains.indicators.rules.amending import GUIDANCE
from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

RULE = "indicators.late_target"


@rule(
    id=RULE,
    title=gettext_noop("A target that is determined after its day is remarked with what the document says of that."),
    source=GUIDANCE,
)
def late_target(*, due_on: date | None, otherwise: Otherwise, on: date, clause: str) -> list[Finding]:
    """Looks at the day by which a target was to be set, and at the day on which it is recorded.

    It may have been set in time and be recorded late, so it is remarked and not refused. Where it was set late, and
    the document says that the row is then not monitored, both sides agree to another text by an amendment.
    """
    if due_on is None or on <= due_on:
        return []
    message = gettext_noop("The document wanted this target by {due_on} ({clause})")
    if otherwise is Otherwise.NOT_MONITORED:
        message = gettext_noop(
            "The document says that the row is not monitored where no target is set by {due_on} ({clause}); if it was "
            "set later, propose an amendment"
        )
    return [Finding(RULE, Severity.WARNING, Sentence(message, {"due_on": due_on, "clause": clause}), clause=clause)]
