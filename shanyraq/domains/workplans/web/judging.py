"""What the page of quality shows: the score of each entity, and what each rule found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.quality import by_entity
from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.domains.workplans.rules.score import quality as score_of
from shanyraq.domains.workplans.rules.score import taken
from shanyraq.domains.workplans.web.words import Text, organisation
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import RULES, Rule


@dataclass(frozen=True)
class EntityLine:
    """The score of an entity: the mean of the points of its sub-outputs, from 0 to 100. ``whole``: rounded down.

    ``in_order``: sub-outputs without an error or a warning.
    """

    entity: str
    name: Text
    lines: int
    points: Decimal
    in_order: int
    errors: int
    warnings: int

    @property
    def whole(self) -> int:
        """Whole points, rounded down: 100 means that nothing is left."""
        return int(self.points)


@dataclass(frozen=True)
class RuleLine:
    """What one rule found: in which sub-outputs."""

    rule: Rule
    severity: Severity
    lines: list[Line]


def judged(found: Board, findings: dict[int, list[Finding]], on: date) -> dict[str, Any]:
    """The context of ``workplans/quality.html``."""
    scores = by_entity(found.lines, findings, on)
    entities = [
        EntityLine(
            each.entity,
            organisation(each.entity, found.around),
            each.lines,
            each.score.points or Decimal(0),
            each.score.in_order,
            each.errors,
            each.warnings,
        )
        for each in scores
    ]
    whole = score_of([findings[line.number] for line in found.lines], on)
    return {
        "entities": sorted(entities, key=lambda each: (each.points, each.entity)),
        "whole": whole,
        "points": int(whole.points or 0),
        "rules": by_rule(found.lines, findings),
        "checks": len(CHECKS),
        "taken": {str(severity): points for severity, points in taken(on).items()},
        "every": found.lines,
    }


def by_rule(lines: Sequence[Line], findings: dict[int, list[Finding]]) -> list[RuleLine]:
    """What each rule found, in the order of rules; one that found nothing is left out."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        for rule in dict.fromkeys(finding.rule for finding in findings[line.number]):
            found.setdefault(rule, []).append(line)
    return [RuleLine(RULES[each.id], each.severity, found[each.id]) for each in CHECKS if each.id in found]
