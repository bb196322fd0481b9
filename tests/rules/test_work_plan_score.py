"""The quality score: the points that rules leave to each sub-output, counted by hand."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.quality import CHECKS, check
from shanyraq.domains.workplans.rules.score import OF_RULE, Score, quality, taken
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence
from tests.rules.work_plan_factories import AROUND, CLEAN, TODAY, sums

ERRORS, WARNINGS, NOTES = ([each.id for each in CHECKS if each.severity is severity] for severity in Severity)


def of(*rules: str) -> list[Finding]:
    return [Finding(rule, OF_RULE.get(rule, Severity.NOTE), Sentence("X")) for rule in rules]


def test_where_there_is_nothing_there_are_no_points() -> None:
    assert quality([], TODAY) == Score(0, None, 0, {})


def test_a_clean_sub_output_keeps_all_points() -> None:
    assert quality([check(CLEAN, AROUND, TODAY)], TODAY) == Score(1, Decimal(100), 1, {})


def test_the_points_of_each_gravity_are_set_by_configuration() -> None:
    assert taken(TODAY) == {Severity.ERROR: 25, Severity.WARNING: 10, Severity.NOTE: 2}


@pytest.mark.parametrize(
    ("rules", "points", "in_order"),
    [
        ([], 100, 1),
        (NOTES[:1], 98, 1),
        (WARNINGS[:1], 90, 0),
        (ERRORS[:1], 75, 0),
        ([*ERRORS[:1], *WARNINGS[:2]], 55, 0),
        (ERRORS[:3], 25, 0),
        (WARNINGS[:9], 10, 0),
        (WARNINGS[:10], 0, 0),
        ([*ERRORS[:3], *WARNINGS[:3]], 0, 0),
    ],
)
def test_each_rule_takes_its_points_and_nothing_is_less_than_0(
    rules: Sequence[str], points: int, in_order: int
) -> None:
    score = quality([of(*rules)], TODAY)
    assert (score.points, score.in_order) == (points, in_order)


def test_the_score_is_the_mean_of_the_sub_outputs() -> None:
    score = quality([of(ERRORS[0], *WARNINGS[:2]), []], TODAY)
    assert (score.sub_outputs, score.points, score.in_order) == (2, Decimal("77.5"), 1)
    assert score.by_rule == dict.fromkeys([each.id for each in CHECKS if each.id in {ERRORS[0], *WARNINGS[:2]}], 1)


def test_one_of_which_only_the_title_is_said_has_hardly_any_points() -> None:
    bare = Facts(output=CLEAN.output, title=CLEAN.title, entities=("nobody",))
    points = quality([check(bare, AROUND, TODAY)], TODAY).points
    assert points is not None
    assert points < 20


def test_a_rule_that_finds_something_twice_takes_its_points_once() -> None:
    twice = check(replace(CLEAN, money={2026: sums(9, 5, 6), 2027: sums(9, 5, 6)}), AROUND, TODAY)
    assert [each.rule for each in twice] == ["workplans.spent_over_available"] * 2
    once = 100 - taken(TODAY)[OF_RULE["workplans.spent_over_available"]]
    assert quality([twice], TODAY).points == once


def test_findings_of_other_rules_are_not_counted() -> None:
    assert quality([of("parties.merge")], TODAY) == quality([[]], TODAY)


@given(st.lists(st.lists(st.sampled_from([each.id for each in CHECKS])), min_size=1, max_size=5))
def test_the_points_lie_between_0_and_100_and_every_failure_is_named(rules: list[list[str]]) -> None:
    score = quality([of(*each) for each in rules], TODAY)
    assert score.points is not None
    assert 0 <= score.points <= 100
    assert sum(score.by_rule.values()) == sum(len(set(each)) for each in rules)
    assert (score.points == 100) is (score.by_rule == {})
