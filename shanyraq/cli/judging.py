"""What ``framework check`` says of a package that can be read: each finding with its place and remark."""

from dataclasses import replace
from datetime import date

from shanyraq.base.rulebook import rulebook
from shanyraq.base.ui.texts import pick
from shanyraq.cli.output import say, told
from shanyraq.domains.packages.reading import Reading
from shanyraq.domains.packages.rules import DesignFinding, check_design
from shanyraq.domains.packages.rules.promises import unknown_rules
from shanyraq.domains.packages.rules.remarks import remarks_without_finding
from shanyraq.domains.packages.schema import Package


def judged(reading: Reading, as_of: date) -> list[DesignFinding]:
    """What the rules find in the package, each finding with its file and line; remarks on nothing last."""
    package = reading.package
    if package is None:
        return []
    found = [
        *check_design(package, as_of),
        *rules_unknown(package),
        *remarks_without_finding(package, as_of),
    ]
    places = [reading.place(each.loc, each.finding.clause) for each in found]
    return [
        replace(each, finding=replace(each.finding, place=place)) for each, place in zip(found, places, strict=True)
    ]


def rules_unknown(package: Package) -> list[DesignFinding]:
    """Commitments of a rule that this release does not have. The rulebook is opened only where one is named."""
    if not any(commitment.rule for commitment in package.commitments.commitments):
        return []
    return unknown_rules(package, {rule.id for rule in rulebook()})


def print_judged(found: list[DesignFinding], package: Package) -> None:
    """One line for each finding, its remark below it."""
    for each in found:
        say(told(each.finding))
        if each.remark:
            say(f"    {pick(each.remark, package.framework.language).text}")
