"""What keeps a sub-output from being ended, or from leaving an entity or an outcome: both sides of each bound."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from shanyraq.domains.funding.rules.holding import Held, refused_ending, refused_leaving, refused_outcome

EARMARKED = Held(1, "1", "unicef", 2027, Decimal(5))
FREE = Held(2, "", "undp", 2028, Decimal(7))


@pytest.mark.parametrize("held", [(), (EARMARKED,), (EARMARKED, FREE)])
def test_each_allocation_keeps_a_sub_output_from_being_ended(held: Sequence[Held]) -> None:
    assert len(refused_ending(held)) == len(held)


@pytest.mark.parametrize(
    ("before", "after", "held", "refused"),
    [
        ("1", "1", (EARMARKED,), False),
        ("1", "2", (EARMARKED,), True),
        ("1", "2", (FREE,), False),
        ("1", "", (EARMARKED,), True),
        ("2", "3", (EARMARKED,), False),
    ],
)
def test_earmarked_money_keeps_its_outcome(before: str, after: str, held: Sequence[Held], refused: bool) -> None:
    assert bool(refused_outcome(before, after, held)) is refused


@pytest.mark.parametrize(
    ("after", "lines", "held", "named"),
    [
        ({"unicef", "undp"}, [("unicef", 2027)], (FREE,), []),
        ({"undp"}, [("unicef", 2028), ("unicef", 2027)], (EARMARKED,), [("unicef", [2027, 2028])]),
        ({"undp"}, [("undp", 2027)], (FREE,), []),
        ({"unicef"}, [], (FREE,), [("undp", [2028])]),
        (set(), [("unicef", 2027)], (FREE,), [("undp", [2028]), ("unicef", [2027])]),
        ({"who"}, [("ilo", 2027)], (), []),
    ],
)
def test_an_entity_with_money_stays(
    after: set[str], lines: list[tuple[str, int]], held: Sequence[Held], named: list[tuple[str, list[int]]]
) -> None:
    found = refused_leaving({"unicef", "undp"}, after, lines, held)
    assert [(each.message.values["entity"], each.message.values["years"]) for each in found] == named
