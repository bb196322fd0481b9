"""Known weaknesses stop the build by name; a service that does not answer does not; exceptions end."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.weaknesses import EXCEPTIONS, Accepted, ask, judged, main, understood

TODAY = date(2026, 6, 1)
ANSWER: dict[str, Any] = {
    "dependencies": [
        {"name": "good", "version": "1.0", "vulns": []},
        {"name": "bad", "version": "2.0", "vulns": [{"id": "GHSA-1", "fix_versions": ["2.1"]}]},
        {"name": "unheard", "skip_reason": "not found"},
    ]
}
FLAW = {
    "id": "GHSA-aaaa-bbbb-cccc",
    "summary": "A flaw",
    "modified": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "bad"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.1"}]}],
            "versions": ["2.0"],
        }
    ],
}


class Advisories(BaseHTTPRequestHandler):
    """An advisory service that knows one flaw, of the package «bad»."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = json.dumps({"vulns": [FLAW]} if asked["package"]["name"] == "bad" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def service() -> Iterator[list[str]]:
    """How ``pip-audit`` is told to ask this one."""
    server = HTTPServer(("127.0.0.1", 0), Advisories)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield ["--vulnerability-service", "osv", "--osv-url", f"http://127.0.0.1:{server.server_port}/v1/query"]
    server.shutdown()
    server.server_close()


def excepted(until: date, decided: date = TODAY, reason: str = "Not called") -> dict[str, Accepted]:
    return {"GHSA-1": Accepted("bad", reason, decided, until)}


def test_a_weakness_is_named_with_what_mends_it() -> None:
    found = understood(ANSWER)
    assert (found.looked_at, found.unknown) == (2, ("unheard",))
    assert judged(found, {}, TODAY) == ["bad 2.0 has the known weakness GHSA-1; mended in: 2.1"]


def test_an_exception_counts_until_its_day_and_for_a_season_at_most() -> None:
    found = understood(ANSWER)
    assert judged(found, excepted(TODAY), TODAY) == []
    assert "look at it again" in judged(found, excepted(date(2026, 5, 31), date(2026, 5, 1)), TODAY)[0]
    assert "at most 90 days" in judged(found, excepted(date(2026, 8, 31)), TODAY)[0]
    assert judged(found, excepted(date(2026, 8, 30)), TODAY) == []
    assert "needs a reason" in judged(found, excepted(TODAY, reason=" "), TODAY)[0]


def test_the_exceptions_of_today_have_a_reason_and_a_bound() -> None:
    """Whether one has ended is what the build asks, not a test: it would fail on a day and not for a change."""
    for name, each in EXCEPTIONS.items():
        assert judged(understood({"dependencies": []}), {name: each}, each.decided) == []


def test_the_program_asks_a_service(service: list[str], tmp_path: Path) -> None:
    pinned = tmp_path / "requirements.txt"
    pinned.write_text("good==1.0\nbad==2.0\n", encoding="utf-8")
    found = ask(pinned, service)
    assert found is not None
    assert found.looked_at == 2
    assert judged(found, {}, TODAY) == ["bad 2.0 has the known weakness GHSA-aaaa-bbbb-cccc; mended in: 2.1"]


def test_a_service_that_does_not_answer_is_not_a_clean_one(tmp_path: Path) -> None:
    pinned = tmp_path / "requirements.txt"
    pinned.write_text("good==1.0\n", encoding="utf-8")
    assert ask(pinned, ["--vulnerability-service", "osv", "--osv-url", "http://127.0.0.1:9/v1/query"]) is None


def test_nobody_to_ask_is_said_and_fails_only_where_it_must(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.architecture import weaknesses

    monkeypatch.setattr(weaknesses, "locked", lambda path: None)
    monkeypatch.setattr(weaknesses, "ask", lambda path, service: None)
    assert (main(must=False), main(must=True)) == (0, 1)
    assert "Not looked at" in capsys.readouterr().err
