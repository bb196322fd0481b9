"""Whether the rules that decide the commitments of a package are there."""

from collections.abc import Container

from shanyraq.domains.packages.rules.design import DesignFinding
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source


@rule(
    id="package.commitment-rule",
    title=gettext_noop("The rule that is to decide a commitment is there."),
    source=Source("Shanyraq package format", "commitments.yaml", "1"),
)
def unknown_rules(package: Package, known: Container[str]) -> list[DesignFinding]:
    """Looks for commitments that name a rule which this release of the software does not have.

    Nothing decides such a commitment, though its file says that something does. Correct the id, or leave it
    out until there is such a rule.
    """
    message = gettext_noop("The commitment {id} is to be decided by the rule {about}, which there is not.")
    return [
        DesignFinding(
            Finding(
                "package.commitment-rule",
                Severity.WARNING,
                Sentence(message, {"id": each.id, "about": each.rule}),
                f"commitment {each.id}",
                each.clauses[0],
            ),
            ("commitments", "commitments", number, "rule"),
        )
        for number, each in enumerate(package.commitments.commitments)
        if each.rule and each.rule not in known
    ]
