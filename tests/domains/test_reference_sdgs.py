"""The goals and targets of the 2030 Agenda."""

import pytest

from shanyraq.domains.reference.queries import goal_of_target, is_sdg_target, sdg_goal, sdg_goals


def test_there_are_17_goals_with_169_targets_named_in_three_languages() -> None:
    assert [goal.number for goal in sdg_goals()] == list(range(1, 18))
    assert sum(len(goal.targets) for goal in sdg_goals()) == 169
    assert all(set(goal.name) == {"en", "ru", "kk"} for goal in sdg_goals())
    assert all(goal_of_target(code) == goal.number for goal in sdg_goals() for code in goal.targets)


@pytest.mark.parametrize(
    ("code", "there"),
    [("1.3", True), ("5.a", True), ("8.10", True), ("17.19", True), ("5.9", False), ("17.20", False),
     ("14.d", False), ("18.1", False), ("", False), ("x.1", False)],
)  # fmt: skip
def test_a_code_is_a_target_or_is_not(code: str, there: bool) -> None:
    assert is_sdg_target(code) is there


def test_there_is_no_goal_beyond_the_17() -> None:
    assert sdg_goal(0) is None
    assert sdg_goal(18) is None
