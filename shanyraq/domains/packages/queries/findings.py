"""What the design rules find in a version on a day: kept with it, or found anew where other rules found that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.models import Findings, Version
from shanyraq.domains.packages.queries.checked import Checked, Found, checked, edition, found_on, from_text
from shanyraq.domains.packages.queries.naming import Titles
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.domains.packages.queries.versions import versions_in_force
from shanyraq.domains.packages.rules import DESIGN_RULES, DesignRule
from shanyraq.domains.packages.schema.items import Text

__all__ = [
    "Found",
    "RuleFindings",
    "by_rule",
    "design_findings",
    "finding_titles",
    "outcome_titles",
    "to_be_checked",
]


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """A rule with what it found, gravest rules first."""

    rule: DesignRule
    found: Sequence[Found]


_checked: Recent[Checked] = Recent(64)
_on_a_day: Recent[tuple[Found, ...]] = Recent(16)
"""Of packages whose findings turn on more days than are kept."""


def design_findings(version: Version, as_of: date) -> tuple[Found, ...]:
    """Every finding of every design rule on a day, gravest first, then by rule, then as printed.

    One statement at most, where the rules of this release have checked the version. What is remembered of
    a version holds for every day.
    """
    of_version = _of(version)
    if of_version.spans:
        return of_version.on(as_of)
    key = (version.code, version.digest, as_of)
    return _on_a_day.get(key, lambda: found_on(recent_package(version), as_of))


def outcome_titles(version: Version) -> dict[str, Text]:
    """Code → title of the outcomes in which findings stand."""
    return dict(_of(version).outcomes)


def by_rule(found: Sequence[Found]) -> list[RuleFindings]:
    """The findings by rule, in their order."""
    groups: dict[str, list[Found]] = {}
    for each in found:
        groups.setdefault(each.rule, []).append(each)
    return [RuleFindings(DESIGN_RULES[id], members) for id, members in groups.items()]


def finding_titles(version: Version) -> Titles:
    """What the things that findings are about are called."""
    return Titles(_of(version).titles, version.language)


def to_be_checked() -> list[Version]:
    """The versions in force that the rules of this release have not checked yet."""
    done = Findings.objects.filter(edition=edition()).values("version")
    return list(versions_in_force().exclude(pk__in=done))


def _of(version: Version) -> Checked:
    return _checked.get((version.code, version.digest), lambda: _kept(version) or checked(recent_package(version)))


def _kept(version: Version) -> Checked | None:
    content = Findings.objects.filter(version=version, edition=edition()).values_list("content", flat=True).first()
    return from_text(content) if content is not None else None
