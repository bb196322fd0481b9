"""The registry of design rules, and the one function that asks all of them.

A design rule is a pure generator over a ``Package`` and a date. Its docstring explains it to a
programme officer: what is looked at, why it matters, what to do.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source

Location = tuple[str | int, ...]
"""A path inside the package: ``("outcomes", 0, "indicators", 3, "rows", 1)``."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires.

    ``subject`` is unique among the hits of one rule, so that a remark can be tied to it. ``clause``
    is the anchor in the signed text, ``loc`` the path to the item that would be mended.
    """

    subject: str
    loc: Location
    clause: str
    message: Sentence


Check = Callable[[Package, date], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class DesignRule:
    """A rule with its gravity. A design rule never blocks: the text is signed as it is."""

    id: str
    title: str
    severity: Severity
    source: Source
    check: Check

    @property
    def explanation(self) -> str:
        """What the rule looks at, why it matters, what to do."""
        return " ".join((self.check.__doc__ or "").split())


@dataclass(frozen=True, slots=True)
class DesignFinding:
    """A finding beside its path in the package, from which a loader tells file and line.

    ``remark`` is what the authors of the package say about it, in one language or several.
    """

    finding: Finding
    loc: Location
    remark: Text = ""


DESIGN_RULES: dict[str, DesignRule] = {}

_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def design_rule(*, id: str, severity: Severity, title: str, source: Source) -> Callable[[Check], Check]:
    """Registers a generator of hits as a design rule, here and in the registry of all rules.

    :raises TypeError: when no ``Source`` is given.
    :raises ValueError: when the id is taken, the title is empty, the explanation is missing, or
        the rule would block.
    """
    if severity is Severity.ERROR:
        raise ValueError(f"Design rule {id} would block; a design rule only points.")

    def register(check: Check) -> Check:
        if not inspect.cleandoc(check.__doc__ or ""):
            raise ValueError(f"Design rule {id} has no explanation.")
        rule(id=id, title=title, source=source)(check)
        DESIGN_RULES[id] = DesignRule(id, title, severity, source, check)
        return check

    return register


def check_design(package: Package, as_of: date) -> list[DesignFinding]:
    """Asks every design rule. The gravest findings come first, then by rule, then as printed.

    ``as_of`` is the day on which a deadline counts as past and of which the thresholds are taken.
    """
    remarks = {(remark.rule, remark.subject): remark.explanation for remark in package.findings.findings}
    findings: list[DesignFinding] = []
    for each in sorted(DESIGN_RULES.values(), key=_order):
        for hit in each.check(package, as_of):
            finding = Finding(each.id, each.severity, hit.message, hit.subject, hit.clause)
            findings.append(DesignFinding(finding, hit.loc, remarks.get((each.id, hit.subject), "")))
    return findings


def _order(each: DesignRule) -> tuple[int, str]:
    return _GRAVEST_FIRST.index(each.severity), each.id
