"""How good the sub-outputs of a plan are, in points that anyone can count again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shanyraq.domains.workplans.rules.limits import limit
from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.kernel.findings import Finding, Severity

MOST = 100
"""Points that every sub-output begins with."""
TAKEN: Mapping[Severity, str] = {
    Severity.ERROR: "points-error",
    Severity.WARNING: "points-warning",
    Severity.NOTE: "points-note",
}
"""Which limit says how many points a rule takes that finds something of this gravity."""
OF_RULE = {each.id: each.severity for each in CHECKS}


@dataclass(frozen=True, slots=True)
class Score:
    """The mean of the points of some sub-outputs. ``points``: from 0 to 100; None where there is no sub-output.

    ``in_order``: sub-outputs of which nothing but notes is found. ``by_rule``: of how many sub-outputs each rule found
    something, in the order of the rules; those that found nothing are left out.
    """

    sub_outputs: int = 0
    points: Decimal | None = None
    in_order: int = 0
    by_rule: Mapping[str, int] = field(default_factory=dict)


def taken(on: date) -> dict[Severity, int]:
    """The points that a rule takes on a day, by the gravity of what it finds."""
    return {severity: int(limit(name, on)) for severity, name in TAKEN.items()}


def quality(findings_by_sub_output: Sequence[Sequence[Finding]], on: date) -> Score:
    """The score of some sub-outputs, from what ``quality.check`` found of each.

    Every sub-output begins with 100 points. Each rule that finds something in it takes some, once, however often it
    finds it: most for an error, fewer for a warning, few for a note; nothing is less than 0. The score is the mean.

    With 25 points for an error and 10 for a warning, a sub-output with one error and two warnings has 55 points; with
    one that has all 100 beside it, the score is 77.5. Findings of other rules, those of an import for instance, are not
    counted.
    """
    every = [{each.rule for each in findings} & OF_RULE.keys() for findings in findings_by_sub_output]
    if not every:
        return Score()
    cost = taken(on)
    points = [max(MOST - sum(cost[OF_RULE[rule]] for rule in rules), 0) for rules in every]
    found = Counter(rule for rules in every for rule in rules)
    return Score(
        len(every),
        Decimal(sum(points)) / len(points),
        sum(all(OF_RULE[rule] is Severity.NOTE for rule in rules) for rules in every),
        {each.id: found[each.id] for each in CHECKS if found[each.id]},
    )
