"""What belongs to the plan of a year, in what two editions differ, what is carried over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.carrying import Extended, carried
from shanyraq.domains.workplans.rules.differing import (
    PLANNED,
    at_closing,
    belongs,
    differences,
    of_year,
    together,
)
from shanyraq.domains.workplans.rules.facts import Facts, Sums

WHOLE = Facts(
    output="1.1",
    title={"en": "Advice"},
    starts_on=date(2026, 3, 1),
    ends_on=date(2027, 6, 30),
    status="implementation",
    money={2026: Sums(Decimal(10), Decimal(5), Decimal(1)), 2027: Sums(Decimal(20))},
    narratives={2026: {"en": "Done"}},
)


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({"money": {}}, {2026, 2027}),
        ({"money": {}, "starts_on": None}, {2024, 2025, 2026, 2027}),
        ({"money": {}, "ends_on": None}, {2026, 2027, 2028, 2029}),
        ({"money": {}, "starts_on": None, "ends_on": None}, set()),
        ({"starts_on": None, "ends_on": None}, {2026, 2027}),
        ({"money": {2029: Sums(required=Decimal(0))}}, {2026, 2027, 2029}),
        ({"money": {2029: Sums()}}, {2026, 2027}),
        ({"money": {}, "starts_on": date(2026, 12, 31), "ends_on": date(2027, 1, 1)}, {2026, 2027}),
    ],
)
def test_a_sub_output_belongs_to_the_years_in_which_it_is_done_or_paid(fields: Any, years: set[int]) -> None:
    assert {year for year in range(2024, 2030) if belongs(replace(WHOLE, **fields), year)} == years


def test_a_plan_holds_the_money_and_the_narrative_of_its_year_and_years_make_the_whole_again() -> None:
    first, second = of_year(WHOLE, 2026), of_year(WHOLE, 2027)
    assert (set(first.money), set(first.narratives)) == ({2026}, {2026})
    assert (set(second.money), set(second.narratives)) == ({2027}, set())
    assert together([first, second]) == WHOLE


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"title": {"en": "More advice"}}, ["title"]),
        ({"entities": ("undp",), "ends_on": date(2026, 6, 30)}, ["ends_on", "entities"]),
        ({"money": {2026: Sums(Decimal(11), Decimal(5), Decimal(1))}}, ["required"]),
        ({"money": {2026: Sums(Decimal("10.00"), Decimal(9), Decimal(9))}}, []),
        ({"status": "closed", "narratives": {2026: {"en": "More"}}, "published": True, "identifier": "7"}, []),
        ({"gender": 0}, ["gender"]),
    ],
)
def test_what_is_reported_is_no_difference_of_the_plan(fields: Any, changed: list[str]) -> None:
    found = differences({1: of_year(WHOLE, 2026)}, {1: of_year(replace(WHOLE, **fields), 2026)}, 2026)
    assert [each.field for one in found for each in one.fields] == changed


def test_a_year_is_closed_as_it_was_endorsed_with_what_was_reported() -> None:
    endorsed = {1: WHOLE, 2: WHOLE}
    paid = {2026: Sums(Decimal(99), Decimal(7), Decimal(6)), 2027: WHOLE.money[2027]}
    told = {2026: {"en": "Done"}}
    changed = replace(WHOLE, title={"en": "Another"}, places=("Nowhere",), status="closed", money=paid, narratives=told)
    closed = at_closing(endorsed, {1: changed, 3: WHOLE})
    assert set(closed) == {1, 2}, "what is new was not endorsed; what is gone was"
    assert (closed[1].title, closed[1].places, closed[2]) == (WHOLE.title, WHOLE.places, WHOLE)
    assert (closed[1].status, closed[1].narratives) == ("closed", told)
    assert closed[1].money[2026] == Sums(WHOLE.money[2026].required, Decimal(7), Decimal(6))
    assert differences(endorsed, closed, 2026) == []


def test_years_are_compared_by_the_money_of_each() -> None:
    (found,) = differences({1: of_year(WHOLE, 2026)}, {1: of_year(WHOLE, 2027)}, 2027)
    assert [(each.field, each.before, each.after) for each in found.fields] == [("required", Decimal(10), Decimal(20))]


def test_what_is_new_and_what_is_gone() -> None:
    found = differences({1: WHOLE, 2: WHOLE}, {2: WHOLE, 3: WHOLE}, 2026)
    assert [(each.number, each.before is None, each.after is None) for each in found] == [
        (1, False, True),
        (3, True, False),
    ]


@pytest.mark.parametrize(
    ("fields", "ends", "named"),
    [
        ({"ends_on": date(2027, 12, 31)}, date(2028, 12, 31), date(2028, 12, 31)),
        ({"ends_on": date(2027, 12, 1)}, date(2028, 12, 31), date(2028, 12, 31)),
        ({"ends_on": date(2027, 11, 30)}, None, date(2028, 12, 31)),
        ({"ends_on": date(2027, 1, 31)}, None, date(2028, 12, 31)),
        ({"ends_on": date(2028, 1, 1)}, None, None),
        ({"ends_on": None}, None, None),
        ({"ends_on": date(2027, 12, 31), "status": "closed"}, None, None),
        ({"ends_on": date(2027, 12, 31), "status": "cancelled"}, None, None),
        ({"ends_on": date(2027, 12, 31), "status": "finalisation"}, None, None),
        ({"ends_on": date(2027, 12, 31), "status": "suspended"}, date(2028, 12, 31), date(2028, 12, 31)),
    ],
)
def test_what_ends_with_the_year_before_goes_on_to_the_end_of_the_year_and_what_is_named(
    fields: Any, ends: date | None, named: date | None
) -> None:
    facts = replace(WHOLE, **fields)
    found = [carried(facts, 2028), carried(facts, 2028, named=True)]
    assert [each and each.ends_on for each in found] == [ends, named]


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ({"ends_on": date(2026, 12, 31)}, {"ends_on": date(2027, 12, 31)}, []),
        ({"ends_on": date(2027, 1, 1)}, {"ends_on": date(2026, 12, 31)}, []),
        ({"ends_on": date(2026, 12, 30)}, {"ends_on": date(2026, 12, 31)}, ["ends_on"]),
        ({"ends_on": date(2026, 12, 30)}, {"ends_on": date(2027, 12, 31)}, ["ends_on"]),
        ({"ends_on": None}, {"ends_on": date(2026, 12, 31)}, ["ends_on"]),
        ({"starts_on": date(2026, 1, 1)}, {"starts_on": date(2025, 12, 31)}, []),
        ({"starts_on": date(2024, 3, 1)}, {"starts_on": date(2025, 3, 1)}, []),
        ({"starts_on": date(2026, 1, 2)}, {"starts_on": date(2026, 1, 1)}, ["starts_on"]),
        ({"starts_on": date(2026, 1, 2)}, {"starts_on": date(2025, 12, 31)}, ["starts_on"]),
        ({"starts_on": None}, {"starts_on": date(2026, 1, 1)}, ["starts_on"]),
    ],
)
def test_how_far_beyond_the_year_it_goes_on_is_no_difference_of_its_plan(
    before: Any, after: Any, differs: list[str]
) -> None:
    found = differences({1: replace(WHOLE, **before)}, {1: replace(WHOLE, **after)}, 2026)
    assert [each.field for one in found for each in one.fields] == differs
    days = [(each.before, each.after) for one in found for each in one.fields]
    assert days == [(before[name], after[name]) for name in differs], "the days themselves are shown"


@pytest.mark.parametrize(
    ("now", "changed", "goes_back"),
    [
        (date(2028, 12, 31), False, True),
        (date(2028, 12, 31), True, False),
        (date(2028, 12, 30), False, False),
        (None, False, False),
    ],
)
def test_an_end_goes_back_that_nobody_touched_since(now: date | None, changed: bool, goes_back: bool) -> None:
    assert Extended(1, date(2027, 12, 31), date(2028, 12, 31), now, changed).goes_back == goes_back


@given(st.sets(st.integers(1, 6)), st.sets(st.integers(1, 6)), st.sets(st.sampled_from(PLANNED[:2])))
def test_the_differences_are_exactly_what_differs(one: set[int], other: set[int], names: set[str]) -> None:
    changes: dict[str, Any] = {"output": "2.2", "title": {"en": "Another"}}
    after = replace(WHOLE, **{name: changes[name] for name in names})
    found = differences(dict.fromkeys(one, WHOLE), dict.fromkeys(other, after), 2026)
    assert {each.number for each in found if each.fields} == (one & other if names else set())
    assert {each.number for each in found if not each.fields} == one ^ other
    assert all({each.field for each in line.fields} == names for line in found if line.fields)
