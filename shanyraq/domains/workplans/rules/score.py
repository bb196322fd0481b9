"""How good the sub-outputs of a plan are, as one share that anyone can count again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Score:
    """How many checks were asked and passed. ``share``: passed ÷ checked, from 0 to 1; None where nothing is checked.

    ``by_rule``: of how many sub-outputs each rule found something, in the order of the rules; those that found nothing
    are left out.
    """

    checked: int = 0
    passed: int = 0
    share: Decimal | None = None
    by_rule: Mapping[str, int] = field(default_factory=dict)


def quality(findings_by_sub_output: Sequence[Sequence[Finding]]) -> Score:
    """The score of some sub-outputs, from what ``quality.check`` found of each.

    Checks asked = rules × sub-outputs: every rule is asked once of every sub-output. A check is passed where its rule
    found nothing, be it once or several times that it did; a rule that has nothing to look at (the narrative of a
    humanitarian marker that is not set) counts as passed. Share = checks passed ÷ checks asked.

    With 50 rules and 2 sub-outputs, of which one has findings by 3 rules and the other none, 97 of 100 checks are
    passed: 0.97. Errors, warnings and notes weigh the same. Findings of other rules, those of an import for instance,
    are not counted.
    """
    found = Counter(rule for findings in findings_by_sub_output for rule in {each.rule for each in findings})
    by_rule = {each.id: found[each.id] for each in CHECKS if found[each.id]}
    checked = len(CHECKS) * len(findings_by_sub_output)
    if not checked:
        return Score()
    passed = checked - sum(by_rule.values())
    return Score(checked, passed, Decimal(passed) / Decimal(checked), by_rule)
