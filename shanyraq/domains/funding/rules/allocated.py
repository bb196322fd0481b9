"""What is allocated of contributions beside what lines of money say is available. Pure."""

from decimal import Decimal

from shanyraq.domains.funding.rules.contributions import AGREEMENT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

RULE = "funding.allocated_is_available"


@rule(
    id=RULE,
    title=gettext_noop(
        "What a partner's contributions give a sub-output in a year is what its lines say is available."
    ),
    source=AGREEMENT,
)
def apart_from_allocated(allocated: Decimal, available: Decimal | None) -> list[Finding]:
    """Looks at one contributing partner in one year of a sub-output: what is allocated of its contributions, and what
    the lines that name it say is available. It is told and changes neither: one of both was entered first.
    """
    if allocated == (available or 0):
        return []
    if available is None:
        message = gettext_noop("{allocated} US dollars are allocated, and no line says what is available")
        values = {"allocated": allocated}
    else:
        message = gettext_noop("{allocated} US dollars are allocated, and lines say that {available} are available")
        values = {"allocated": allocated, "available": available}
    return [Finding(RULE, Severity.WARNING, Sentence(message, values))]
