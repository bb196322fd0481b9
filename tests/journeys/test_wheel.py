"""The wheel is complete: installed in an empty folder, it serves the framework that comes along."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).parent / "uv"
START = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def quietly(command: list[str | Path]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder far from the checkout with nothing but an environment made from the wheel."""
    if not UV.exists():
        pytest.skip("uv is not beside this Python; `make test` installs it")
    folder = tmp_path_factory.mktemp("wheel")
    quietly([UV, "build", "--wheel", "--out-dir", folder / "dist", ROOT])
    quietly([UV, "venv", "--python", sys.executable, folder / "venv"])
    (wheel,) = (folder / "dist").glob("*.whl")
    python = folder / "venv" / "bin" / "python"
    quietly([UV, "pip", "install", "--python", python, wheel])
    return folder


@pytest.fixture(scope="module")
def served(installed: Path) -> Iterator[str]:
    """The address of ``shanyraq serve``, run from the installed wheel."""
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "HOME": str(installed), "LANG": "C.UTF-8"}
    home = installed / "home"
    home.mkdir()
    server = subprocess.Popen(
        [installed / "venv" / "bin" / "shanyraq", "serve", "--port", str(port)],
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(START * 2):
            try:
                get(f"{address}/healthz")
                break
            except OSError:  # not yet there, or slow to answer at first
                assert server.poll() is None, server.stdout.read().decode() if server.stdout else ""
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.mark.journey
@pytest.mark.xdist_group("wheel")
class TestWheel:
    def test_it_serves_the_framework(self, served: str) -> None:
        code, text = get(f"{served}/kaz-2026-2030/results/")
        assert code == 200
        assert "1.2.1" in text

    def test_with_style_and_type(self, served: str) -> None:
        _, text = get(f"{served}/")
        sheets = [part.split('"')[0] for part in text.split('href="')[1:] if ".css" in part.split('"')[0]]
        assert sheets
        for sheet in sheets:
            assert get(f"{served}{sheet}")[0] == 200

    def test_in_three_languages(self, served: str) -> None:
        for language, word in (("ru", "Результаты"), ("kk", "Нәтижелер")):
            request = urllib.request.Request(f"{served}/kaz-2026-2030/results/", headers={"Accept-Language": language})
            with urllib.request.urlopen(request, timeout=10) as answer:
                assert word in answer.read().decode()

    def test_nothing_is_written_into_the_installed_package(self, installed: Path, served: str) -> None:
        get(f"{served}/")
        assert (installed / "home" / "var" / "shanyraq.sqlite3").exists()
