"""The goals and targets of the 2030 Agenda."""

from shanyraq.domains.reference.queries import goal_of_target, sdg_goal, sdg_goals


def test_there_are_17_goals_with_169_targets_named_in_three_languages() -> None:
    assert [goal.number for goal in sdg_goals()] == list(range(1, 18))
    assert sum(len(goal.targets) for goal in sdg_goals()) == 169
    assert all(set(goal.name) == {"en", "ru", "kk"} for goal in sdg_goals())
    assert all(goal_of_target(code) == goal.number for goal in sdg_goals() for code in goal.targets)


def test_there_is_no_goal_beyond_the_17() -> None:
    assert sdg_goal(0) is None
    assert sdg_goal(18) is None


def test_a_code_that_begins_with_no_number_has_no_goal() -> None:
    assert [goal_of_target(code) for code in ("16.7", "5.a", "", "x.1")] == [16, 5, 0, 0]
