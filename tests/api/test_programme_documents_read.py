"""Programme documents over REST, with what a change is made from."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, token_of
from tests.domains.test_programme_documents import do
from tests.domains.test_register import AT, XAA

BASE = f"/api/v1/frameworks/{XAA}"


@pytest.fixture
def read(second: Version) -> Any:
    secret = token_of(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))

    def get(path: str, **asked: Any) -> Any:
        return Client().get(f"{BASE}/{path}", asked, headers={"authorization": f"Bearer {secret}"})

    return get


def test_each_tells_how_it_words_the_outcomes(second: Version, read: Any) -> None:
    signed = recent_package(second).outcomes[0].statement
    assert not isinstance(signed, str)
    do("register")
    do("word", outcome="A.1", text={"fr": signed["fr"]})
    (one,) = read("programme-documents").json()["items"]
    assert (one["number"], one["entity"], one["state"], one["revision"]) == (1, "unicef", "registered", 2)
    first, *others = one["wordings"]
    assert (first["outcome"], first["verbatim"]) == ("A.1", True)
    assert all(each["own"] == {} and each["verbatim"] is None for each in others)
    answer = read("programme-documents/1")
    assert answer.json() == one
    assert answer.headers["ETag"].startswith('"2-')


def test_as_they_stood_on_a_day(read: Any) -> None:
    do("register")
    (then,) = read("programme-documents", as_of=AT.date().isoformat()).json()["items"]
    assert (then["number"], then["revision"]) == (1, None)
    assert read("programme-documents", as_of="2026-05-01").json()["items"] == []
    assert read("programme-documents/1", as_of="2026-05-01").status_code == 404
    assert read("programme-documents/9").status_code == 404


def test_entities_without_one_are_told_too(read: Any) -> None:
    do("register")
    found = {each["entity"]: each for each in read("programme-document-entities").json()["items"]}
    assert found["unicef"]["documents"] == [1]
    assert any(each["documents"] == [] for each in found.values())


def test_what_registers_one_says_what_the_next_change_is_made_from(second: Version) -> None:
    secret = token_of(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
    said = {
        "framework": XAA,
        "entity": "unicef",
        "kind": "programme_document",
        "title": {"fr": "Programme de pays"},
        "starts_on": "2027-01-01",
        "ends_on": "2031-12-31",
    }
    headers = {"authorization": f"Bearer {secret}"}
    address = "/api/v1/verbs/workplans.programme_document.register"
    answer = Client().post(address, said, content_type="application/json", headers=headers).json()
    assert (answer["revision"], answer["result"]["revision"]) == (1, 1)
