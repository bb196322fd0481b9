"""What the design rules find in a version, each with the page of what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.domains.packages.rules import DESIGN_RULES, DesignFinding, DesignRule, Location, check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. ``page`` and ``key`` name the page of its subject, where there is one.

    ``outcome`` is the code of the outcome that it stands in, or empty.
    """

    rule: str
    severity: str
    message: Sentence
    subject: str
    clause: str
    outcome: str
    page: str
    key: str

    @property
    def place(self) -> str:
        """The place on a page that holds all of a kind; empty where the key is part of the address."""
        return PLACES[self.page] + self.key if self.page in PLACES else ""


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
    page, key = subject_page(package, each.loc)
    finding = each.finding
    inside = len(each.loc) > 1 and each.loc[0] == "outcomes"
    return Found(
        rule=finding.rule,
        severity=str(finding.severity),
        message=finding.message,
        subject=finding.subject,
        clause=finding.clause,
        outcome=package.outcomes[int(each.loc[1])].code if inside else "",
        page=page,
        key=key,
    )


def subject_page(package: Package, loc: Location) -> tuple[str, str]:
    """The name of the address and the key of the innermost thing on the path that has a page."""
    page, key = "", ""
    thing: object = package
    for step in loc:
        thing = thing[step] if isinstance(step, int) else getattr(thing, step, None)  # type: ignore[index]
        kind = type(thing).__name__
        if kind in PAGES:
            name, field = PAGES[kind]
            page, key = name, str(getattr(thing, field))
        if thing is None:
            break
    return page, key


PAGES = {
    "Outcome": ("outcome", "code"),
    "Output": ("output", "code"),
    "Indicator": ("indicator", "key"),
    "Organisation": ("entity", "key"),
    "Signatory": ("entity", "party"),
    "Instrument": ("entity", "entity"),
    "Body": ("body", "key"),
    "Commitment": ("commitment", "id"),
    "Activity": ("monitoring-plan", "key"),
    "Risk": ("risks", "key"),
    "LnobGroup": ("lnob", "key"),
}
"""Model of the format → name of its address and the field with its key there."""

PLACES = {"monitoring-plan": "activity-", "risks": "risk-", "lnob": "group-"}
"""Pages that hold all of their kind → how the places on them begin."""
