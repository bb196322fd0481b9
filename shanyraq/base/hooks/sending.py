"""One request to an address of somebody else: never inwards, never elsewhere, never for long."""

import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from shanyraq.base.hooks.rules import is_inside, refused_address

QUIET = 5.0
"""Seconds without a byte after which the other side is given up."""
MOST = 4
"""Addresses of one name that are tried."""
WHOLE = 15.0
"""Seconds that the whole may take, however busily the other side sends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it was taken, and in a word what came back."""

    taken: bool
    answer: str


class _To(HTTPConnection):
    """A connection to addresses in numbers that were looked at, and not to whatever a name means a moment later."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], context: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=QUIET)
        self.addresses, self.context, self.over = addresses, context, False

    def connect(self) -> None:
        """To the first of the addresses that takes the call."""
        for place, address in enumerate(self.addresses, start=1):
            if self.over:
                raise OSError
            try:
                self.sock = socket.create_connection((address, self.port), self.timeout)
                break
            except OSError:
                if place == len(self.addresses):
                    raise
        if self.context is not None:
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """Ends it from another thread, because it takes too long."""
        self.over = True
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


def send(url: str, body: bytes, headers: Mapping[str, str], *, private: bool) -> Outcome:
    """Posts the body. Only an answer of 2xx counts; a redirect is not followed. ``private`` is that of the rule."""
    refused = refused_address(url, private=private)
    if refused:
        return Outcome(False, str(refused[0].message))
    parts = urlsplit(url)
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return Outcome(False, "the name is not known")
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))[:MOST]
    if not private and any(map(is_inside, addresses)):
        return Outcome(False, "the name leads into the network of this machine")
    context = ssl.create_default_context() if parts.scheme == "https" else None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _posted(_To(host, port, addresses, context), path, body, headers)


def _posted(connection: _To, path: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    timer = threading.Timer(WHOLE, connection.cut)
    timer.daemon = True
    timer.start()
    try:
        connection.request("POST", path, body, dict(headers))
        status = connection.getresponse().status
        outcome = Outcome(200 <= status < 300, str(status))
    except TimeoutError:
        outcome = Outcome(False, "it does not answer")
    except (OSError, HTTPException, ValueError) as error:
        outcome = Outcome(False, f"{type(error).__name__}: {error}"[:200])
    finally:
        timer.cancel()
        connection.close()
    return Outcome(False, "it takes too long") if connection.over else outcome
