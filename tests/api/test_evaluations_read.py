"""Evaluations and recommendations over REST: what everybody reads, drafts for members, what a change is made from."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, token_of
from tests.domains.evaluating import AT, accepted, done, drafted, final, move
from tests.domains.test_register import XAA

BASE = f"/api/v1/frameworks/{XAA}"


def public(path: str, **asked: Any) -> Any:
    return Client().get(f"{BASE}/{path}", asked)


@pytest.fixture
def member(second: Version) -> Any:
    secret = token_of(person("mel@example.org", (Role.MEL_MEMBER, Reach(XAA))))

    def get(path: str, **asked: Any) -> Any:
        return Client().get(f"{BASE}/{path}", asked, headers={"authorization": f"Bearer {secret}"})

    return get


def test_a_draft_is_read_by_members_alone(member: Any) -> None:
    drafted()
    assert public("evaluations").json()["items"] == []
    assert public("recommendations").json()["items"] == []
    assert public("recommendations/1").status_code == 404
    assert public("evaluation-rooms").status_code == 401
    (room,) = member("evaluation-rooms").json()["items"]
    assert (room["number"], room["state"], room["quality"]) == (1, "draft_report", None)
    assert {each["kind"] for each in room["parts"]} == {"question", "evaluator", "finding", "conclusion"}
    move("finish")
    (one,) = public("evaluations").json()["items"]
    assert (one["state"], one["final_on"]) == ("final_report", AT.date().isoformat())
    assert [each["number"] for each in public("recommendations").json()["items"]] == [1]


def test_a_recommendation_tells_what_is_done_and_what_is_late(second: Version) -> None:
    accepted()
    done("follow_up_action.tell")
    (one,) = public("recommendations", as_of="2027-10-20").json()["items"]
    (action,) = one["actions"]
    assert (one["standing"], one["origin"], one["symbol"]) == ("planned", "upr", "A/HRC/43/10")
    assert action["updates"] == {"2027-2": {"fr": "En cours"}}
    assert action["late"] == one["late"] == ["learning.quarter_without_update"]
    assert (one["revision"], action["revision"]) == (None, None)


def test_its_tag_is_what_a_change_is_made_from(member: Any) -> None:
    accepted()
    answer = public("recommendations/1")
    assert answer.headers["ETag"].startswith('"2-')
    assert answer.json()["revision"] == 2
    final()
    room = member("evaluation-rooms/1")
    assert room.headers["ETag"].startswith(f'"{room.json()["revision"]}-')


def test_as_they_stood_on_a_day(member: Any) -> None:
    final()
    assert public("evaluations", as_of="2027-05-31").json()["items"] == []
    assert member("evaluation-rooms/1", as_of="2027-05-31").status_code == 404
    (room,) = member("evaluation-rooms", as_of=AT.date().isoformat()).json()["items"]
    assert room["revision"] is None
    assert all(each["revision"] is None for each in room["parts"])
