"""A real HTTP server of somebody else, which gets events and answers as a test wants it to."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Got:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """``answers`` are given one after the other, the last one for ever; a number is a status."""

    port: int = 0
    answers: list[int | str] = field(default_factory=lambda: [200])
    got: list[Got] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/events?from=shanyraq"

    @property
    def numbers(self) -> list[int]:
        """The events that came, in the order in which they came."""
        return [int(each.headers["Shanyraq-Event"]) for each in self.got]


@contextmanager
def receiver(*answers: int | str) -> Iterator[Receiver]:
    """A server on this machine. Answers: a status, «silent», «dripping», «broken», «elsewhere» (a redirect)."""
    own = Receiver(answers=list(answers) or [200])
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            own.got.append(Got(self.path, dict(self.headers), body))
            answer = own.answers.pop(0) if len(own.answers) > 1 else own.answers[0]
            if answer == "silent":
                over.wait(20)
            elif answer == "dripping":
                self.drip()
            elif answer == "broken":
                self.wfile.write(b"no HTTP at all\r\n\r\n")
            elif answer == "elsewhere":
                self.send_response(307)
                self.send_header("Location", f"http://127.0.0.1:{own.port}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.send_response(int(answer))
                self.send_header("Content-Length", "0")
                self.end_headers()
            self.close_connection = True

        def drip(self) -> None:
            """A header without end, a byte at a time."""
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not over.is_set():
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    own.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield own
    finally:
        over.set()
        server.shutdown()
        server.server_close()
