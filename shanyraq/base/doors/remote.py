"""The other side of the API: sends a command to a server with a token, and ends as if the verb were done here.

A request is sent with an idempotency key and tried again when the line breaks, so it is done once however often it is
sent. A token is not carried to another address: redirections are not followed.
"""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

from django.utils.translation import gettext as _

from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

if TYPE_CHECKING:
    from httpx import Response

HTTPS_ONLY = gettext_noop("A token is sent by https only, and not to {address}")
NO_SUCH = gettext_noop("There is no %(thing)s.")
HERE = {"localhost", "127.0.0.1", "::1"}
AGAIN = {429, 502, 503, 504}
"""Answers after which the same request may be done a moment later."""
TRIES, LONGEST_PAUSE = 4, 30.0


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
            raise NotAllowed(Sentence(HTTPS_ONLY, {"address": self.url}))

    def do(self, verb: str, said: Mapping[str, Any], *, seen: int | None = None, key: str = "") -> Answer:
        """Does a verb with plain values, as ``Command.said()`` gives them. ``seen``: the revision it was made from.

        :raises Refused: Conflict, NotAllowed, NotFound: as the verb itself would.
        :raises NotUnderstood: when a field is wrong, or the server knows no such field.
        :raises Unreachable: when the server does not answer, also not later.
        """
        headers = {"Idempotency-Key": key or str(uuid4())}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        answer = self._asked("POST", f"verbs/{quote(verb)}", headers=headers, json=dict(said))
        body = _told(answer)
        return Answer(
            verb=body["verb"],
            event=body["event"],
            subject=body["subject"],
            sentence=body["sentence"],
            findings=tuple(map(_finding, body["findings"])),
            result=body["result"],
            repeated=answer.headers.get("Idempotent-Replayed") == "true",
            troubles=tuple(body.get("troubles", ())),
        )

    def send(self, path: Path) -> str:
        """Sends a file, and gives back the hash with which a verb attaches it. Ends like ``do``."""
        return str(self.send_to("files", path)["file"])

    def send_to(self, address: str, path: Path) -> Any:
        """Sends a file to ``/api/v1/<address>``, and gives back what is told. Ends like ``do``."""
        return _told(self._asked("POST", address, files={"file": (path.name, path.read_bytes())}))

    def post(self, address: str) -> Any:
        """Asks ``/api/v1/<address>`` to go on. Ends like ``do``."""
        return _told(self._asked("POST", address, json={}))

    def content(self, address: str) -> bytes:
        """The file at ``/api/v1/<address>``. Ends like ``do``."""
        answer = self._asked("GET", address, headers={"Accept": "*/*"})
        if answer.status_code != 200:
            raise _failure(answer.status_code, _read(answer))
        content: bytes = answer.content
        return content

    def get(self, path: str) -> Any:
        """What ``/api/v1/<path>`` shows, as plain values. Ends like ``do``."""
        return _told(self._asked("GET", path))

    def _asked(self, method: str, path: str, **sent: Any) -> "Response":
        """The answer, asked for again while the line breaks or the server is busy.

        :raises Unreachable: when there is none.
        """
        import httpx  # here, since most commands ask no server

        own = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language, "Accept": "application/json"}
        url, pause = f"{self.url.rstrip('/')}/api/v1/{path}", self.pause
        with httpx.Client(headers=own, timeout=self.timeout, verify=ssl.create_default_context()) as client:
            for left in reversed(range(TRIES)):
                waits = ""
                try:
                    answer = client.request(method, url, **sent)
                    if not left or answer.status_code not in AGAIN:
                        break
                    waits = answer.headers.get("Retry-After", "")
                except (httpx.HTTPError, httpx.InvalidURL) as error:
                    if not left:
                        raise Unreachable(str(error)) from error
                time.sleep(min(float(waits) if waits.isdecimal() else pause, LONGEST_PAUSE))
                pause *= 2
        return answer


def _told(answer: "Response") -> Any:
    found = _read(answer)
    if answer.status_code != 200 or found is None:
        raise _failure(answer.status_code, found)
    return found


def _read(answer: "Response") -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _failure(status: int, told: Any) -> Exception:  # noqa: PLR0911 - one line per way to end
    """How the verb would have ended here."""
    if not isinstance(told, dict) or "detail" not in told:
        return Unreachable(_("it answers %(status)s, which is none of its answers") % {"status": status})
    detail = str(told["detail"])
    if status in {401, 403}:
        return NotAllowed(detail.rstrip("."))
    if status == 404:
        return NotFound(_thing(detail))
    if status == 409:
        return Conflict(_inside(detail), mine=told.get("mine"), theirs=told.get("theirs"))
    if status == 422 and told.get("findings"):
        return Refused([_finding(each) for each in told["findings"]])
    if status in AGAIN or status >= 500:
        return Unreachable(detail)
    problems: dict[str, list[str]] = {}
    for each in told.get("errors") or [{"at": "", "problem": detail}]:
        problems.setdefault(each["at"].removeprefix("body").removeprefix("."), []).append(each["problem"])
    return NotUnderstood(problems)


def _thing(detail: str) -> str:
    """What there is none of, without the words around it, in the language of whoever asked or in English."""
    for words in (_(NO_SUCH), NO_SUCH):
        before, _name, after = words.partition("%(thing)s")
        if before and detail.startswith(before):
            return detail.removeprefix(before).removesuffix(after)
    return detail.rstrip(".")


def _inside(detail: str) -> str:
    """What happened, without the words that whoever tells of it puts before it: «Nothing was changed. (…)»."""
    return detail.partition(" (")[2].removesuffix(")") or detail


def _finding(told: Mapping[str, str]) -> Finding:
    return Finding(
        told["rule"],
        Severity(told["severity"]),
        Sentence("{words}", {"words": told["message"]}),
        told["subject"],
        told["clause"],
        told.get("place", ""),
        told.get("field", ""),
    )
