"""What a plan prints of a change: both sides, cut around where they differ, and never alike."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shanyraq.cli.changes import SHOWN, show, sides
from shanyraq.domains.packages.comparing import Action, Change, FieldChange

TITLE = "The proportion of the population whose income is below the value of the subsistence level"
LONG = "x" * 200
CASES: list[tuple[Any, Any, str, str]] = [
    ("Water", "School", "Water", "School"),
    (None, "School", "–", "School"),
    (None, "–", "null", '"–"'),
    (1, "1", "1", '"1"'),
    (["a"], ["a", "b"], '["a"]', '["a", "b"]'),
    (f"{LONG}", f"{LONG}!", f"…{'x' * 35}", f"…{'x' * 35}!"),
    (f"a{LONG}", f"b{LONG}", f"a{'x' * 68}…", f"b{'x' * 68}…"),
    (f"{LONG}a{LONG}", f"{LONG}b{LONG}", f"…{'x' * 35}a{'x' * 32}…", f"…{'x' * 35}b{'x' * 32}…"),
]


@pytest.mark.parametrize(("before", "after", "one", "other"), CASES)
def test_sides(before: Any, after: Any, one: str, other: str) -> None:
    assert sides(before, after) == (one, other)


def test_a_word_at_the_end_of_a_long_title_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    fields = (FieldChange("title", {"en": TITLE}, {"en": f"{TITLE} (amended)"}),)
    show(Change(Action.CHANGE, "indicator 1.2.1", fields))
    before, _, after = capsys.readouterr().out.partition(" → ")
    assert after.strip().endswith("(amended)")
    assert "(amended)" not in before


TEXT = st.text("ab… ", max_size=3 * SHOWN)
ANY = TEXT | st.text() | st.none() | st.integers(0, 2) | st.sampled_from(["–", "null", "1", '"1"']) | st.lists(TEXT)


@given(TEXT, ANY, ANY, TEXT)
def test_two_that_differ_are_never_printed_alike(begins: str, one: Any, other: Any, ends: str) -> None:
    if isinstance(one, str) and isinstance(other, str):
        one, other = (f"{begins}{each}{ends}" for each in (one, other))
    assume(one != other)
    before, after = sides(one, other)
    assert before != after
    assert max(len(before), len(after)) <= SHOWN
