"""Files, documents and comments over REST: sent, attached, read, handed out; with the rights that pages ask for."""

from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import READ_TRAIL, Role
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.doors.remote import NotUnderstood, Server
from shanyraq.base.files.keeping import NoRoom
from shanyraq.base.files.models import Upload
from shanyraq.domains.engagement.vocabulary import SEND
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.api.test_answers import problem
from tests.base import documents
from tests.base.people import person, token_of
from tests.base.test_notes import attach, write

KAZ = "kaz-2026-2030"
FILES, NOTES = "/api/v1/files", f"/api/v1/frameworks/{KAZ}/notes"
THING = {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}
ONE = {"kind": "indicator", "key": "1.2.1"}
FACTS = {
    "name": "Report.pdf",
    "digest": sha256(documents.PDF).hexdigest(),
    "size": len(documents.PDF),
}
ATTACH, WRITE = "attachments.document.attach", "comments.comment.write"


@pytest.fixture
def member(kaz: Version) -> Person:
    return person("member@example.org", (Role.MINISTRY, Reach(KAZ)))


def send(token: str, content: bytes = documents.PDF, name: str = "Report.pdf") -> Any:
    file = SimpleUploadedFile(name, content)
    return Program().client.post(FILES, {"file": file}, headers={"authorization": f"Bearer {token}"})


def test_a_script_sends_attaches_reads_and_fetches(member: Person) -> None:
    program = Program(token_of(member))
    sent = send(program.token).json()
    assert (sent["name"], sent["scan"], sent["findings"][0]["rule"]) == ("Report.pdf", "unscanned", "files.scan")
    done = program.do(ATTACH, {**THING, "file": sent["file"], "title": "Source"}).json()
    assert done["result"] == {"number": Attachment.objects.get().pk, **FACTS}
    said = program.do(WRITE, {**THING, "text": "See table 3", "mentions": [member.pk]}).json()
    found = program.get(NOTES, **ONE).json()
    assert found["name"].startswith("1.2.1 ")
    assert [(each["title"], each["sha256"]) for each in found["documents"]] == [("Source", sent["file"])]
    assert [(each["number"], each["text"], each["mentions"]) for each in found["comments"]] == [
        (said["result"]["number"], "See table 3", [member.pk])
    ]
    file = program.get(f"/api/v1/frameworks/{KAZ}/documents/{done['result']['number']}/file")
    assert b"".join(file) == documents.PDF
    assert file["Content-Type"] == "application/octet-stream"
    assert "attachment" in file["Content-Disposition"]
    assert "Authorization" in file["Vary"]


def test_a_retry_attaches_once(member: Person) -> None:
    program = Program(token_of(member))
    said = {**THING, "file": send(program.token).json()["file"]}
    first, second = (program.do(ATTACH, said, key="2026-1") for _ in range(2))
    assert first.json() == second.json()
    assert second["Idempotent-Replayed"] == "true"
    assert problem(program.do(ATTACH, said), 422)["findings"][0]["rule"] == "attachments.once"


def test_what_ended_says_so_and_nothing_else(member: Person) -> None:
    row, said = attach(member), write(member, "A hasty word")
    program = Program(token_of(member))
    for verb, number in (("attachments.document.withdraw", row.pk), ("comments.comment.withdraw", said.pk)):
        assert program.do(verb, {"number": number, "reason": "A mistake"}).status_code == 200
    found = program.get(NOTES, **ONE).json()
    assert (found["comments"][0]["text"], found["comments"][0]["reason"]) == ("", "A mistake")
    problem(program.get(f"/api/v1/frameworks/{KAZ}/documents/{row.pk}/file"), 404)


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("Page.html", documents.PDF, "files.type"),
        ("Report.docx", documents.PDF, "files.content"),
        ("Report.docx", documents.bomb(), "files.parts"),
    ],
)
def test_what_is_refused_is_told_with_its_rule(member: Person, name: str, content: bytes, rule: str) -> None:
    told = problem(send(token_of(member), content, name), 422)
    assert [finding["rule"] for finding in told["findings"]] == [rule]
    assert not Upload.objects.exists()


def test_a_full_disk_is_told(member: Person) -> None:
    with patch("shanyraq.api.notes.keep", side_effect=NoRoom("There is no room")):
        assert problem(send(token_of(member)), 507)["detail"] == "There is no room"


def test_a_file_is_sent_as_a_form_and_a_command_as_json(member: Person) -> None:
    program = Program(token_of(member))
    headers = {"authorization": f"Bearer {program.token}"}
    problem(program.client.post(FILES, {}, content_type="application/json", headers=headers), 415)
    problem(program.client.post(FILES, {"other": "x"}, headers=headers), 422)
    problem(program.client.post(f"/api/v1/verbs/{WRITE}", THING, headers=headers), 415)


@pytest.mark.parametrize(
    ("role", "only", "sends", "reads"),
    [
        (Role.MINISTRY, (), 200, 200),
        (Role.MINISTRY, (ATTACH,), 200, 200),
        (Role.MINISTRY, (WRITE,), 403, 200),
        (Role.MINISTRY, (READ_TRAIL,), 403, 200),
        (Role.MINISTRY, ("accounts.token.end",), 403, 403),
        (Role.MINISTRY, (SEND,), 200, 403),
        (Role.EVALUATOR, (), 200, 200),  # whoever has an account may offer evidence
        (Role.COMMITTEE_MEMBER, (), 200, 200),
    ],
)
def test_rights_and_tokens(kaz: Version, role: Role, only: tuple[str, ...], sends: int, reads: int) -> None:
    token = token_of(person("a@example.org", (role, Reach(KAZ))), *only)
    assert send(token).status_code == sends
    assert Program(token).get(NOTES, **ONE).status_code == reads


def test_what_you_may_not_see_does_not_exist(member: Person, second: Version) -> None:
    row = attach(member)
    stranger = Program(token_of(person("b@example.org", (Role.DATA_OFFICER, Reach(second.code)))))
    for address in (NOTES, f"/api/v1/frameworks/{KAZ}/documents/{row.pk}/file"):
        problem(stranger.get(address, **(ONE if address == NOTES else {})), 404)
    problem(Program(token_of(member, secret="shq_m")).get(NOTES, kind="indicator", key="9.9.9"), 404)
    digest = row.blob.digest
    own = {"framework": second.code, "kind": "framework", "key": second.code, "file": digest}
    assert problem(stranger.do(ATTACH, own), 422)["findings"][0]["rule"] == "attachments.sent"


@pytest.mark.django_db(transaction=True)
def test_the_other_side_sends_a_file(live_server: Any, tmp_path: Path) -> None:
    holder = person("c@example.org", (Role.MINISTRY, Reach(KAZ)))
    server = Server(live_server.url, token_of(holder))
    path = tmp_path / "Отчёт.pdf"
    path.write_bytes(documents.PDF)
    assert server.send(path) == FACTS["digest"]
    assert Upload.objects.get().name == "Отчёт.pdf"
    (tmp_path / "Page.html").write_bytes(b"<html>")
    with pytest.raises((Refused, NotUnderstood)):
        server.send(tmp_path / "Page.html")
