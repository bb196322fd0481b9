"""What stands twice in a list of a command is taken once, through every door, in the order in which it came."""

from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import StringConstraints

from shanyraq.kernel.commands import Command, Line


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Told(Command):
    lines: list[Line] = []
    keys: list[Annotated[str, StringConstraints(max_length=5)]] | None = None
    numbers: list[int] = []
    colours: list[Colour] = []


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"lines": ["Almaty", "Almaty"]}, {"lines": ["Almaty"]}),
        ({"lines": ["b", " a ", "a", "b\t"]}, {"lines": ["b", "a"]}),
        ({"lines": ["A", "a", " a "]}, {"lines": ["A", "a"]}),
        ({"keys": ["1.3", "1.3", "1.30"]}, {"keys": ["1.3", "1.30"]}),
        ({"keys": None}, {"keys": None}),
        ({"numbers": [4, "4", 2]}, {"numbers": [4, 2]}),
        ({"colours": ["red", Colour.RED, "blue"]}, {"colours": [Colour.RED, Colour.BLUE]}),
        ({"lines": []}, {"lines": []}),
    ],
)
def test_it_is_taken_once(said: dict[str, object], taken: dict[str, object]) -> None:
    told = Told.model_validate(said)
    assert {name: getattr(told, name) for name in taken} == taken


@given(st.lists(st.sampled_from(["a", "b", " b", "c ", "A"])))
def test_nothing_else_is_lost_and_the_order_stays(lines: list[str]) -> None:
    assert Told(lines=lines).lines == list(dict.fromkeys(each.strip() for each in lines))
