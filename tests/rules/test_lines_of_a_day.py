"""Whose money was on a day, from what the trail says, by cases: lines set, told apart, taken back, brought by files."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from shanyraq.domains.funding.rules.lines_of_a_day import Stood, Told, lines_after
from shanyraq.domains.workplans.rules.facts import Sums

AT = datetime(2026, 6, 1, tzinfo=UTC)
UNICEF = {"entity": "unicef", "contributor": "norway", "instrument": "pooled"}
WHOSE = ("unicef", "norway", "pooled")
NOBODYS = ("", "", "")


def sums(*amounts: int | None) -> dict[str, Any]:
    """The sums of 2028 as an event writes them."""
    told = [None if amount is None else f"{amount}.00" for amount in (*amounts, None, None, None)[:3]]
    return {"2028": dict(zip(("required", "available", "spent"), told, strict=True))}


def setting(before: Any, after: Any, verb: str = "set", **whose: str) -> Told:
    return Told(AT, 1, f"funding.line.{verb}", {"year": "2028", **whose}, before, after)


def telling(verb: str = "tell_apart", **said: str) -> Told:
    return Told(AT, 1, f"funding.line.{verb}", {"year": "2028", **UNICEF, **said})


def file(after: Any, verb: str = "workplans.sub_output.take") -> Told:
    return Told(AT, 1, verb, {"what": "added"}, {}, after)


def of(*amounts: int | None) -> Sums:
    return Sums(*(None if amount is None else Decimal(amount) for amount in amounts))


CASES: dict[str, tuple[list[Told], Sums, dict[tuple[str, str, str], Sums]]] = {
    "a line is set": ([setting({}, sums(5, 4), **UNICEF)], of(5, 4), {WHOSE: of(5, 4)}),
    "two lines of a year": (
        [setting({}, sums(5), **UNICEF), setting(sums(5), sums(12, 1))],
        of(12, 1),
        {WHOSE: of(5), NOBODYS: of(7, 1)},
    ),
    "one is set anew": (
        [setting({}, sums(5), **UNICEF), setting(sums(5), sums(12)), setting(sums(12), sums(10), **UNICEF)],
        of(10),
        {WHOSE: of(3), NOBODYS: of(7)},
    ),
    "zero is said": ([setting({}, sums(0), **UNICEF)], of(0), {WHOSE: of(0)}),
    "one is taken out": ([setting({}, sums(5), **UNICEF), setting(sums(5), {}, "clear", **UNICEF)], of(), {}),
    "it is taken out and that is taken back": (
        [
            setting({}, sums(5), **UNICEF),
            setting(sums(5), {}, "clear", **UNICEF),
            setting({}, sums(5), "take_back", **UNICEF),
        ],
        of(5),
        {WHOSE: of(5)},
    ),
    "quarters alone are told": (
        [setting({}, sums(5, 5, 5), **UNICEF), setting(None, None, **UNICEF)],
        of(5, 5, 5),
        {WHOSE: of(5, 5, 5)},
    ),
    "a file brings sums": ([file(sums(9, 8))], of(9, 8), {NOBODYS: of(9, 8)}),
    "a part of them is told apart": (
        [file(sums(9, 8)), telling(required="4.00", available="8.00")],
        of(9, 8),
        {WHOSE: of(4, 8), NOBODYS: of(5)},
    ),
    "that is taken back": (
        [file(sums(9)), telling(required="4.00"), telling("take_back", required="-4.00")],
        of(9),
        {NOBODYS: of(9)},
    ),
    "a file comes again": (
        [file(sums(9)), telling(required="4.00"), file(sums(20, 1))],
        of(20, 1),
        {WHOSE: of(4), NOBODYS: of(16, 1)},
    ),
    "it holds what is told apart and no more": ([setting({}, sums(5), **UNICEF), file(sums(5))], of(5), {WHOSE: of(5)}),
    "it brings no money any more": ([file(sums(9)), file({})], of(), {}),
    "an invented one keeps its lines": (
        [
            Told(
                AT,
                1,
                "workplans.sub_output.invent",
                {
                    "what": "added",
                    "lines": [["2028", *WHOSE, "6.00", *[None] * 6], ["2028", *NOBODYS, "1.00", *[None] * 6]],
                },
                {},
                sums(7),
            ),
            setting(sums(7), sums(9), **UNICEF),
        ],
        of(9),
        {WHOSE: of(8), NOBODYS: of(1)},
    ),
}


@pytest.mark.parametrize(("events", "told", "lines"), CASES.values(), ids=CASES)
def test_whose_it_was(events: list[Told], told: Sums, lines: dict[tuple[str, str, str], Sums]) -> None:
    found, unknown = lines_after(events).as_summed(1, {2028: told} if told.said else {})
    assert found == {(2028, *whose): Stood(each) for whose, each in lines.items()}
    assert unknown == set()


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([file(sums(7), "workplans.sub_output.invent"), setting(sums(7), sums(9), **UNICEF)], of(9)),
        ([setting({}, sums(5), **UNICEF)], of(6)),
        ([file(sums(5)), telling(required="7.00")], of(5)),
    ],
    ids=["invented before lines were kept", "lines are not the sum", "less than nothing"],
)
def test_what_no_event_tells_is_not_guessed(events: list[Told], told: Sums) -> None:
    found, unknown = lines_after(events).as_summed(1, {2028: told})
    assert (found, unknown) == ({(2028, *NOBODYS): Stood(told)}, {2028})


def test_other_years_and_sub_outputs_are_told_as_ever() -> None:
    lines = lines_after(
        [
            file(sums(7), "workplans.sub_output.invent"),
            Told(AT, 1, "funding.line.set", {"year": "2029", **UNICEF}, sums(7), {**sums(7), "2029": sums(3)["2028"]}),
            Told(AT, 2, "funding.line.set", {"year": "2028", **UNICEF}, {}, sums(4)),
        ]
    )
    assert lines.unkept_until == AT
    assert lines.as_summed(1, {2029: of(3)}) == ({(2029, *WHOSE): Stood(of(3))}, set())
    assert lines.as_summed(2, {2028: of(4)}) == ({(2028, *WHOSE): Stood(of(4))}, set())
    assert lines.as_summed(3, {}) == ({}, set())


def test_before_any_event_there_is_none() -> None:
    assert (lines_after([]).by_place, lines_after([]).unkept_until) == ({}, None)


def quarters(*amounts: int | None) -> dict[str, Any]:
    return {"2028": [None if amount is None else f"{amount}.00" for amount in amounts]}


FIRST_TWO = Told(
    AT, 1, "funding.line.set", {"year": "2028"}, {}, sums(9, 9, 9), quarters_after=quarters(3, 4, None, None)
)


@pytest.mark.parametrize(
    ("events", "told", "left"),
    [
        ([FIRST_TWO], of(9, 9, 9), (3, 4, None, None)),
        (
            [
                FIRST_TWO,
                Told(
                    *(AT, 1, "funding.line.set", {"year": "2028", **UNICEF}, sums(9, 9, 9), sums(9, 9, 11)),
                    *(quarters(3, 4, None, None), quarters(5, 4, None, None)),
                ),
            ],
            of(9, 9, 11),
            (3, 4, None, None),
        ),
        ([FIRST_TWO, file(sums(9, 9, 8))], of(9, 9, 8), (3, 4, None, None)),
        ([FIRST_TWO, file(sums(9, 9, 6))], of(9, 9, 6), (None, None, None, None)),
    ],
    ids=["told", "of another line", "a file spends enough", "a file spends less"],
)
def test_quarters_go_with_their_line(events: list[Told], told: Sums, left: tuple[int | None, ...]) -> None:
    found, _unknown = lines_after(events).as_summed(1, {2028: told})
    assert found[2028, *NOBODYS].quarters == left
