"""Workbooks over REST: a program takes one along, sends it, looks at what it would do, and does it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.jobs.alive import seen
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import Stage
from shanyraq.base.workbooks.uploads import MOST_WAITING
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.api.test_answers import problem
from tests.base.people import person, token_of
from tests.domains.filled import with_rows
from tests.domains.test_register import XAA

CREATE = "parties.organisation.create"
AT = f"/api/v1/workbooks/{CREATE}"
ONE = {"key": "water", "name.en": "Water Users", "kind": "Civil society"}


class Program:
    """A program with the token of somebody who holds a role."""

    def __init__(self, role: Role, *verbs: str, reach: Reach | None = None, name: str = "program") -> None:
        holder = person(f"{name}@example.org", (role, reach or Reach(XAA)))
        self.headers = {"authorization": f"Bearer {token_of(holder, *verbs, secret=f'shq_{name}')}"}
        self.client = Client()

    def get(self, address: str) -> Any:
        return self.client.get(address, headers=self.headers)

    def send(self, content: bytes, name: str = "new.xlsx", framework: str = XAA) -> Any:
        sent = {"file": SimpleUploadedFile(name, content)}
        return self.client.post(f"{AT}?framework={framework}", sent, headers=self.headers)

    def apply(self, number: str) -> Any:
        address = f"/api/v1/workbooks/sent/{number}/apply"
        return self.client.post(address, content_type="application/json", headers=self.headers)


@pytest.fixture
def officer(second: Version) -> Program:
    return Program(Role.DATA_OFFICER)


def test_the_whole_way(officer: Program) -> None:
    template = officer.get(f"{AT}/template?framework={XAA}")
    assert (template.status_code, template.content[:2]) == (200, b"PK")
    told = officer.send(with_rows(CREATE, [ONE])).json()
    assert (told["stage"], told["rows"], told["done"], told["can_be_applied"]) == ("checked", 1, 1, True)
    assert not Registered.objects.exists()
    done = officer.apply(told["id"]).json()
    assert (done["stage"], done["done"], done["can_be_applied"]) == ("applied", 1, False)
    assert officer.apply(told["id"]).json()["stage"] == "applied"
    assert Registered.objects.get().key == "water"
    assert Event.objects.filter(verb=CREATE).get().door == "sheet"
    seen = officer.get(f"/api/v1/workbooks/sent/{told['id']}")
    assert seen.json() == done
    assert "private" in seen["Cache-Control"]


def test_what_is_refused_is_told_with_its_cell_and_not_done(officer: Program) -> None:
    told = officer.send(with_rows(CREATE, [ONE, {**ONE, "key": "b", "kind": "charity"}])).json()
    assert (told["done"], told["refused"], told["can_be_applied"]) == (1, 1, False)
    (finding,) = told["findings"]
    assert (finding["row"], finding["cell"], finding["level"]) == (4, "G4", "problem")
    assert officer.apply(told["id"]).json()["stage"] == "checked"
    assert not Registered.objects.exists()
    assert officer.send(b"nothing", "x.txt").json()["findings"][0]["row"] is None


def test_who_may(second: Version) -> None:
    content = with_rows(CREATE, [ONE])
    problem(Program(Role.EVALUATOR, name="reader").send(content), 403)
    problem(Program(Role.DATA_OFFICER, "parties.organisation.amend", name="amends").send(content), 403)
    problem(Client().post(f"{AT}?framework={XAA}", {"file": SimpleUploadedFile("x.xlsx", content)}), 401)
    elsewhere = Program(Role.DATA_OFFICER, reach=Reach("kaz-2026-2030"), name="elsewhere").send(content).json()
    (said,) = elsewhere["findings"]
    assert said["message"].startswith("You may not do this here. “Add an organisation” needs the right")


def test_one_is_seen_by_whoever_sent_it(officer: Program) -> None:
    number = officer.send(with_rows(CREATE, [ONE])).json()["id"]
    other = Program(Role.DATA_OFFICER, name="other")
    problem(other.get(f"/api/v1/workbooks/sent/{number}"), 404)
    problem(other.apply(number), 404)
    assert not Registered.objects.exists()


def test_what_there_is_not(officer: Program) -> None:
    problem(officer.send(b"x", framework="zzz-2026-2030"), 404)
    problem(officer.send(b"x", framework=""), 404)
    problem(officer.get("/api/v1/workbooks/no.such.verb/template"), 404)
    problem(officer.get("/api/v1/workbooks/sent/6f1b8f7c-4c55-4a39-8d3c-1f6f3b6f2a11"), 404)


def test_one_that_is_too_large(officer: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.api.workbooks.LARGEST", 10)
    problem(officer.send(with_rows(CREATE, [ONE])), 413)


def test_whether_anybody_works(officer: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.base.workbooks.tasks.go_on", lambda *_: None)
    told = officer.send(b"x").json()
    assert (told["stage"], told["nobody_works"]) == ("waiting", True)
    seen("worker", timezone.now())
    assert not officer.get(f"/api/v1/workbooks/sent/{told['id']}").json()["nobody_works"]


def test_a_look_reads_neither_the_bytes_nor_what_a_worker_still_changes(
    officer: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = officer.send(with_rows(CREATE, [ONE])).json()["id"]
    Upload.objects.update(stage="applying")
    with CaptureQueriesContext(connection) as asked:
        told = officer.get(f"/api/v1/workbooks/sent/{number}").json()
    assert (told["stage"], told["rows"], told["ends"]) == ("applying", 0, [])
    (read,) = [each["sql"] for each in asked.captured_queries if 'FROM "workbooks_upload"' in each["sql"]]
    assert '"content"' not in read
    assert '"result"' not in read


def test_many_that_wait(officer: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.base.workbooks.tasks.go_on", lambda *_: None)
    for _ in range(MOST_WAITING):
        assert officer.send(b"x").status_code == 200
    assert "still wait" in problem(officer.send(b"x"), 429)["detail"]


def test_a_look_can_be_discarded_by_whoever_sent_it_and_not_while_it_is_worked_at(officer: Program) -> None:
    number = officer.send(with_rows(CREATE, [ONE])).json()["id"]
    address = f"/api/v1/workbooks/sent/{number}/discard"
    other = Program(Role.DATA_OFFICER, name="other")
    assert other.client.post(address, content_type="application/json", headers=other.headers).status_code == 404
    for stage, status in ((Stage.APPLYING, 409), (Stage.CHECKED, 200), (Stage.CHECKED, 404)):
        Upload.objects.filter(pk=number).update(stage=stage)
        answered = officer.client.post(address, content_type="application/json", headers=officer.headers)
        assert answered.status_code == status, answered.content
        if status == 409:
            assert problem(answered, 409)["detail"] == "A worker is busy with this workbook; wait until it is ready."
    assert not Upload.objects.exists()
    assert not Registered.objects.exists()


def test_a_framework_is_not_named_where_each_row_names_its_own(second: Version) -> None:
    root = Program(Role.ADMINISTRATOR, reach=Reach())
    address = "/api/v1/workbooks/accounts.grant.give/template"
    assert root.get(address).status_code == 200
    assert "leave «framework» out" in root.get(f"{address}?framework={XAA}").json()["detail"]


def test_a_token_for_other_verbs_neither_reads_nor_discards_a_workbook(officer: Program) -> None:
    number = officer.send(with_rows(CREATE, [ONE])).json()["id"]
    holder = Person.objects.get(email="program@example.org")
    other = Client(
        headers={"authorization": f"Bearer {token_of(holder, 'comments.comment.write', secret='shq_other')}"}
    )
    assert other.get(f"/api/v1/workbooks/sent/{number}").status_code == 404
    asked = other.post(f"/api/v1/workbooks/sent/{number}/discard", content_type="application/json")
    assert asked.status_code == 404
    assert Upload.objects.filter(pk=number).exists()


def test_what_needs_no_body_is_asked_for_without_one(officer: Program) -> None:
    number = officer.send(with_rows(CREATE, [ONE])).json()["id"]
    address = f"/api/v1/workbooks/sent/{number}/discard"
    for sent, status in ((b"x", 415), (b"", 200)):
        answered = officer.client.generic("POST", address, sent, content_type="text/plain", headers=officer.headers)
        assert answered.status_code == status, sent
