"""What the page of quality shows: the score of each entity, and what each rule found."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.quality import by_entity
from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.domains.workplans.rules.score import Score
from shanyraq.domains.workplans.rules.score import quality as score_of
from shanyraq.domains.workplans.web.words import Text, organisation
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import RULES, Rule


@dataclass(frozen=True)
class EntityLine:
    """The score of an entity. ``share``: checks passed ÷ checks asked, as a share of 1; ``percent``: rounded down."""

    entity: str
    name: Text
    lines: int
    checked: int
    passed: int
    share: Decimal | None
    errors: int
    warnings: int

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down: 100 means that nothing is left."""
        return None if self.share is None else int(self.share * 100)


@dataclass(frozen=True)
class RuleLine:
    """What one rule found: in which sub-outputs."""

    rule: Rule
    severity: Severity
    lines: list[Line]


def judged(found: Board, findings: dict[int, list[Finding]]) -> dict[str, Any]:
    """The context of ``workplans/quality.html``."""
    scores = by_entity(found.lines, findings)
    entities = [
        EntityLine(
            each.entity,
            organisation(each.entity, found.around),
            each.lines,
            each.score.checked,
            each.score.passed,
            each.score.share,
            each.errors,
            each.warnings,
        )
        for each in scores
    ]
    return {
        "entities": sorted(entities, key=lambda each: (each.share or 0, each.entity)),
        "whole": _whole(found, findings),
        "rules": _rules(found.lines, findings),
        "checks": len(CHECKS),
        "every": found.lines,
    }


def _whole(found: Board, findings: dict[int, list[Finding]]) -> Score:
    return score_of([findings[line.number] for line in found.lines])


def _rules(lines: Sequence[Line], findings: dict[int, list[Finding]]) -> list[RuleLine]:
    by_rule: dict[str, list[Line]] = {}
    for line in lines:
        for rule in dict.fromkeys(finding.rule for finding in findings[line.number]):
            by_rule.setdefault(rule, []).append(line)
    return [RuleLine(RULES[each.id], each.severity, by_rule[each.id]) for each in CHECKS if each.id in by_rule]
