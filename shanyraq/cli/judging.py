"""What ``framework check`` says of a package that can be read: each finding with its place and remark."""

from dataclasses import replace
from datetime import date

from shanyraq.cli.output import say
from shanyraq.domains.packages.reading import Reading
from shanyraq.domains.packages.rules import DESIGN_RULES, DesignFinding, check_design
from shanyraq.domains.packages.rules.remarks import remarks_without_finding
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.writing.json_export import text
from shanyraq.kernel.findings import Severity


def judged(reading: Reading, as_of: date) -> list[DesignFinding]:
    """What the rules find in the package, each finding with its file and line; remarks on nothing last."""
    if reading.package is None:
        return []
    found = [*check_design(reading.package, as_of), *remarks_without_finding(reading.package, as_of)]
    places = [reading.place(each.loc, each.finding.clause) for each in found]
    return [
        replace(each, finding=replace(each.finding, place=place)) for each, place in zip(found, places, strict=True)
    ]


def print_judged(found: list[DesignFinding], package: Package) -> None:
    """One line for each finding, its remark below it."""
    for each in found:
        say(str(each.finding))
        if each.remark:
            say(f"    {text(each.remark, package)}")


def flaws(found: list[DesignFinding]) -> str:
    """How many design findings, of how many kinds; remarks on nothing do not count."""
    design = [each.finding for each in found if each.finding.rule in DESIGN_RULES]
    kinds = len({finding.rule for finding in design})
    warnings = sum(finding.severity is not Severity.NOTE for finding in design)
    return f"{len(design)} design findings of {kinds} kinds, {warnings} of them warnings."
