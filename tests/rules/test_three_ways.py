"""Two changes of one thing, made from the same state: every case of one field, and texts in several languages."""

from typing import Any

import pytest

from shanyraq.kernel.merging import three_ways

NONE: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "changed", "apart"),
    [
        # as I saw it, as I sent it, as it stands: is it mine, and is it a conflict?
        ("a", "a", "a", False, False),
        ("a", "b", "a", True, False),
        ("a", "a", "b", False, False),
        ("a", "b", "b", False, False),
        ("a", "b", "c", True, True),
        ("a", "", "c", True, True),
        ("", "", "c", False, False),
        (None, None, "c", False, False),
        (None, "b", "c", True, True),
        (["a"], ["a", "b"], ["a"], True, False),
    ],
)
def test_a_field_is_mine_where_i_changed_it(base: Any, mine: Any, theirs: Any, changed: bool, apart: bool) -> None:
    found = three_ways({"x": base}, {"x": mine}, {"x": theirs})
    assert found == ({"x": mine} if changed else NONE, {"x": mine} if apart else NONE)


@pytest.mark.parametrize(("mine", "is_mine"), [("now", False), ("other", True)])
def test_of_a_field_whose_past_nobody_knows_both_may_have_changed_it(mine: str, is_mine: bool) -> None:
    both = {"x": mine} if is_mine else NONE
    assert three_ways({}, {"x": mine}, {"x": "now"}) == (both, both)


def test_what_was_not_sent_stays() -> None:
    assert three_ways({"x": "a", "y": "a"}, {"y": "b"}, {"x": "c", "y": "a"}) == ({"y": "b"}, NONE)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "changed", "apart"),
    [
        ({"en": "a"}, {"en": "a"}, {"en": "a", "kk": "k"}, None, False),
        ({"en": "a"}, {"en": "b"}, {"en": "a", "kk": "k"}, {"en": "b", "kk": "k"}, False),
        ({"en": "a"}, {"en": "a", "ru": "r"}, {"en": "b"}, {"en": "b", "ru": "r"}, False),
        ({"en": "a"}, {"en": "a", "ru": "r"}, {"en": "a", "ru": "s"}, {"en": "a", "ru": "r"}, True),
        ({"en": "a"}, {"en": "b"}, {"en": "c"}, {"en": "b"}, True),
        (None, {"en": "b"}, None, {"en": "b"}, False),
        (None, {"ru": "r"}, {"en": "a"}, {"en": "a", "ru": "r"}, False),
        (None, {"en": "b"}, {"en": "a"}, {"en": "b"}, True),
    ],
)
def test_a_text_is_compared_language_by_language(
    base: Any, mine: Any, theirs: Any, changed: dict[str, str] | None, apart: bool
) -> None:
    found = three_ways({"x": base}, {"x": mine}, {"x": theirs})
    assert found == ({"x": changed} if changed else NONE, {"x": changed} if apart else NONE)
