"""An edited package becomes an amendment through the API and the command line, here and on a server, alike."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.files.models import Upload
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.writing import package_archive, write_folder
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base import documents
from tests.base.people import person, token_of
from tests.conftest import apply
from tests.domains.test_packages_apply import retitled

XAA = "xaa-2027-2031"
PROPOSE = "packages.amendment.propose"
TOLD = {"framework": XAA, "title": "Water", "reason": "A test"}
run = CliRunner().invoke


@pytest.fixture
def edited(second: Version, second_package: Package) -> Package:
    return retitled(second_package, "Eau")


@pytest.fixture
def token(second: Version) -> str:
    return token_of(person("mel@example.org", (Role.MEL_MEMBER, Reach(XAA)), name="Mel"))


def send(token: str, content: bytes, name: str = "package.zip") -> Any:
    headers = {"authorization": f"Bearer {token}"}
    return Client().post("/api/v1/files", {"file": SimpleUploadedFile(name, content)}, headers=headers)


def test_over_rest_a_package_is_sent_and_then_proposed(edited: Package, token: str) -> None:
    sent = send(token, package_archive(edited, "mine"))
    assert sent.status_code == 200, sent.content
    said = {**TOLD, "file": sent.json()["file"]}
    answer = Program(token).do(PROPOSE, said, key="once")
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert told["result"] == {"number": 1, "state": "proposed", "version": None, "revision": 1}
    assert told["sentence"] == "Mel proposed amendment 1: Water"
    assert Program(token).do(PROPOSE, said, key="once")["Idempotent-Replayed"] == "true"
    assert Program(token).do(PROPOSE, said).json()["findings"][0]["rule"] == "attachments.sent"
    assert (Amendment.objects.get().proposed_by, Upload.objects.count()) == ("Mel", 0)


def test_what_is_wrong_in_a_file_is_told_with_its_line(edited: Package, token: str) -> None:
    folder = documents.archive({"framework.yaml": b"code: ["})
    told = Program(token).do(PROPOSE, {**TOLD, "file": send(token, folder).json()["file"]}).json()
    assert told["status"] == 422
    places = [each["place"] for each in told["findings"] if each["severity"] == "error"]
    assert places[0].startswith("framework.yaml:")
    assert not Amendment.objects.exists()


def test_a_package_is_no_document(edited: Package, token: str) -> None:
    """It is taken from whoever may propose, and attached to nothing."""
    content = package_archive(edited, "mine")
    digest = send(token, content).json()["file"]
    said = {"framework": XAA, "kind": "framework", "key": XAA, "file": digest}
    refused = Program(token).do("attachments.document.attach", said).json()
    assert refused["findings"][0]["rule"] == "files.type"
    ministry = token_of(person("m@example.org", (Role.MINISTRY, Reach(XAA))), secret="shq_m")
    assert send(ministry, content).json()["findings"][0]["rule"] == "files.type"
    assert send(ministry, documents.PDF, "report.pdf").status_code == 200
    only = token_of(person("o@example.org", (Role.DATA_OFFICER, Reach(XAA))), PROPOSE, secret="shq_o")
    assert send(only, content).status_code == 200
    assert send(only, documents.PDF, "report.pdf").json()["findings"][0]["rule"] == "files.type"


def test_on_the_command_line_with_a_folder_or_a_file(edited: Package, token: str, tmp_path: Path) -> None:
    write_folder(edited, tmp_path / "mine")
    words = ["--title", "Water", "--reason", "A test"]
    result = run(app, ["framework", "propose", str(tmp_path / "mine"), *words, "--as", "mel@example.org", "--json"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["amendment"] == 1
    archive = tmp_path / "mine.zip"
    archive.write_bytes(package_archive(edited, "mine"))
    result = run(app, ["do", PROPOSE, "--framework", XAA, *words, "--file", str(archive), "--as", "mel@example.org"])
    assert result.exit_code == 0, result.stderr
    assert "Mel proposed amendment 2: Water" in result.stdout
    person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(XAA)))
    result = run(app, ["framework", "propose", str(tmp_path / "mine"), *words, "--as", "member@example.org"])
    assert result.exit_code == 4, result.stderr
    result = run(app, ["framework", "propose", str(tmp_path / "mine"), "--title", "x", "--reason", "A test"])
    assert (result.exit_code, "--title" in result.stderr) == (1, True)


@pytest.fixture
def two_versions(edited: Package, token: str) -> Package:
    """What was edited in version 1; by now there is a version 2, in which something else was changed."""
    first = recent_package(version_in_force(XAA))
    title = {"fr": "Cadre de coopération, relu"}
    apply(first.model_copy(update={"framework": first.framework.model_copy(update={"title": title})}))
    return edited


PROPOSING = ["--title", "Water", "--reason", "A test"]
MADE_FROM = "Say from which version the package was made; the newest is version 2"


@pytest.mark.parametrize(
    ("name", "options", "refusal"),
    [
        ("xaa-2027-2031-version-1", [], ""),
        ("mine", [], MADE_FROM),
        ("mine", ["--base", "1"], ""),
        ("xaa-2027-2031-version-9", [], "There is no version 9"),
        ("xaa-2027-2031-version-9", ["--base", "1"], ""),
        ("xaa-2027-2031-version-1", ["--base", "9"], "There is no version 9"),
    ],
)
def test_the_name_of_the_folder_says_from_which_version_it_was_made(
    two_versions: Package, tmp_path: Path, name: str, options: list[str], refusal: str
) -> None:
    write_folder(two_versions, tmp_path / name)
    words = [*PROPOSING, *options, "--as", "mel@example.org"]
    result = run(app, ["framework", "propose", str(tmp_path / name), *words])
    assert (result.exit_code, refusal in result.stderr) == (1 if refusal else 0, True)
    assert [len(each.changes) for each in Amendment.objects.all()] == ([] if refusal else [1]), "the title stays"


def test_in_the_folder_itself_its_name_says_it_too(
    two_versions: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "xaa-2027-2031-version-1"
    write_folder(two_versions, folder)
    monkeypatch.chdir(folder)
    result = run(app, ["framework", "propose", ".", *PROPOSING, "--as", "mel@example.org"])
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("folder", "file", "status"),
    [
        ("xaa-2027-2031-version-1", "any.zip", 200),
        ("mine", "xaa-2027-2031-version-1.zip", 200),
        ("xaa-2027-2031-version-1", "xaa-2027-2031-version-9.zip", 200),
        ("mine", "xaa-2027-2031-version-9.zip", 422),
        ("mine", "any.zip", 422),
    ],
)
def test_the_name_of_the_folder_in_a_file_says_it_else_that_of_the_file(
    two_versions: Package, token: str, folder: str, file: str, status: int
) -> None:
    digest = send(token, package_archive(two_versions, folder), file).json()["file"]
    assert Program(token).do(PROPOSE, {**TOLD, "file": digest}).status_code == status


@pytest.mark.django_db(transaction=True)
def test_on_a_server_the_name_of_the_folder_says_it_too(
    live_server: Any, two_versions: Package, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHANYRAQ_TOKEN", token)
    for name in ("mine", "xaa-2027-2031-version-1"):
        write_folder(two_versions, tmp_path / name)
    ends = [
        run(app, ["framework", "propose", str(tmp_path / name), *PROPOSING, "--server", live_server.url])
        for name in ("mine", "xaa-2027-2031-version-1")
    ]
    assert [end.exit_code for end in ends] == [1, 0]
    assert MADE_FROM in ends[0].stderr


@pytest.mark.django_db(transaction=True)
def test_on_a_server(
    live_server: Any, edited: Package, token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(edited, tmp_path / "mine")
    monkeypatch.setenv("SHANYRAQ_TOKEN", token)
    words = ["--title", "Water", "--reason", "A test", "--server", live_server.url]
    result = run(app, ["framework", "propose", str(tmp_path / "mine"), *words, "--once", "a"])
    assert result.exit_code == 0, result.stderr
    assert "Mel proposed amendment 1: Water" in result.stdout
    result = run(app, ["framework", "propose", str(tmp_path / "mine"), *words, "--once", "a", "--json"])
    assert json.loads(result.stdout)["repeated"] is True
    archive = tmp_path / "mine.zip"
    archive.write_bytes(package_archive(edited, "mine"))
    result = run(app, ["do", PROPOSE, "--framework", XAA, *words, "--file", str(archive)])
    assert "Mel proposed amendment 2: Water" in result.stdout
