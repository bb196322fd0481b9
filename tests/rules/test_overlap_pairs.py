"""Which two sub-outputs overlap or complete each other: each case says what is otherwise than in a plain overlap."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.overlaps.judging import related
from shanyraq.domains.workplans.rules.overlaps.likeness import Alike, Told
from shanyraq.domains.workplans.rules.overlaps.outline import WHOLE, Outline, Rarity, shared
from shanyraq.domains.workplans.rules.overlaps.pairing import pairs
from shanyraq.domains.workplans.rules.overlaps.settings import Settings, settings, weights

GIVEN = Settings(
    text=0.5, place=0.15, group=0.1, target=0.15, partner=0.1, overlap=0.3, opening=0.2, faint=0.1, least=0.2
)
ONE = Outline(
    1,
    "1",
    "1.1",
    (("en", "Wells in schools"),),
    entities=("unicef",),
    places=("North",),
    groups=("rural",),
    targets=("6.1",),
    functions=("service",),
    starts_on=date(2026, 1, 1),
    ends_on=date(2027, 12, 31),
)
OTHER = replace(ONE, number=2, entities=("undp",))
OPENS = {"functions": ("data",)}


def kind(share: float = 0.5, ways: bool | None = None, one: dict[str, Any] | None = None, **other: Any) -> str:
    first, second = replace(ONE, **(one or {})), replace(OTHER, **other)
    found = related(first, second, Alike(share, ways=ways), Rarity([first, second]), GIVEN)
    return found.kind.value if found else ""


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("plain", {}, "overlap"),
        ("alike enough", {"share": 0.3}, "overlap"),
        ("not alike enough, same work and outcome", {"share": 0.29}, ""),
        ("not alike enough, another outcome", {"share": 0.29, "outcome": "2"}, "opening"),
        ("another place", {"places": ("South",)}, ""),
        ("another place and outcome", {"places": ("South",), "outcome": "2"}, "opening"),
        ("no place told", {"places": ()}, "overlap"),
        ("no place told, another group and target", {"places": (), "groups": ("women",), "targets": ("5.1",)}, ""),
        ("no place told, the same target", {"places": (), "groups": ()}, "overlap"),
        ("the whole country", {"places": (WHOLE,)}, "overlap"),
        ("the place alone", {"groups": ("women",), "targets": ("5.1",)}, ""),
        ("the place alone, texts all alike", {"share": 1.0, "groups": ("women",), "targets": ("5.1",)}, ""),
        ("place and group", {"targets": ("5.1",)}, "overlap"),
        ("place and target", {"groups": ("women",)}, "overlap"),
        ("the place, nothing else told", {"groups": (), "targets": ()}, "overlap"),
        ("the place, group not told, another target", {"groups": (), "targets": ("5.1",)}, ""),
        ("nothing told", {"places": (), "groups": (), "targets": ()}, ""),
        ("opening, the place alone", {**OPENS, "groups": ("women",), "targets": ("5.1",)}, ""),
        ("opening, the target alone", {**OPENS, "places": ("South",), "groups": ("women",)}, ""),
        ("opening, group and target", {**OPENS, "places": ("South",)}, "opening"),
        ("opening, place and group", {**OPENS, "targets": ("5.1",)}, "opening"),
        ("the same entity", {"entities": ("unicef",)}, ""),
        ("taking part already", {"entities": ("undp", "unicef")}, ""),
        ("joined already", {"one": {"joint": ("X",)}, "joint": ("X",)}, ""),
        ("begins the day after", {"starts_on": date(2028, 1, 1), "ends_on": None}, ""),
        ("begins on the last day", {"starts_on": date(2027, 12, 31), "ends_on": date(2028, 1, 1)}, "overlap"),
        ("no days told", {"starts_on": None, "ends_on": None}, "overlap"),
        ("another function", OPENS, "opening"),
        ("another function by the words", {"functions": (), "ways": False}, "opening"),
        ("the same by the words", {"functions": (), "ways": True}, "overlap"),
        ("functions count more than words", {"ways": False}, "overlap"),
        ("opening, alike enough", {**OPENS, "share": 0.2, "targets": ()}, "opening"),
        ("opening, not alike enough", {**OPENS, "share": 0.19, "targets": ()}, ""),
        ("faint, with target and place", {**OPENS, "share": 0.1, "groups": ()}, "opening"),
        ("faint, with the target alone", {**OPENS, "share": 0.1, "groups": (), "places": ("South",)}, ""),
        ("too faint", {**OPENS, "share": 0.09}, ""),
        ("opening with nothing shared", {**OPENS, "groups": (), "places": (), "targets": ()}, ""),
    ],
)
def test_kinds(name: str, given: dict[str, Any], expected: str) -> None:
    assert kind(**given) == expected, name


def test_an_opening_needs_a_score() -> None:
    common = [replace(ONE, number=number) for number in range(500)]
    found = related(ONE, replace(OTHER, **OPENS), Alike(0.2), Rarity(common), GIVEN)
    assert found is None, "all of the plan share place, group and target: they tell nothing"


def _told(one: str, other: str) -> tuple[Told, Told]:
    return Told({"en": one}, ("en",)), Told({"en": other}, ("en",))


def test_reasons_say_what_both_share() -> None:
    other = replace(OTHER, places=(WHOLE,), implementers=("ministry",), outcome="2", ends_on=date(2026, 5, 1), **OPENS)
    one = replace(ONE, implementers=("ministry",))
    found = related(one, other, Alike(0.5, (_told("wells", "Wells"), _told("a", "b"))), Rarity([one, other]), GIVEN)
    assert found is not None
    assert [str(reason) for reason in found.reasons] == [
        "Likeness of the texts: 50 out of 100, by “wells”, “a” – “b”",
        "One in the whole country, the other in North",
        "Both for Peasants & Rural Workers",
        "Both for SDG target 6.1",
        "Both with ministry",
        "Both run in 2026",
        "Different functions of the United Nations: Direct Support/ Service Delivery here, "
        "Data Collection and Analysis there",
        "They stand under different outcomes: 1 and 2",
    ]


def test_in_the_whole_country_both_are_everywhere() -> None:
    both = shared(replace(ONE, places=(WHOLE,)), replace(OTHER, places=(WHOLE,)))
    assert both.places == (WHOLE,)
    found = related(replace(ONE, places=(WHOLE,)), replace(OTHER, places=(WHOLE,)), Alike(0.5), Rarity([ONE]), GIVEN)
    assert found is not None
    assert "Both in the whole country" in [str(reason) for reason in found.reasons]


@given(st.permutations(range(5)))
def test_the_order_of_a_plan_makes_no_difference(order: list[int]) -> None:
    titles = ["Wells in schools", "Wells for schools", "Study of drinking water", "Judges", "Courts and judges"]
    lines = [
        replace(ONE, number=number, entities=(f"e{number}",), title=(("en", title),))
        for number, title in enumerate(titles)
    ]
    found = pairs([lines[place] for place in order], GIVEN)
    assert {frozenset(pair.numbers) for pair in found} >= {frozenset({0, 1}), frozenset({3, 4})}
    expected = {(frozenset(pair.numbers), pair.kind, round(pair.score, 9)) for pair in pairs(lines, GIVEN)}
    assert {(frozenset(pair.numbers), pair.kind, round(pair.score, 9)) for pair in found} == expected


def test_numbers_are_dated_and_weights_make_one() -> None:
    given_now = settings(date(2027, 1, 1))
    assert given_now.text + given_now.place + given_now.group + given_now.target + given_now.partner == pytest.approx(1)
    assert given_now.faint < given_now.opening < given_now.overlap
    assert all(each.source.clause for each in weights().values())
