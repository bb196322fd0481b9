"""What the rules find in sub-outputs on a day, and the score of each entity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Board, Line
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.registry import Astray, money
from shanyraq.domains.workplans.rules.asking import QualityRule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.quality import CHECKS, check
from shanyraq.domains.workplans.rules.score import Score, quality
from shanyraq.kernel.findings import Finding, Severity

GRAVE = tuple(each for each in CHECKS if each.severity is not Severity.NOTE)
"""The rules that find errors and warnings."""
NOWHERE = Surroundings(frozenset(), frozenset(), {}, 0, 9999)
"""Around a sub-output whose output the framework does not have any more."""


@dataclass(frozen=True, slots=True)
class EntityScore:
    """The score of the sub-outputs of an entity. ``entity``: its key, or as printed; empty for those that name none."""

    entity: str
    lines: int
    score: Score
    errors: int
    warnings: int


def found_in(line: Line, there: Around, on: date) -> list[Finding]:
    """What the rules find in one sub-output, organisations by their names."""
    (line,) = _with_paid([line])
    return _found_in(line, there, on)


def _with_paid(lines: Iterable[Line]) -> list[Line]:
    """The same, with whoever has money there or gives it and is not named. One statement; on a day gone by it
    is not known whose money it was."""
    every = list(lines)
    pks = [line.pk for line in every if line.pk is not None]
    astray = money().astray(pks) if pks else {}
    return [_paid(line, astray[line.pk]) if line.pk in astray else line for line in every]


def _paid(line: Line, astray: Astray) -> Line:
    return replace(line, facts=replace(line.facts, paid=astray.entities, given=astray.contributors))


def _found_in(line: Line, there: Around, on: date) -> list[Finding]:
    return by_names(_found(line, there, on), there)


def _found(line: Line, there: Around, on: date, checks: Sequence[QualityRule] = CHECKS) -> list[Finding]:
    return check(line.facts, there.of_output.get(line.facts.output, NOWHERE), on, checks)


def findings(found: Board, lines: Iterable[Line], on: date) -> dict[int, list[Finding]]:
    """The number of each of these sub-outputs → what the rules find in it."""
    return {line.number: _found_in(line, found.around, on) for line in _with_paid(lines)}


def grave(found: Board, lines: Iterable[Line], on: date) -> dict[int, list[Finding]]:
    """The same of errors and warnings alone, to be counted."""
    return grave_in(lines, found.around, on)


def grave_in(lines: Iterable[Line], there: Around, on: date) -> dict[int, list[Finding]]:
    """The same with what is around them."""
    return {line.number: _found(line, there, on, GRAVE) for line in _with_paid(lines)}


def grave_of(plan: Mapping[int, Facts], there: Around, on: date) -> dict[int, list[Finding]]:
    """The same of the sub-outputs of a plan, as they stand or as an edition kept them."""
    return grave_in([Line(number, facts, "") for number, facts in plan.items()], there, on)


def by_entity(lines: Sequence[Line], found: dict[int, list[Finding]], on: date) -> list[EntityScore]:
    """The scores of all entities on a day; a sub-output of several counts for each of them."""
    own: defaultdict[str, list[list[Finding]]] = defaultdict(list)
    for line in lines:
        for entity in line.facts.entities or ("",):
            own[entity].append(found[line.number])
    return [
        EntityScore(
            entity,
            len(each),
            quality(each, on),
            count(each, Severity.ERROR),
            count(each, Severity.WARNING),
        )
        for entity, each in own.items()
    ]


def is_grave(findings: Iterable[Finding]) -> bool:
    """Whether there is an error or a warning among them."""
    return any(finding.severity is not Severity.NOTE for finding in findings)


def count(each: Iterable[Iterable[Finding]], severity: Severity) -> int:
    """How many findings there are of a gravity."""
    return sum(finding.severity is severity for findings in each for finding in findings)
