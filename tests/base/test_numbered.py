"""Things that are numbered within a framework: what a form names, at the bounds of it."""

from typing import Any

import pytest

from shanyraq.base.verbs.numbered import DIGITS, named


@pytest.mark.parametrize(
    ("entered", "one"),
    [
        ({"framework": "xaa", "number": "7"}, ("xaa", 7)),
        ({"framework": "xaa", "number": 7}, ("xaa", 7)),
        ({"framework": "xaa", "number": "9" * DIGITS}, ("xaa", 9_999_999)),
        ({"framework": "xaa", "number": "9" * (DIGITS + 1)}, None),
        ({"framework": "xaa", "number": "-7"}, None),
        ({"framework": "xaa", "number": "٧"}, None),
        ({"framework": "xaa", "number": "７"}, None),
        ({"framework": "xaa", "number": ""}, None),
        ({"framework": "xaa"}, None),
        ({"framework": "", "number": "7"}, None),
        ({"number": "7"}, None),
        ({}, None),
    ],
)
def test_what_a_form_names(entered: dict[str, Any], one: tuple[str, int] | None) -> None:
    assert named(entered) == one
