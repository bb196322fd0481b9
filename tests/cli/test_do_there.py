"""``shanyraq do --server``: a verb done on a server with a token, with the words and exit codes of one done here."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytest_django.live_server_helper import LiveServer
from typer import Exit
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.remote import Server
from shanyraq.cli import there
from shanyraq.cli.app import app
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.base import documents
from tests.base.people import person, token_of
from tests.conftest import SECOND, loaded
from tests.domains.filled import write
from tests.domains.test_register import XAA

CREATE = ["parties.organisation.create", "--framework", XAA, "--kind", "media", "--name.en", "Wind", "--key", "wind"]
AMEND = ["parties.organisation.amend", "--framework", XAA, "--key", "wind", "--reason", "As they said"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
class TestAgainstAServer:
    @pytest.fixture(autouse=True)
    def framework(self, live_server: LiveServer) -> None:
        loaded(SECOND)

    @pytest.fixture
    def token(self) -> str:
        return token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)), name="Dana Officer"))

    def do(self, server: LiveServer, token: str, *words: str) -> Any:
        environment = {"SHANYRAQ_TOKEN": token, "SHANYRAQ_SERVER": server.url}
        return CliRunner().invoke(app, ["do", *words], env=environment)

    def test_it_is_done_once_under_a_key(self, live_server: LiveServer, token: str) -> None:
        done = self.do(live_server, token, *CREATE, "--once", "a-key-of-mine", "--json")
        assert done.exit_code == 0, done.output
        again = self.do(live_server, token, *CREATE, "--once", "a-key-of-mine")
        assert "It had been done before, with the same key." in again.stdout
        told = json.loads(done.stdout)
        assert told["sentence"] == "Dana Officer added Wind to the register"
        event = Event.objects.get(pk=told["event"])
        assert (event.door, event.actor) == ("api", "Dana Officer")
        assert Registered.objects.get().key == "wind"

    def test_what_somebody_changed_in_the_meantime_is_said_once(self, live_server: LiveServer, token: str) -> None:
        self.do(live_server, token, *CREATE)
        self.do(live_server, token, *AMEND, "--note", "One", "--seen", "1")
        stale = self.do(live_server, token, *AMEND, "--note", "Two", "--seen", "1")
        assert stale.exit_code == 3
        assert stale.stderr.startswith("Somebody changed this in the meantime: it is at revision 2"), stale.stderr

    def test_a_right_is_named_in_words(self, live_server: LiveServer) -> None:
        member = token_of(person("member@example.org", (Role.MINISTRY, Reach(XAA))), secret="shq_member")
        refused = self.do(live_server, member, *CREATE)
        assert refused.exit_code == 4
        assert "needs the right «Keep the register of organisations and contact people» here" in refused.stderr

    def test_what_is_wrong_is_said_before_anything_is_sent(self, live_server: LiveServer, token: str) -> None:
        answer = self.do(live_server, token, *CREATE[:-1], "no key!")
        assert (answer.exit_code, answer.stderr) == (
            1,
            "1. --key: Only small Latin letters, digits, dots and hyphens, and first a letter or a digit\n",
        )

    def test_a_key_that_was_used_before_is_called_as_the_option_is(self, live_server: LiveServer, token: str) -> None:
        assert self.do(live_server, token, *CREATE, "--once", "mine").exit_code == 0
        again = self.do(live_server, token, *CREATE, "--note", "Another", "--once", "mine")
        assert again.exit_code == 1
        assert again.stderr.startswith("1. --once: "), again.stderr
        spaced = self.do(live_server, token, *CREATE, "--once", "a b")
        assert spaced.stderr.startswith("1. --once: "), spaced.stderr

    def test_a_refusal_a_conflict_and_no_right(self, live_server: LiveServer, token: str) -> None:
        assert self.do(live_server, token, *CREATE).exit_code == 0
        refused = self.do(live_server, token, *CREATE)
        assert (refused.exit_code, "The key wind is taken" in refused.stderr) == (1, True)
        assert self.do(live_server, token, *AMEND, "--note", "Reached by boat", "--seen", "1").exit_code == 0
        stale = self.do(live_server, token, *AMEND, "--note", "Reached by road", "--seen", "1")
        assert stale.exit_code == 3
        assert "note: it is now “Reached by boat”, and was to become “Reached by road”" in stale.stderr
        reader = token_of(person("reader@example.org", (Role.EVALUATOR, Reach(XAA))), secret="shq_of-a-reader")
        assert self.do(live_server, reader, *AMEND, "--note", "x").exit_code == 4
        assert self.do(live_server, "shq_wrong", *AMEND, "--note", "x").exit_code == 4

    def test_a_file_goes_along(self, live_server: LiveServer, token: str, tmp_path: Path) -> None:
        assert self.do(live_server, token, *CREATE).exit_code == 0
        path = tmp_path / "Отчёт.pdf"
        path.write_bytes(documents.PDF)
        about = ["--framework", XAA, "--kind", "organisation", "--key", "wind"]
        answer = self.do(live_server, token, "attachments.document.attach", *about, "--file", str(path), "--title", "T")
        assert answer.exit_code == 0, answer.output
        assert Attachment.objects.get().title == "T"

    def test_an_option_that_is_given_as_empty_empties(self, live_server: LiveServer, token: str) -> None:
        assert self.do(live_server, token, *CREATE, "--note", "Reached by boat").exit_code == 0
        done = self.do(live_server, token, *AMEND, "--note", "")
        assert done.exit_code == 0, done.output
        assert Registered.objects.get().note == ""
        empty = self.do(live_server, token, *AMEND[:-1], "")
        assert (empty.exit_code, empty.stderr) == (1, "1. --reason: At least 3 characters are needed\n")

    def test_a_hash_in_a_source_is_a_hash_there_too(self, live_server: LiveServer, token: str, tmp_path: Path) -> None:
        assert self.do(live_server, token, *CREATE).exit_code == 0
        path, source = tmp_path / "Report.pdf", tmp_path / "fields.json"
        path.write_bytes(documents.PDF)
        fields = {"framework": XAA, "kind": "organisation", "key": "wind", "title": "T"}
        source.write_text(json.dumps({**fields, "file": Server(live_server.url, token).send(path)}))
        answer = self.do(live_server, token, "attachments.document.attach", "--from", str(source))
        assert answer.exit_code == 0, answer.output
        assert Attachment.objects.get().title == "T"

    def test_a_workbook_is_taken_along_and_done_there(
        self, live_server: LiveServer, token: str, tmp_path: Path
    ) -> None:
        environment = {"SHANYRAQ_TOKEN": token, "SHANYRAQ_SERVER": live_server.url}
        path, about = str(tmp_path / "new.xlsx"), ["--framework", XAA]
        words = ["workbook", "template", CREATE[0], path, *about]
        assert CliRunner().invoke(app, words, env=environment).exit_code == 0
        book = load_workbook(path)
        write(book["Rows"], 3, {"key": "rain", "name.en": "Rain", "kind": "media"})
        book.save(path)
        words = ["workbook", "fill", CREATE[0], path, *about]
        looked = CliRunner().invoke(app, words, env=environment)
        assert looked.stdout.endswith("1 row: 1 would be done, 0 change nothing, 0 refused.\n"), looked.output
        done = CliRunner().invoke(app, [*words, "--apply"], env=environment)
        assert "Dana Officer added Rain to the register" in done.stdout
        assert Registered.objects.get().key == "rain"
        again = CliRunner().invoke(app, [*words, "--apply"], env=environment)
        assert (again.exit_code, "The key rain is taken" in again.stderr) == (1, True)


def test_a_server_wants_a_token_and_answers() -> None:
    nobody = {"SHANYRAQ_SERVER": "http://127.0.0.1:9", "SHANYRAQ_TOKEN": ""}
    answer = CliRunner().invoke(app, ["do", *CREATE], env=nobody)
    assert (answer.exit_code, "SHANYRAQ_TOKEN" in answer.stderr) == (2, True)
    plain = {"SHANYRAQ_SERVER": "http://example.org", "SHANYRAQ_TOKEN": "x"}
    answer = CliRunner().invoke(app, ["do", *CREATE], env=plain)
    assert (answer.exit_code, "https only" in answer.stderr) == (4, True)


def test_the_token_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shanyraq.base.doors.remote.TRIES", 1)
    (tmp_path / "token").write_text("shq_x\n")
    words = ["do", *CREATE, "--server", "http://127.0.0.1:9", "--token-file", str(tmp_path / "token")]
    answer = CliRunner().invoke(app, words, env={"SHANYRAQ_TOKEN": ""})
    assert answer.exit_code == 1
    assert "does not answer" in answer.stderr


class Slow:
    """A server that tells what it is told to tell of a workbook, look by look; the last thing for ever."""

    url = "https://example.org"

    def __init__(self, *stages: str, nobody: bool = False) -> None:
        self.stages, self.nobody, self.looks = list(stages), nobody, 0

    def get(self, *_: object) -> Any:
        self.looks += 1
        stage = self.stages.pop(0) if len(self.stages) > 1 else self.stages[0]
        ended = {"can_be_applied": stage == "checked", "ends": [], "findings": [], "sheet": ""}
        return {"id": "1", "stage": stage, "percent": None, "nobody_works": self.nobody, **ended}

    send_to = post = get


class TestWaitingForAWorkbook:
    @pytest.fixture(autouse=True)
    def quickly(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(there, "PAUSE", 0)

    def fill(self, server: Any) -> Any:
        return there.filled_there(server, "x", "", Path("x"), "", lambda *_: None, apply=True)

    def test_it_is_waited_for(self) -> None:
        assert self.fill(Slow("waiting", "checked", "applying", "following", "applied")).applied

    @pytest.mark.parametrize("stages", [["failed"], ["waiting", "failed"], ["checked", "applying", "failed"]])
    def test_a_server_that_failed_is_no_success(self, stages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(Exit) as ended:
            self.fill(Slow(*stages))
        assert ended.value.exit_code == 1
        assert "could not finish it" in capsys.readouterr().err

    def test_where_nobody_works_it_is_given_up(self, capsys: pytest.CaptureFixture[str]) -> None:
        server = Slow("waiting", nobody=True)
        with pytest.raises(Exit) as ended:
            self.fill(server)
        assert (ended.value.exit_code, server.looks) == (1, there.PATIENCE + 1)
        assert "Nobody works in the background at https://example.org" in capsys.readouterr().err
