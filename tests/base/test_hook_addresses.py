"""Where events may be sent: rules over addresses, and what a real server can do to whoever sends."""

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shanyraq.base.hooks import sending
from shanyraq.base.hooks.rules import PAUSES, is_inside, next_try, refused_address
from shanyraq.base.hooks.sending import Outcome, send
from tests.base.receiving import Receiver, receiver

AT = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/events",
        "https://example.org:8443/events?key=a%20b",
        "https://xn--80ak6aa92e.com/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
    ],
)
def test_an_address_outside_is_taken(url: str) -> None:
    assert refused_address(url, private=False) == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "understood"),
        ("example.org/events", "understood"),
        ("https://", "understood"),
        ("https:///events", "understood"),
        ("https://example.org:port/", "understood"),
        ("https://example.org:0/", "understood"),
        ("https://example.org:99999/", "understood"),
        ("https://[::1", "understood"),
        ("https://exa mple.org/", "understood"),
        ("https://example.org/a\nb", "understood"),
        ("https://example.org/ключ", "understood"),
        ("http://example.org/events", "https://"),
        ("http://127.0.0.1/events", "https://"),
        ("ftp://example.org/events", "https://"),
        ("file:///etc/passwd", "https://"),
        ("https://somebody@example.org/", "a name"),
        ("https://somebody:secret@example.org/", "a name"),
        ("https://example.org/#part", "«#»"),
        ("https://localhost/", "network"),
        ("https://a.localhost/", "network"),
        ("https://127.0.0.1/", "network"),
        ("https://10.1.2.3/", "network"),
        ("https://192.168.0.1:8443/", "network"),
        ("https://172.16.0.1/", "network"),
        ("https://169.254.169.254/latest/meta-data", "network"),
        ("https://100.64.0.1/", "network"),
        ("https://0.0.0.0/", "network"),
        ("https://[::1]/", "network"),
        ("https://[::ffff:10.0.0.1]/", "network"),
        ("https://[fd00::1]/", "network"),
        ("https://[fe80::1%25eth0]/", "network"),
        ("https://[64:ff9b::a00:1]/", "network"),
        ("https://[2002:a00:1::]/", "network"),
        ("https://224.0.0.1/", "network"),
        ("https://[ff02::1]/", "network"),
    ],
)
def test_any_other_is_refused(url: str, why: str) -> None:
    found = refused_address(url, private=False)
    assert found, url
    assert any(why in str(finding.message) for finding in found), [str(each) for each in found]


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("http://127.0.0.1:8000/events", True),
        ("http://localhost:8000/events", True),
        ("http://[::1]:8000/events", True),
        ("https://10.0.0.1/events", True),
        ("http://10.0.0.1/events", False),
        ("http://example.org/events", False),
    ],
)
def test_where_this_network_is_allowed_plain_http_is_only_for_this_machine(url: str, taken: bool) -> None:
    assert (refused_address(url, private=True) == []) is taken


def test_a_name_is_no_address_in_numbers() -> None:
    assert not is_inside("example.org")
    assert not is_inside("")


def test_pauses_grow_until_it_is_given_up() -> None:
    assert list(PAUSES) == sorted(PAUSES)
    assert next_try(1, AT) == AT + timedelta(minutes=1)
    assert next_try(len(PAUSES), AT) == AT + timedelta(days=1)
    assert next_try(len(PAUSES) + 1, AT) is None


@pytest.fixture
def server() -> Iterator[Receiver]:
    with receiver() as own:
        yield own


def posted(url: str, *, private: bool = True) -> Outcome:
    return send(url, b'{"number": 1}', {"Shanyraq-Event": "1", "Content-Type": "application/json"}, private=private)


def test_it_is_posted_as_it_is(server: Receiver) -> None:
    assert posted(server.url) == Outcome(True, "200")
    (got,) = server.got
    assert (got.path, got.body) == ("/events?from=shanyraq", b'{"number": 1}')
    assert (got.headers["Host"], got.headers["Content-Type"]) == (f"127.0.0.1:{server.port}", "application/json")


@pytest.mark.parametrize("status", [199 + 1, 204, 299])
def test_an_answer_of_2xx_is_taken(server: Receiver, status: int) -> None:
    server.answers = [status]
    assert posted(server.url).taken


@pytest.mark.parametrize("status", [300, 304, 400, 404, 410, 500, 503])
def test_any_other_is_not(server: Receiver, status: int) -> None:
    server.answers = [status]
    assert posted(server.url) == Outcome(False, str(status))


def test_a_redirect_is_not_followed(server: Receiver) -> None:
    server.answers = ["elsewhere"]
    assert posted(server.url) == Outcome(False, "307")
    assert [got.path for got in server.got] == ["/events?from=shanyraq"]


def test_whoever_is_silent_is_given_up(server: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "QUIET", 0.2)
    server.answers = ["silent"]
    begin = time.monotonic()
    assert posted(server.url) == Outcome(False, "it does not answer")
    assert time.monotonic() - begin < 5


def test_whoever_never_comes_to_an_end_is_given_up(server: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "WHOLE", 0.5)
    server.answers = ["dripping"]
    begin = time.monotonic()
    assert posted(server.url) == Outcome(False, "it takes too long")
    assert time.monotonic() - begin < 5


def test_what_is_no_http_is_told(server: Receiver) -> None:
    server.answers = ["broken"]
    assert "BadStatusLine" in posted(server.url).answer


def test_nobody_there(server: Receiver) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert "ConnectionRefusedError" in posted(f"http://127.0.0.1:{port}/").answer


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Receiver) -> None:
    assert "SSL" in posted(server.url.replace("http:", "https:")).answer
    assert server.got == []


def test_an_unknown_name() -> None:
    assert posted("https://nothing.invalid/", private=False).answer == "the name is not known"
    assert posted(f"https://{'a' * 70}.example.org/", private=False).answer == "the name is not known"


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
@pytest.mark.parametrize("first", ["93.184.216.34", None])
def test_a_name_that_leads_inside_is_refused(
    server: Receiver, monkeypatch: pytest.MonkeyPatch, inside: str, first: str | None
) -> None:
    """Also where only one of its addresses does: the next look-up could give that one."""

    def looked_up(host: str, port: int, **kwargs: Any) -> list[Any]:
        found = [each for each in (first, inside) if each]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    outcome = posted(f"https://rebinding.example.org:{server.port}/", private=False)
    assert outcome == Outcome(False, "the name leads into the network of this machine")
    assert server.got == []


def test_a_name_is_looked_up_once(server: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was looked at is what is called, whatever the name means a moment later."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def looked_up(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(str(host))
        return real("127.0.0.1" if host == "localhost" else host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    assert posted(f"http://localhost:{server.port}/").taken
    assert [host for host in asked if host == "localhost"] == ["localhost"]


def test_what_rules_refuse_is_not_sent_whenever_it_was_written(server: Receiver) -> None:
    assert posted(server.url, private=False).answer == "The address must begin with https://"
    assert server.got == []
