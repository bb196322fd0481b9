"""The other side of the API: sends a command to a server with a token, and ends as if the verb were done here.

Nothing but the standard library. A request is sent with an idempotency key and tried again when the line breaks, so
it is done once however often it is sent.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener
from uuid import uuid4

from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence

HERE = {"localhost", "127.0.0.1", "::1"}
AGAIN = {429, 502, 503, 504}
"""Answers after which the same request may be done a moment later."""
TRIES, LONGEST_PAUSE, LARGEST = 4, 30.0, 20_000_000


class NotUnderstood(Exception):
    """The server does not understand what was sent. ``problems``: by field, in words; ``""`` is the whole."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        self.problems = dict(problems)
        super().__init__("; ".join(f"{name}: {word}" for name, words in self.problems.items() for word in words))


class Unreachable(Exception):
    """The server does not answer, or is busy. Whether anything was done is not known; with the same key, ask again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done there. ``event`` None: everything was as it should be; ``repeated``: it had been done before.

    ``troubles``: what should have followed and failed, a letter say.
    """

    verb: str
    event: int | None
    subject: Mapping[str, str] | None
    sentence: str
    findings: tuple[Finding, ...]
    result: Mapping[str, Any] | None
    repeated: bool
    troubles: tuple[str, ...] = ()


class _Nowhere(HTTPRedirectHandler):
    """A token is not carried to another address."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class Server:
    """A server by its address (``https://framework.example.org``), and a token for it.

    :raises NotAllowed: when the token would go over plain http to another machine.
    """

    url: str
    token: str
    language: str = "en"
    timeout: float = 30.0
    pause: float = 1.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
            raise NotAllowed(f"a token is sent by https only, and not to {self.url}")

    def do(self, verb: str, said: Mapping[str, Any], *, seen: int | None = None, key: str = "") -> Answer:
        """Does a verb with plain values, as ``Command.said()`` gives them. ``seen``: the revision it was made from.

        :raises Refused: Conflict, NotAllowed, NotFound: as the verb itself would.
        :raises NotUnderstood: when a field is wrong, or the server knows no such field.
        :raises Unreachable: when the server does not answer, also not later.
        """
        headers = {"Idempotency-Key": key or str(uuid4()), "Content-Type": "application/json"}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        body, sent = self._ask(f"verbs/{quote(verb)}", headers, json.dumps(dict(said)).encode())
        return Answer(
            verb=body["verb"],
            event=body["event"],
            subject=body["subject"],
            sentence=body["sentence"],
            findings=tuple(map(_finding, body["findings"])),
            result=body["result"],
            repeated=sent.get("Idempotent-Replayed") == "true",
            troubles=tuple(body.get("troubles", ())),
        )

    def send(self, path: Path) -> str:
        """Sends a file, and gives back the hash with which a verb attaches it. Ends like ``do``."""
        return str(self.send_to("files", path)["file"])

    def send_to(self, address: str, path: Path) -> Any:
        """Sends a file to ``/api/v1/<address>``, and gives back what is told. Ends like ``do``."""
        boundary = uuid4().hex
        name = path.name.replace('"', "").replace("\r", "").replace("\n", "")
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + path.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
        told, _ = self._ask(address, {"Content-Type": f"multipart/form-data; boundary={boundary}"}, body)
        return told

    def post(self, address: str) -> Any:
        """Asks ``/api/v1/<address>`` to go on. Ends like ``do``."""
        return self._ask(address, {"Content-Type": "application/json"}, b"{}")[0]

    def content(self, address: str) -> bytes:
        """The file at ``/api/v1/<address>``. Ends like ``do``."""
        status, content, _sent = self._tried(address, {"Accept": "*/*"}, None)
        if status != 200:
            raise _failure(status, _read(content), content.decode(errors="replace"))
        return content

    def get(self, path: str) -> Any:
        """What ``/api/v1/<path>`` shows, as plain values. Ends like ``do``."""
        return self._ask(path, {}, None)[0]

    def _ask(self, path: str, headers: Mapping[str, str], body: bytes | None) -> tuple[Any, Mapping[str, str]]:
        status, content, sent = self._tried(path, headers, body)
        found = _read(content)
        if status == 200 and found is not None:
            return found, sent
        raise _failure(status, found, content.decode(errors="replace"))

    def _tried(self, path: str, headers: Mapping[str, str], body: bytes | None) -> tuple[int, bytes, Mapping[str, str]]:
        """Status, content and headers of the answer, tried again while the line breaks or the server is busy."""
        own = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language, "Accept": "application/json"}
        request = Request(f"{self.url.rstrip('/')}/api/v1/{path}", body, {**own, **headers})  # noqa: S310 - http or https
        opener, pause = build_opener(_Nowhere), self.pause
        for left in reversed(range(TRIES)):
            status, content, sent = _once(opener, request, self.timeout)
            if left and (status in AGAIN or not status):
                waits = sent.get("Retry-After", "")
                time.sleep(min(float(waits) if waits.isdecimal() else pause, LONGEST_PAUSE))
                pause *= 2
                continue
            break
        return status, content, sent


def _once(opener: OpenerDirector, request: Request, timeout: float) -> tuple[int, bytes, Mapping[str, str]]:
    """Status (0: no answer), content and headers of one try."""
    try:
        with opener.open(request, timeout=timeout) as answer:
            return answer.status, answer.read(LARGEST), dict(answer.headers)
    except HTTPError as error:
        return error.code, error.read(LARGEST), dict(error.headers)
    except (URLError, HTTPException, OSError) as error:
        return 0, str(getattr(error, "reason", error)).encode(), {}


def _read(content: bytes) -> Any:
    try:
        return json.loads(content.decode(errors="replace"))
    except ValueError:
        return None


def _failure(status: int, told: Any, text: str) -> Exception:  # noqa: PLR0911 - one line per way to end
    """How the verb would have ended here."""
    if not isinstance(told, dict) or "detail" not in told:
        return Unreachable(f"it answers {status}, which is none of its answers" if status else text)
    detail = str(told["detail"])
    if status in {401, 403}:
        return NotAllowed(detail.rstrip("."))
    if status == 404:
        return NotFound(detail.removeprefix("There is no ").rstrip("."))
    if status == 409:
        return Conflict(detail, mine=told.get("mine"), theirs=told.get("theirs"))
    if status == 422 and told.get("findings"):
        return Refused([_finding(each) for each in told["findings"]])
    if status in AGAIN or status >= 500:
        return Unreachable(detail)
    problems: dict[str, list[str]] = {}
    for each in told.get("errors") or [{"at": "", "problem": detail}]:
        problems.setdefault(each["at"].removeprefix("body").removeprefix("."), []).append(each["problem"])
    return NotUnderstood(problems)


def _finding(told: Mapping[str, str]) -> Finding:
    return Finding(
        told["rule"],
        Severity(told["severity"]),
        Sentence("{words}", {"words": told["message"]}),
        told["subject"],
        told["clause"],
    )
