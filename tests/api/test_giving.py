"""Contributions, allocations, reallocations and the funding framework over REST."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.commands import SetRate
from shanyraq.domains.funding.verbs.rate import set_rate
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, token_of
from tests.conftest import TESTER
from tests.domains.giving import allocate, give, propose
from tests.domains.planning import add
from tests.domains.test_contributions import decline
from tests.domains.test_funding_framework import frame
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA

BASE = f"/api/v1/frameworks/{XAA}"


@pytest.fixture
def read(second: Version) -> Any:
    secret = token_of(person("member@example.org", (Role.MINISTRY, Reach(XAA))))

    def get(path: str, **asked: Any) -> Any:
        return Client().get(f"{BASE}/{path}", asked, headers={"authorization": f"Bearer {secret}"})

    return get


@pytest.fixture(autouse=True)
def given(second: Version) -> None:
    add()
    add(output="A.1.2")
    give()
    give(title="Window", stage="in_talks")
    allocate(300)
    propose()
    frame(needed=100, core=40)


def test_contributions_with_what_is_left_of_them(read: Any) -> None:
    items = read("contributions").json()["items"]
    assert [(each["number"], each["title"], each["allocated"], each["left"]) for each in items] == [
        (1, "Grant", 300, 700),
        (2, "Window", 0, 1000),
    ]
    assert read("contributions", limit=1).json()["items"] == items[:1]


def test_one_has_the_tag_that_a_change_is_made_from(read: Any) -> None:
    answer = read("contributions/1")
    assert answer.headers["ETag"].startswith(f'"{answer.json()["revision"]}-')
    assert (answer.json()["donor"], answer.json()["stage"], answer.json()["ended"]) == ("Norway", "signed", False)
    assert read("contributions/9").status_code == 404


def test_allocations_name_both_ends(read: Any) -> None:
    (one,) = read("allocations").json()["items"]
    assert one == {"contribution": 1, "sub_output": 1, "year": 2028, "entity": "unicef", "amount": 300, "revision": 1}
    (then,) = read("allocations", as_of=AT.date().isoformat()).json()["items"]
    assert then == {**one, "revision": None}


def test_reallocations_say_whose_consent_is_missing(read: Any) -> None:
    (one,) = read("reallocations").json()["items"]
    assert one == read("reallocations/1").json()
    assert (one["state"], one["source"], one["target"], one["government_at"]) == ("proposed", 1, 2, None)
    assert one["ending"] is None
    assert read("reallocations/9").status_code == 404


def test_a_reallocation_that_was_declined_says_by_whom_and_why(read: Any) -> None:
    decline("government", actor(person("ministry@example.org", (Role.MINISTRY, Reach(XAA)))))
    (one,) = read("reallocations").json()["items"]
    assert one == read("reallocations/1").json()
    assert (one["state"], one["ending"]["side"]) == ("declined_by_government", "government")
    assert one["ending"]["reason"] == "The money is needed where it is"


def test_rates_with_their_revision(read: Any) -> None:
    said = {"framework": XAA, "currency": "EUR", "month": "2026-06", "rate": "0.92", "source": "UN operational rates"}
    set_rate(SetRate.model_validate(said), by=TESTER, at=AT)
    (one,) = read("rates").json()["items"]
    assert (one["currency"], one["month"], one["rate"], one["revision"]) == ("EUR", "2026-06-01", 0.92, 1)
    assert read("rates", as_of="2026-05-01").json()["items"] == []


def test_the_lines_of_a_sub_output_with_what_a_change_is_made_from(read: Any) -> None:
    put(required=5, entity="unicef")
    put(available=3, entity="unicef")
    (line,) = read("sub-outputs/1/money").json()["items"]
    assert (line["year"], line["entity"], line["required"], line["available"], line["spent"]) == (
        *(2028, "unicef", 5, 3),
        None,
    )
    assert line["revision"] == 2
    assert read("sub-outputs/9/money").status_code == 404


def test_the_figures_of_the_funding_compact_with_their_formulas(read: Any) -> None:
    put(available=25, instrument="core")
    put(available=75, instrument="pooled")
    found = {each["key"]: each for each in read("funding-compact").json()["items"]}
    assert (found["core"]["part"], found["core"]["whole"], found["core"]["share"]) == (25, 100, 0.25)
    assert (found["pooled"]["share"], found["thematic"]["share"]) == (1, 0)
    assert "÷" in found["core"]["formula"]


def test_the_funding_framework_also_of_a_day(read: Any) -> None:
    (line,) = read("funding-framework").json()["items"]
    assert (line["needed"], line["core"], line["non_core"], line["to_be_mobilised"]) == (100, 40, None, 60)
    assert line["revision"] == 1
    assert read("funding-framework", as_of=AT.date().isoformat()).json()["items"] == [{**line, "revision": None}]
    assert read("funding-framework", as_of="2026-05-01").json()["items"] == []


def test_nobody_else_reads_them(second: Version) -> None:
    stranger = token_of(person("stranger@example.org"), secret="shq_stranger")
    for path in ("contributions", "contributions/1", "allocations", "reallocations", "reallocations/1"):
        assert Client().get(f"{BASE}/{path}").status_code == 401
        assert Client().get(f"{BASE}/{path}", headers={"authorization": f"Bearer {stranger}"}).status_code == 404, path


def test_by_way_kind_of_source_and_goal(read: Any) -> None:
    items = read("financing").json()["items"]
    plain = next(each for each in items if (each["part"], each["code"]) == ("way", "plain"))
    assert (plain["committed"], plain["sought"], plain["allocated"]) == (1000, 1000, 300)
    assert {each["committed"] for each in items if each["part"] == "goal"} == {None}
    assert read("financing", limit=2).json()["items"] == items[:2]
