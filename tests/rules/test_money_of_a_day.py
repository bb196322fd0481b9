"""Contributions of a day from what the trail says, by cases: events of now, and of before rates and moves were kept."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from shanyraq.domains.funding.rules.of_a_day import Day, Told, day_of

AT = datetime(2026, 6, 1, tzinfo=UTC)
GRANT = {"title": "Grant", "currency": "EUR", "amount": "1000.00", "agreed_on": "2025-12-05", "stage": "signed"}
HALF = {"rate": "0.5", "source": "treasury.un.org"}
ALLOCATED = {"sub_output": "1", "year": "2028", "amount": "300.00", "entity": "unicef"}
MOVED = {"amount": "100.00", "contribution": "1"}
ENDS = {"entity": "unicef", "source": "1", "source_year": "2028", "target": "2", "target_year": "2029"}
PROPOSED = {1: {"entity": "unicef", "source": 1, "source_year": 2028, "target": 2, "target_year": 2029}}


def told(kind: str, key: str = "1", *, change: Any = (), after: Any = ()) -> Told:
    return Told(kind, key, AT, dict(change), dict(after))


def after(*events: Told) -> Day:
    return day_of(events, PROPOSED)


@pytest.mark.parametrize(
    ("events", "rate"),
    [
        ([told("contribution", after={**GRANT, "rate": "0.8"})], Decimal("0.8")),
        ([told("contribution", after={**GRANT, "currency": "USD"})], Decimal(1)),
        ([told("rate", "EUR 2025-12", after=HALF), told("contribution", after=GRANT)], Decimal("0.5")),
        ([told("contribution", after=GRANT), told("rate", "EUR 2025-12", after=HALF)], None),
        ([told("rate", "EUR 2026-01", after=HALF), told("contribution", after=GRANT)], None),
    ],
    ids=["kept", "dollars", "entered before", "entered later", "of another month"],
)
def test_the_rate_is_the_one_that_counted(events: list[Told], rate: Decimal | None) -> None:
    assert after(*events).contributions[1]["rate"] == rate


@pytest.mark.parametrize(
    ("change", "rate"), [({"amount": "5.00"}, "0.5"), ({"note": "x"}, "0.8"), ({"stage": "closed"}, "0.8")]
)
def test_it_is_asked_for_again_with_the_amount_alone(change: dict[str, str], rate: str) -> None:
    events = [
        told("contribution", after={**GRANT, "rate": "0.8"}),
        told("rate", "EUR 2025-12", after=HALF),
        told("contribution", after=change),
    ]
    row = after(*events).contributions[1]
    assert row["rate"] == Decimal(rate)
    assert row.items() >= change.items()


@pytest.mark.parametrize("said", [MOVED, {**MOVED, **ENDS}], ids=["before moves were kept", "now"])
def test_a_reallocation_moves_money_when_it_takes_effect(said: dict[str, str]) -> None:
    events = [
        told("contribution", change=ALLOCATED, after={"allocated": "300.00"}),
        told("reallocation", change=MOVED, after={"consent": "proposed"}),
    ]
    assert after(*events).allocated == {(1, 1, 2028, "unicef"): 300}
    day = after(*events, told("reallocation", change=said, after={"consent": "effective"}))
    assert day.allocated == {(1, 1, 2028, "unicef"): 200, (1, 2, 2029, "unicef"): 100}
    assert day.consents == {1: "effective"}
    assert day.allocated_of(1) == 300


def test_what_is_set_to_nothing_is_no_allocation() -> None:
    events = [told("contribution", change={**ALLOCATED, "amount": amount}) for amount in ("300.00", "0.00")]
    assert after(*events).allocated == {}


def test_one_that_ended_may_be_restored() -> None:
    events = [told("contribution", after=GRANT), told("contribution", after={"ended": True})]
    assert after(*events).contributions[1]["ended_at"] == AT
    assert after(*events, told("contribution", after={"ended": False})).contributions[1]["ended_at"] is None
