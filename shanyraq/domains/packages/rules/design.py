"""The registry of design rules, and the one function that asks all of them.

A design rule is a pure generator over a ``Package`` and a date. Its docstring explains it to a
programme officer: what is looked at, why it matters, what to do.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.packages.rules.signed import as_it_stands, as_signed
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
Turns = Callable[[Package], Iterable[date]]
"""The days from which a rule may answer otherwise than the day before."""


@dataclass(frozen=True, slots=True)
class DesignRule:
    """A rule with its gravity. A design rule never blocks: the text is signed as it is."""

    id: str
    title: str
    severity: Severity
    source: Source
    check: Check
    turns: Turns | None = None
    """None where the rule answers the same on every day."""
    of_print: bool = False
    """Whether it looks at the printed words themselves, which a correction does not change."""

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


def design_rule(
    *,
    id: str,
    severity: Severity,
    title: str,
    source: Source,
    turns: Turns | None = None,
    of_print: bool = False,
) -> Callable[[Check], Check]:
    """Registers a generator of hits as a design rule, here and in the registry of all rules.

    A rule that reads its day says with ``turns`` on which days that matters; findings are kept for the
    days between.

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
        DESIGN_RULES[id] = DesignRule(id, title, severity, source, check, turns, of_print)
        return check

    return register


def check_design(package: Package, as_of: date) -> list[DesignFinding]:
    """Asks every design rule. The gravest findings come first, then by rule, then as printed.

    The document is asked as it was signed: a value that was corrected since brings no finding about it, and takes
    away those that no longer hold.

    ``as_of`` is the day on which a deadline counts as past and of which the thresholds are taken.
    """
    remarks = _remarks(package)
    return [found for each in _in_order() for found in _found(each, package, as_of, remarks)]


def check_standing(package: Package, as_of: date) -> list[DesignFinding]:
    """The same of what stands now, as if it had been printed: what a correction brings about is found.

    Rules about the printed words themselves are asked of these.
    """
    remarks, standing = _remarks(package), as_it_stands(package)
    return [
        found for each in _in_order() for found in _found(each, package if each.of_print else standing, as_of, remarks)
    ]


def turning_days(package: Package) -> list[date]:
    """The days from which the findings may be others than the day before; first the first day that there is."""
    both = (package, as_signed(package))
    turns = [each.turns for each in DESIGN_RULES.values() if each.turns]
    return sorted({date.min, *(day for turn in turns for each in both for day in turn(each))})


def check_every_day(package: Package) -> list[tuple[date, list[DesignFinding]]]:
    """The findings of all days: from which day on, and what is found until the next of these days.

    Rules that do not read their day are asked once, the others once for each turning day.
    """
    remarks = _remarks(package)
    always = {each.id: _found(each, package, date.min, remarks) for each in _in_order() if each.turns is None}
    found: list[tuple[date, list[DesignFinding]]] = []
    for day in turning_days(package):
        of_rules = [
            always[each.id] if each.turns is None else _found(each, package, day, remarks) for each in _in_order()
        ]
        findings = [finding for of_rule in of_rules for finding in of_rule]
        if not found or findings != found[-1][1]:
            found.append((day, findings))
    return found


def _remarks(package: Package) -> Mapping[tuple[str, str], Text]:
    return {(remark.rule, remark.subject): remark.explanation for remark in package.findings.findings}


def _in_order() -> list[DesignRule]:
    return sorted(DESIGN_RULES.values(), key=_order)


def _found(
    each: DesignRule, package: Package, as_of: date, remarks: Mapping[tuple[str, str], Text]
) -> list[DesignFinding]:
    return [
        DesignFinding(
            Finding(each.id, each.severity, hit.message, hit.subject, hit.clause),
            hit.loc,
            remarks.get((each.id, hit.subject), ""),
        )
        for hit in _hits(each, package, as_of)
    ]


def _hits(each: DesignRule, package: Package, as_of: date) -> Iterator[Hit]:
    """Where a rule fires in the document as it was signed and still does in what stands now."""
    signed = as_signed(package)
    if signed is package:
        return each.check(package, as_of)
    still = {hit.subject for hit in each.check(package, as_of)}
    return (hit for hit in each.check(signed, as_of) if hit.subject in still)


def _order(each: DesignRule) -> tuple[int, str]:
    return _GRAVEST_FIRST.index(each.severity), each.id
