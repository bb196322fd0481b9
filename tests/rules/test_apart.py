"""In what two values of a field differ: leaf by leaf, with its path, in words and as programmers write it."""

from typing import Any

import pytest

from shanyraq.domains.packages.apart import apart, dotted, in_words, place_of, standing

ONE, OTHER = {"value": 1, "year": 2030}, {"value": 2, "year": 2030}
CASES: list[tuple[str, Any, Any, list[tuple[str, str, Any, Any]]]] = [
    ("the same", ONE, ONE, []),
    ("nothing and nothing", None, None, []),
    ("a text", "a", "b", [("f", "f", "a", "b")]),
    ("a part", ONE, OTHER, [("f: value", "f.value", 1, 2)]),
    ("of a list", [ONE, ONE], [ONE, OTHER], [("f 2: value", "f[1].value", 1, 2)]),
    ("set", None, {"note": "x", "due_on": None}, [("f: note", "f.note", None, "x")]),
    ("taken away", {"note": "x"}, None, [("f: note", "f.note", "x", None)]),
    ("longer", [ONE], [ONE, {"value": 3}], [("f 2: value", "f[1].value", None, 3)]),
    ("shorter", [ONE, {"value": 3}], [ONE], [("f 2: value", "f[1].value", 3, None)]),
    ("texts", ["a", "b"], ["b"], [("f", "f", ["a", "b"], ["b"])]),
    ("another shape", [ONE], "a", [("f", "f", [ONE], "a")]),
]
"""What it is, both values of the field ``f``, and the leaves: in words, as programmers write them, before, after."""


@pytest.mark.parametrize(("before", "after", "leaves"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_leaves(before: Any, after: Any, leaves: list[tuple[str, str, Any, Any]]) -> None:
    found = [(place_of(path), dotted(path), *sides) for path, *sides in apart(before, after, ("f",))]
    assert found == leaves


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"printed": "5.2 (2023)", "value": 5.2}, "5.2 (2023)"),
        ({"printed": "5.2 (2023)", "value": 1e-7, "year": 2024, "corrected": {"by": "A"}}, "0.0000001 (2024)"),
        ({"printed": "no", "value": None, "state": "yes", "year": None, "corrected": {"by": "A"}}, "yes"),
        ({"printed": "To be set", "value": 0.0, "year": 2030, "corrected": {"by": "A"}}, "0 (2030)"),
    ],
)
def test_a_value_as_it_stands(value: dict[str, Any], words: str) -> None:
    assert standing(value) == words


def test_every_digit_is_kept() -> None:
    assert in_words(123456789012345.0, 2030) == "123456789012345 (2030)"
    assert in_words(-0.0, None) == "0"
