"""Where a plan may be invented, and where its files may go: cases at both sides."""

import pytest

from shanyraq.domains.workplans.rules.training import refused_invented, refused_real, refused_without_plans

COPIES = ["Training copy of the Framework", "Учебная копия"]


@pytest.mark.parametrize(("is_copy", "count"), [(True, 0), (False, 1)])
def test_nothing_is_invented_in_a_real_framework(is_copy: bool, count: int) -> None:
    assert len(refused_real("abc-2026-2030", is_copy=is_copy)) == count


@pytest.mark.parametrize(("has_plans", "count"), [(True, 0), (False, 1)])
def test_a_copy_says_what_its_plan_is_drawn_from(has_plans: bool, count: int) -> None:
    assert len(refused_without_plans("abc-2026-2030-training", has_plans=has_plans)) == count


@pytest.mark.parametrize(
    ("plans", "is_copy", "count"),
    [
        (["The Framework"], False, 0),
        (["Training copy of the Framework"], False, 1),
        (["Training copy of the Framework"], True, 0),
        (["  training COPY of the framework "], False, 1),
        (["The Framework", "Учебная копия"], False, 1),
        ([""], False, 0),
        ([], False, 0),
    ],
)
def test_what_a_copy_invents_stays_in_copies(plans: list[str], is_copy: bool, count: int) -> None:
    assert len(refused_invented(plans, COPIES, is_copy=is_copy)) == count
