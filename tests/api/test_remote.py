"""A command sent to a server ends as if it were done here: against the application on a real socket."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import time_machine
from pytest_django.live_server_helper import LiveServer

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.remote import NotUnderstood, Server, Unreachable
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, TODAY, give, person, token_of
from tests.conftest import SECOND, loaded
from tests.domains.test_register import XAA

KAZ = "kaz-2026-2030"
PROLONG = "accounts.grant.prolong"
ENDS = (TODAY + timedelta(days=100)).isoformat()


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
class TestAgainstAServer:
    @pytest.fixture
    def officer(self, live_server: LiveServer) -> Person:
        return person("officer@example.org", *((Role.DATA_OFFICER, Reach(code)) for code in (KAZ, XAA)))

    @pytest.fixture
    def server(self, live_server: LiveServer, officer: Person) -> Server:
        return Server(live_server.url, token_of(officer))

    @pytest.fixture
    def grant(self, server: Server) -> Grant:
        return give(person("member@example.org"), Role.MEL_MEMBER, Reach(KAZ))

    def test_it_is_done(self, server: Server, grant: Grant) -> None:
        done = server.do(PROLONG, {"number": grant.pk, "reason": "Yearly review", "ends_on": ENDS}, key="a-1")
        event = Event.objects.get(verb=PROLONG)
        assert (done.event, done.verb, done.repeated, done.findings) == (event.pk, PROLONG, False, ())
        assert done.subject == {"kind": "grant", "key": str(grant.pk), "framework": KAZ}
        assert done.sentence.startswith("Officer reviewed that Member")
        assert done.result == {"number": grant.pk, "ends_on": ENDS, "revision": 2}
        again = server.do(PROLONG, {"number": grant.pk, "reason": "Yearly review", "ends_on": ENDS}, key="a-1")
        assert (again.event, again.repeated) == (done.event, True)
        assert server.get(f"verbs/{PROLONG}")["permission"] == "grant"

    def test_it_is_refused(self, server: Server, grant: Grant) -> None:
        with pytest.raises(Refused) as caught:
            server.do(PROLONG, {"number": grant.pk, "reason": "Yearly review", "ends_on": "2036-01-01"})
        (finding,) = caught.value.findings
        assert (finding.rule, str(finding.severity)) == ("access.grant", "error")
        assert "at most 366 days" in str(finding)

    def test_it_is_in_conflict(self, server: Server, grant: Grant) -> None:
        said = {"number": grant.pk, "reason": "Yearly review", "ends_on": ENDS}
        server.do(PROLONG, said, seen=1)
        later = (TODAY + timedelta(days=200)).isoformat()
        with pytest.raises(Conflict) as caught:
            server.do(PROLONG, {**said, "ends_on": later}, seen=1)
        assert (caught.value.mine, caught.value.theirs) == ({"ends_on": later}, {"ends_on": ENDS})

    def test_it_is_not_understood(self, server: Server, grant: Grant) -> None:
        with pytest.raises(NotUnderstood) as caught:
            server.do(PROLONG, {"number": grant.pk, "reason": "", "colour": "red"})
        assert caught.value.problems == {
            "reason": ["At least 3 characters are needed"],
            "ends_on": ["This is needed"],
            "colour": ["There is no such field"],
        }

    def test_a_letter_that_cannot_be_sent_is_told(self, server: Server, settings: Any) -> None:
        settings.EMAIL_BACKEND = "tests.base.no_mail.NoMail"
        loaded(SECOND)
        said = {"email": "new@example.org", "name": "New", "role": "psea", "framework": XAA, "ends_on": ENDS}
        assert server.do("accounts.person.invite", said).troubles == (
            "The letter could not be sent. Withdraw the invitation, and invite again.",
        )

    def test_it_is_not_there(self, server: Server, grant: Grant) -> None:
        said = {"number": grant.pk + 9, "reason": "Yearly review", "ends_on": ENDS}
        with pytest.raises(NotFound, match="thing of this kind that you may see"):
            server.do(PROLONG, said)
        with pytest.raises(NotFound, match=r"verb no\.such\.verb"):
            server.do("no.such.verb", {})

    def test_it_is_not_allowed(self, server: Server, grant: Grant) -> None:
        said = {"number": grant.pk, "reason": "Yearly review", "ends_on": ENDS}
        with pytest.raises(NotAllowed, match="unknown"):
            Server(server.url, "shq_wrong").do(PROLONG, said)
        evaluator = person("evaluator@example.org", (Role.EVALUATOR, Reach(KAZ)))
        with pytest.raises(NotAllowed, match="needs the right"):
            Server(server.url, token_of(evaluator, secret="shq_other")).do(PROLONG, said)


GOOD = b'{"event":1,"verb":"a.b.c","subject":null,"sentence":"Done","findings":[],"result":null}'


@contextmanager
def answering(*answers: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers so, one after the other; its address, and the headers that came."""
    rest, came = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            came.append(dict(self.headers))
            rest.pop(0)(self)

        def do_GET(self) -> None:
            came.append(dict(self.headers))

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", came
    finally:
        server.shutdown()
        server.server_close()


def says(status: int, body: bytes = GOOD, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cut(status: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """The line breaks in the middle of the answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"detail":')
        handler.close_connection = True

    return answer


def breaks(handler: BaseHTTPRequestHandler) -> None:
    """The line breaks after the request came through: whether it was done is not known."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def test_a_line_that_breaks_is_tried_again_with_the_same_key() -> None:
    busy = b'{"type":"about:blank","title":"Busy","status":503,"detail":"Ask again."}'
    with answering(breaks, says(503, busy, Retry_After="0"), says(429, busy, Retry_After="0"), says(200)) as (
        url,
        came,
    ):
        assert Server(url, "shq_x", pause=0).do("a.b.c", {}).event == 1
    assert len(came) == 4
    assert len({each["Idempotency-Key"] for each in came}) == 1


def test_an_answer_that_breaks_off_is_asked_for_again() -> None:
    with answering(cut(200), cut(503), cut(404), says(200)) as (url, came):
        assert Server(url, "shq_x", pause=0).do("a.b.c", {}).event == 1
    assert len(came) == 4


def test_names_of_headers_have_no_capitals_for_some_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of ``shanyraq serve`` writes them in small letters."""
    paused: list[float] = []
    monkeypatch.setattr("shanyraq.base.doors.remote.time.sleep", paused.append)
    busy = b'{"type":"about:blank","title":"Busy","status":503,"detail":"Ask again."}'
    with answering(says(503, busy, retry_after="7"), says(200, idempotent_replayed="true")) as (url, _):
        assert Server(url, "shq_x").do("a.b.c", {}).repeated
    assert paused == [7.0]


def test_it_is_given_up_at_last() -> None:
    with answering(breaks, breaks, breaks, breaks) as (url, came), pytest.raises(Unreachable):
        Server(url, "shq_x", pause=0).do("a.b.c", {})
    assert len(came) == 4


@pytest.mark.parametrize(
    "answer", [says(200, b"<html>"), says(500, b"<html>"), says(404, b"<html>"), says(200, b""), says(418, b"[]")]
)
def test_what_is_no_answer_of_ours_is_told(answer: Any) -> None:
    with answering(answer) as (url, _), pytest.raises(Unreachable, match="none of its answers"):
        Server(url, "shq_x", pause=0).do("a.b.c", {})


def test_a_token_is_not_carried_elsewhere() -> None:
    with (
        answering() as (elsewhere, stolen),
        answering(says(307, Location=elsewhere)) as (url, _),
        pytest.raises(Unreachable),
    ):
        Server(url, "shq_x", pause=0).do("a.b.c", {})
    assert stolen == []


@pytest.mark.parametrize("url", ["http://example.org", "ftp://example.org", "example.org", ""])
def test_a_token_is_sent_by_https_only(url: str) -> None:
    with pytest.raises(NotAllowed):
        Server(url, "shq_x")
    Server("https://example.org", "shq_x")
