"""The goals of a sub-output follow the targets that people enter for it."""

import pytest

from shanyraq.domains.workplans.rules.editing import with_goals
from shanyraq.domains.workplans.rules.facts import Facts


def told(targets: tuple[str, ...], goals: tuple[str, ...] = ()) -> Facts:
    return Facts("1.1", {"en": "Wells"}, sdg_targets=targets, sdg_goals=goals)


@pytest.mark.parametrize(
    ("targets", "before", "goals"),
    [
        (("3.8", "16.6"), None, ("3", "16")),
        (("3.8", "3.b"), None, ("3",)),
        ((), None, ()),
        (("16.6",), told(("3.8",), ("3",)), ("16",)),
        (("3.8", "16.6"), told(("3.8",), ("3",)), ("3", "16")),
        (("3.8",), told((), ("5",)), ("3", "5")),
        ((), told(("3.8",), ("3", "17")), ("17",)),
        (("health",), told(("3.8",), ("3",)), ()),
    ],
)
def test_goals_are_those_of_the_targets_and_those_told_without(
    targets: tuple[str, ...], before: Facts | None, goals: tuple[str, ...]
) -> None:
    held = before.sdg_goals if before else ()
    assert with_goals(told(targets, held), before).sdg_goals == goals
