"""What is counted of a plan before it goes on: sub-outputs with errors, with warnings, and rules."""

import pytest

from shanyraq.domains.workplans.rules.beforehand import tallies, told_before
from shanyraq.domains.workplans.rules.quality import CHECKS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sentences import Sentence

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ERRORS, WARNINGS = ([each.id for each in CHECKS if each.severity is grave] for grave in (ERROR, WARNING))


def of(severity: Severity, *rules: str) -> list[Finding]:
    return [Finding(rule, severity, Sentence("Mend it")) for rule in rules]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, []),
        ({1: [], 2: of(NOTE, "workplans.no_group")}, []),
        ({1: of(WARNING, WARNINGS[1], WARNINGS[0]), 2: []}, [(WARNING, 1, ((WARNINGS[0], 1), (WARNINGS[1], 1)))]),
        ({1: of(WARNING, *WARNINGS[:1] * 3), 2: of(WARNING, WARNINGS[0])}, [(WARNING, 2, ((WARNINGS[0], 2),))]),
        (
            {1: [*of(ERROR, ERRORS[0]), *of(WARNING, WARNINGS[0])], 2: of(ERROR, ERRORS[0])},
            [(ERROR, 2, ((ERRORS[0], 2),)), (WARNING, 1, ((WARNINGS[0], 1),))],
        ),
    ],
)
def test_a_rule_counts_once_in_each_sub_output(found: dict[int, list[Finding]], expected: list[tuple[object]]) -> None:
    assert [(each.severity, each.sub_outputs, each.by_rule) for each in tallies(found)] == expected
    assert len(told_before(found)) == len(expected)


def test_it_is_said_in_words_and_stands_in_nobodys_way() -> None:
    (said,) = told_before({1: of(ERROR, ERRORS[0]), 2: [], 3: []})
    assert said.severity is WARNING
    assert str(said.message) == f"Errors in 1 of 3 sub-outputs: 1 × “{RULES[ERRORS[0]].title}”"
