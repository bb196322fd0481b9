"""Rules on telling whose money it is, and on taking a change of it back: cases at both sides of each bound."""

from decimal import Decimal

import pytest

from shanyraq.domains.funding.rules.telling import as_before, beside_untold, parted, refused_nobodys, refused_part

D = Decimal
UNTOLD = {"required": D(300), "available": D(200), "spent": None}


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        ({"required": D(300), "available": D(200)}, []),
        ({"required": D("300.01")}, ["required"]),
        ({"required": D(1), "spent": D("0.01")}, ["spent"]),
        ({"required": D(301), "available": D(201)}, ["required", "available"]),
        ({}, []),
    ],
)
def test_a_part_is_there(part: dict[str, Decimal], fields: list[str]) -> None:
    assert [each.field for each in refused_part(part, UNTOLD)] == fields


@pytest.mark.parametrize(
    ("entity", "contributor", "instrument", "refused"),
    [("", "", "", True), ("unicef", "", "", False), ("", "norway", "", False), ("", "", "core", False)],
)
def test_it_is_said_whose_it_is(entity: str, contributor: str, instrument: str, refused: bool) -> None:
    assert bool(refused_nobodys(entity, contributor, instrument)) is refused


@pytest.mark.parametrize(
    ("untold", "told"),
    [
        ({"required": None, "spent": None}, False),
        ({"required": D(0)}, False),
        ({"required": D("0.01")}, True),
        ({"required": None, "spent": D(5)}, True),
    ],
)
def test_money_beside_what_is_not_told_apart_is_said_once(untold: dict[str, Decimal | None], told: bool) -> None:
    assert len(beside_untold(2028, untold)) == told


@pytest.mark.parametrize(
    ("told", "untold", "part", "after"),
    [
        (None, D(300), D(200), (D(200), D(100))),
        (D(5), D(300), D(300), (D(305), None)),
        (D(200), D(100), D(-200), (None, D(300))),
        (D(200), None, D(-50), (D(150), D(50))),
    ],
)
def test_a_part_goes_over_and_back(
    told: Decimal | None, untold: Decimal | None, part: Decimal, after: tuple[Decimal | None, Decimal | None]
) -> None:
    assert parted(told, untold, part) == after


@pytest.mark.parametrize(
    ("now", "before", "after", "was"),
    [
        (D(5), None, D(5), None),
        (D(5), D(3), D(5), D(3)),
        (D(5), D(10), D(12), D(3)),
        (D(5), D(10), D(15), None),
        (None, D(5), None, D(5)),
        (None, D(15), D(10), D(5)),
        (D(0), D(5), D(0), D(5)),
        (D(5), D(0), D(5), D(0)),
        (D(5), D(9), D(9), D(5)),
        (None, None, None, None),
    ],
)
def test_a_line_says_again_what_it_said(
    now: Decimal | None, before: Decimal | None, after: Decimal | None, was: Decimal | None
) -> None:
    assert as_before(now, before, after) == was
