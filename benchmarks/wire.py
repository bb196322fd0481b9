"""The server as it runs: what the first page weighs on the wire, and what memory the process takes."""

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from benchmarks.addresses import Missing, addresses
from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from shanyraq.domains.packages.queries import version_in_force

FIRST_PAGE = 200_000
READERS, SECONDS = 4, 8
LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
IN_SHEET = re.compile(r"""(?:url\(|@import\s+)["']?([^"')]+)["']?""")


class Linked(HTMLParser):
    """Addresses of the files that a browser fetches with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "link" and LINKS & set(own.get("rel", "").split()):
            self.found.add(own.get("href", ""))
        elif tag in {"script", "img", "source", "iframe"}:
            self.found.add(own.get("src", ""))
        elif tag in {"use", "image"}:
            self.found.add(own.get("href", "").partition("#")[0])


class Browser:
    """Asks a server the way a browser does and counts what comes over the wire, headers included."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, address: str, method: str = "GET") -> tuple[int, int, bytes]:
        """Status, bytes on the wire, body as it was before compression."""
        self.connection.request(method, address, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        body = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        plain = gzip.decompress(body) if answer.getheader("Content-Encoding") == "gzip" else body
        return answer.status, head + len(body), plain


@contextmanager
def server(url: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """``shanyraq serve`` on a free port; ended by its process id."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", "from shanyraq.cli import main; main()", "serve", "--port", str(port), "--no-load"],
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process, 60)
        yield port, process
    finally:
        process.terminate()
        process.wait(20)


def lines(store: Store, code: str, number: int) -> list[Line]:
    """Weight of the first page, memory after reading everything, answers while several read."""
    section = f"Server process with {number} frameworks"
    store.use("many")
    version = version_in_force(code)
    every = [each for each in addresses(version) if not isinstance(each, Missing)]
    pages = [each.path for each in every]
    matrix = next((each.path for each in every if each.name == "results"), "/healthz")
    with server(store.url("many")) as (port, process):
        started = memory(process.pid)
        browser = Browser(port)
        found = [_weight(browser, section, f"/{code}/")]
        for path in pages:
            browser.get(path)
        read = memory(process.pid)
        times = _together(port, matrix)
        crowded = memory(process.pid)
    found += [
        Line(section, "memory after start", value=f"{started:.0f} MiB"),
        Line(section, f"memory after each of {len(pages)} addresses", value=f"{read:.0f} MiB"),
        Line(
            section,
            f"results matrix over HTTP, {READERS} readers at once",
            one=times,
            value=f"{len(times.samples) / SECONDS:.0f} answers/s, {crowded:.0f} MiB peak",
        ),
    ]
    store.use("one")
    return found


def _weight(browser: Browser, section: str, address: str) -> Line:
    """Compressed HTML with everything it links, and what the sheets link."""
    status, page, text = browser.get(address)
    line = Line(section, f"first page over the wire  {address}", goal=f"≤ {FIRST_PAGE // 1000} kB")
    if status != 200:
        line.met, line.note = False, f"answers {status}"
        return line
    linked = Linked()
    linked.feed(text.decode())
    waiting = {urljoin(address, link) for link in linked.found if link and not link.startswith("data:")}
    weights: dict[str, int] = {address: page}
    while waiting:
        link = waiting.pop()
        if link in weights or urlsplit(link).netloc:
            continue
        status, weights[link], content = browser.get(link)
        if status != 200:
            line.met, line.note = False, f"{link} answers {status}"
            return line
        if urlsplit(link).path.endswith(".css"):
            sheets = IN_SHEET.findall(content.decode())
            waiting |= {urljoin(link, name) for name in sheets if not name.startswith(("data:", "#"))}
    total = sum(weights.values())
    line.value = f"{total / 1000:.1f} kB in {len(weights)} files"
    line.met = total <= FIRST_PAGE
    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])[:4]
    line.note = ", ".join(f"{Path(urlsplit(name).path).name or 'HTML'} {size / 1000:.0f}" for name, size in heaviest)
    return line


def _together(port: int, address: str) -> Times:
    """Several readers ask for the same page for some seconds."""
    found = Times()
    end = time.monotonic() + SECONDS

    def read() -> None:
        browser = Browser(port)
        while time.monotonic() < end:
            begin = time.perf_counter()
            browser.get(address)
            found.samples.append((time.perf_counter() - begin) * 1000)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return found


def memory(pid: int) -> float:
    """MiB that the process and those it started have taken at most so far."""
    total = 0
    for each in [pid, *_children(pid)]:
        try:
            status = Path(f"/proc/{each}/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        total += int(peak[1]) if peak else 0
    return total / 1024


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    own = [int(word) for word in text.split()]
    return own + [deeper for child in own for deeper in _children(child)]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Until ``/healthz`` answers.

    :raises RuntimeError: when the process ends or the time is over.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            if Browser(port).get("/healthz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {seconds:.0f} s")
