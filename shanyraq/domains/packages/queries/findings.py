"""What the design rules find in a version, each with the place of what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.places import Place, place_of
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.domains.packages.rules import DESIGN_RULES, DesignFinding, DesignRule, check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. ``place`` is where the pages show its subject, if they do.

    ``outcome`` is the code of the outcome that it stands in, or empty. ``remark`` is a word of the
    package's authors on it, a text or a mapping of language to text.
    """

    rule: str
    severity: str
    message: Sentence
    subject: str
    clause: str
    outcome: str
    place: Place | None
    remark: Text

    @property
    def page(self) -> str:
        """The name of the address of its place; empty where it has none."""
        return self.place.page if self.place else ""

    @property
    def key(self) -> str:
        """What completes the address."""
        return self.place.key if self.place else ""


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """A rule with what it found, gravest rules first."""

    rule: DesignRule
    found: Sequence[Found]


_findings: Recent[tuple[Found, ...]] = Recent(64)


def design_findings(version: Version, as_of: date) -> tuple[Found, ...]:
    """Every finding of every design rule on a day, gravest first, then by rule, then as printed."""
    return _findings.get((version.code, version.digest, as_of), lambda: _find(version, as_of))


def by_rule(found: Sequence[Found]) -> list[RuleFindings]:
    """The findings by rule, in their order."""
    groups: dict[str, list[Found]] = {}
    for each in found:
        groups.setdefault(each.rule, []).append(each)
    return [RuleFindings(DESIGN_RULES[id], members) for id, members in groups.items()]


def _find(version: Version, as_of: date) -> tuple[Found, ...]:
    package = recent_package(version)
    return tuple(_found(package, each) for each in check_design(package, as_of))


def _found(package: Package, each: DesignFinding) -> Found:
    finding = each.finding
    inside = len(each.loc) > 1 and each.loc[0] == "outcomes"
    return Found(
        rule=finding.rule,
        severity=str(finding.severity),
        message=finding.message,
        subject=finding.subject,
        clause=finding.clause,
        outcome=package.outcomes[int(each.loc[1])].code if inside else "",
        place=place_of(package, each.loc),
        remark=each.remark,
    )
