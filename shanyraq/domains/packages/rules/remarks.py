"""Whether the remarks of a package are still on something that the design rules find."""

from datetime import date

from shanyraq.domains.packages.rules.design import DESIGN_RULES, DesignFinding
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source


@rule(
    id="package.remarks",
    title=gettext_noop("Every remark in findings.yaml is on a finding that the check still makes."),
    source=Source("Shanyraq package format", "findings.yaml", "1"),
)
def remarks_without_finding(package: Package, as_of: date) -> list[DesignFinding]:
    """Looks for remarks on what the check does not find on the day, nor by the end of the framework, when
    every deadline has passed.

    Such a remark explains a flaw that was mended, or that bears another name now, and no reader comes
    to see it. Take the remark out, or correct its subject as “framework check” prints it.
    """
    message = gettext_noop("The remark on “{subject}” stays unseen: the rule {about} finds no such thing.")
    remarks = [(number, each) for number, each in enumerate(package.findings.findings) if each.rule in DESIGN_RULES]
    for day in (as_of, package.framework.ends_on):
        found = {id: _subjects(id, package, day) for id in {each.rule for _, each in remarks}}
        remarks = [(number, each) for number, each in remarks if each.subject not in found[each.rule]]
    return [
        DesignFinding(
            Finding(
                "package.remarks",
                Severity.WARNING,
                Sentence(message, {"subject": each.subject, "about": each.rule}),
                f"remark on {each.subject}",
            ),
            ("findings", "findings", number),
        )
        for number, each in remarks
    ]


def _subjects(id: str, package: Package, as_of: date) -> set[str]:
    return {hit.subject for hit in DESIGN_RULES[id].check(package, as_of)}
