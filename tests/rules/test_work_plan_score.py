"""The quality score: checks passed ÷ checks asked, counted by hand."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.quality import CHECKS, check
from shanyraq.domains.workplans.rules.score import Score, quality
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence
from tests.rules.work_plan_factories import AROUND, CLEAN, TODAY, sums

ALL = len(CHECKS)


def of(*rules: str) -> list[Finding]:
    return [Finding(rule, Severity.NOTE, Sentence("X")) for rule in rules]


def test_where_nothing_is_checked_there_is_no_share() -> None:
    assert quality([]) == Score(0, 0, None, {})


def test_a_clean_sub_output_passes_every_check() -> None:
    assert quality([check(CLEAN, AROUND, TODAY)]) == Score(ALL, ALL, Decimal(1), {})


def test_two_sub_outputs_are_asked_twice() -> None:
    bare = check(replace(CLEAN, places=(), implementers=()), AROUND, TODAY)
    poor = check(replace(CLEAN, places=()), AROUND, TODAY)
    score = quality([bare, poor, []])
    assert (score.checked, score.passed) == (3 * ALL, 3 * ALL - 3)
    assert score.share == Decimal(3 * ALL - 3) / (3 * ALL)
    assert list(score.by_rule.items()) == [("workplans.no_implementer", 1), ("workplans.no_place", 2)]


def test_a_rule_that_finds_something_twice_fails_once() -> None:
    twice = check(replace(CLEAN, money={2027: sums(9, 5, 6), 2028: sums(9, 5, 6)}), AROUND, TODAY)
    assert [each.rule for each in twice] == ["workplans.spent_over_available"] * 2
    assert quality([twice]).passed == ALL - 1


def test_findings_of_other_rules_are_not_counted() -> None:
    assert quality([of("parties.merge")]) == quality([[]])


@given(st.lists(st.lists(st.sampled_from([each.id for each in CHECKS])), min_size=1, max_size=5))
def test_the_share_lies_between_0_and_1_and_every_failure_is_named(rules: list[list[str]]) -> None:
    score = quality([of(*each) for each in rules])
    assert score.share is not None
    assert 0 <= score.share <= 1
    assert score.checked - score.passed == sum(score.by_rule.values())


def test_a_share_is_1_only_where_everything_passes() -> None:
    assert quality([of(CHECKS[0].id), *([[]] * 10**5)]).share != 1
