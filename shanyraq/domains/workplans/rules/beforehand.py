"""What is told of a plan before it goes on: how much is to be mended in its sub-outputs, rule by rule. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.workplans.rules.cycle import JOINT
from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import RULES, rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

SAID = {
    Severity.ERROR: gettext_noop("Errors in {number} of {every} sub-outputs: {counts}"),
    Severity.WARNING: gettext_noop("Warnings in {number} of {every} sub-outputs: {counts}"),
}
COUNTED = gettext_noop("{number} × “{rule}”")


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many sub-outputs of a plan rules of one gravity find something, and each of these rules."""

    severity: Severity
    sub_outputs: int
    by_rule: tuple[tuple[str, int], ...]


def tallies(found: Mapping[int, Sequence[Finding]]) -> list[Tally]:
    """Errors and warnings of a plan; a gravity of which there is nothing is left out.

    ``found``: of each sub-output what the rules find in it. A rule counts once in each, however often it finds it.
    """
    every = []
    for severity in SAID:
        rules = [{each.rule for each in findings if each.severity is severity} for findings in found.values()]
        counts = Counter(rule for own in rules for rule in own)
        if counts:
            by_rule = tuple((each.id, counts[each.id]) for each in CHECKS if counts[each.id])
            every.append(Tally(severity, sum(map(bool, rules)), by_rule))
    return every


@rule(
    id="workplans.plan_found",
    title=gettext_noop("Whoever moves a plan on is told how much is to be mended in its sub-outputs."),
    source=JOINT,
)
def told_before(found: Mapping[int, Sequence[Finding]]) -> list[Finding]:
    """Counts the sub-outputs with errors and those with warnings, and in how many of them each rule finds something.

    It stands in nobody's way: errors are refused by another rule when a plan is submitted.
    """
    return [
        Finding(
            "workplans.plan_found",
            Severity.WARNING,
            Sentence(
                SAID[each.severity],
                {
                    "number": each.sub_outputs,
                    "every": len(found),
                    "counts": [
                        Sentence(COUNTED, {"number": number, "rule": Sentence(RULES[rule].title)})
                        for rule, number in each.by_rule
                    ],
                },
            ),
        )
        for each in tallies(found)
    ]
