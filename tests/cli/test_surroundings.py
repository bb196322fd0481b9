"""What a command meets around itself: a message and an exit code each, never a traceback, and no file left behind."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SECOND

COMMAND = [sys.executable, "-c", "from shanyraq.cli import main; main()"]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder to stand in, with a copy of the second package."""
    shutil.copytree(SECOND, tmp_path / "package")
    return tmp_path


def shanyraq(
    house: Path, *words: str | bytes, shell: str = "", stdout: int | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command in the folder, with a data folder of its own there."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("SHANYRAQ_", "DATABASE_"))}
    environment = {**known, "PYTHONPATH": str(ROOT), "SHANYRAQ_DATA": str(house / "var"), **more}
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=house,
        env=environment,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        check=False,
        text=True,
        errors="backslashreplace",
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def left_in(house: Path) -> set[str]:
    return {path.name for path in house.iterdir()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package was applied: tables and all are made once."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(SECOND, folder / "package")
    assert shanyraq(folder, "framework", "apply", "package").returncode == 0
    return folder


@pytest.fixture
def lived_in(house: Path, first: Path) -> Path:
    """The same, in a copy of its own."""
    shutil.copytree(first / "var", house / "var")
    return house


applied = pytest.mark.xdist_group("an applied package")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--help"], 0, "UN Cooperation Framework"),
        (["framework", "check", "package"], 0, "is a valid package"),
        (["framework", "plan", "package"], 0, "Plan: "),
        (["framework", "list"], 0, "No framework is loaded yet."),
        (["framework", "export", "xaa-2027-2031"], 2, ""),
        (["progress", "xaa-2027-2031"], 2, ""),
        (["commitments", "xaa-2027-2031"], 2, ""),
        (["rules"], 0, "check."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else None,
)
def test_what_only_reads_makes_nothing(house: Path, words: list[str], status: int, said: str) -> None:
    done = shanyraq(house, *words)
    assert (done.returncode, left_in(house)) == (status, {"package"}), done.stderr
    assert said in done.stdout
    assert status == 0 or done.stderr == "There is no framework xaa-2027-2031. No framework is loaded yet.\n"


def test_a_plan_without_a_database_is_against_nothing(house: Path) -> None:
    done = shanyraq(house, "framework", "plan", "package")
    assert done.stdout.splitlines()[0].endswith(" to add, 0 to change, 0 to end.")


def test_a_folder_that_may_not_be_written(house: Path) -> None:
    """A file stands where the data folder would be made: nobody can make it, whoever runs the tests."""
    (house / "var").write_text("x")
    assert shanyraq(house, "--help").returncode == 0
    assert shanyraq(house, "framework", "check", "package").returncode == 0
    assert shanyraq(house, "framework", "list").returncode == 0
    for words in (["framework", "apply", "package"], ["prepare", "--quiet"]):
        done = shanyraq(house, *words)
        assert done.returncode == 1
        assert str(house / "var") in done.stderr


def test_the_key_is_made_when_it_is_needed(house: Path) -> None:
    program = "import django; django.setup(); from django.core.signing import dumps, loads; print(loads(dumps('x')))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "shanyraq.config.settings", "PYTHONPATH": str(ROOT)}
    environment |= {"SHANYRAQ_DATA": str(house / "var")}
    environment.pop("SECRET_KEY", None)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "x\n"
    assert (house / "var" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("DATABASE_URL", "banana", "Not a valid database URL"), ("DEBUG", "perhaps", "Not a valid boolean")],
)
def test_a_setting_that_cannot_be_read(house: Path, name: str, value: str, said: str) -> None:
    done = shanyraq(house, "framework", "list", **{name: value})
    assert done.returncode == 2
    assert name in done.stderr
    assert said in done.stderr


@applied
def test_a_disk_that_takes_no_output(lived_in: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    for words in (["framework", "export", "xaa-2027-2031"], ["framework", "check", "package"], ["rules"]):
        done = shanyraq(lived_in, *words, stdout=full)
        assert done.returncode == 1
        assert done.stderr == "What the command prints cannot be written: No space left on device\n"


@applied
@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_without_the_letters(lived_in: Path, encoding: str) -> None:
    import json

    done = shanyraq(lived_in, "framework", "export", "xaa-2027-2031", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "Cadre de coopération 2027–2031"
    assert r"\u2013" in shanyraq(lived_in, "framework", "list", PYTHONIOENCODING=encoding).stdout


def test_an_argument_that_is_no_text(house: Path) -> None:
    done = shanyraq(house, "framework", "apply", "package", "--reason", b"\xff")
    assert (done.returncode, done.stderr) == (2, "This argument is no UTF-8 text: \\udcff\n")
    assert left_in(house) == {"package"}
    folder = os.fsencode(house) + b"/p\xff"
    shutil.copytree(SECOND, os.fsdecode(folder))
    assert shanyraq(house, "framework", "check", folder).returncode == 0


def test_a_reason_that_says_nothing(house: Path) -> None:
    for reason in ("", "  "):
        done = shanyraq(house, "framework", "apply", "package", "--reason", reason)
        assert done.returncode == 2
        assert "it says nothing" in done.stderr
    assert left_in(house) == {"package"}


def test_a_name_of_whoever_acts_that_no_column_holds(house: Path) -> None:
    done = shanyraq(house, "framework", "apply", "package", LOGNAME="\udcff" + "x" * 300)
    assert done.returncode == 0


def test_a_port_that_is_taken_is_told_before_an_address(house: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = shanyraq(house, "serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Address already in use" in done.stderr


@pytest.mark.parametrize("port", ["0", "99999", "-1"])
def test_a_port_that_there_is_not(house: Path, port: str) -> None:
    done = shanyraq(house, "serve", "--port", port)
    assert done.returncode == 2
    assert "or equal to" in done.stderr


def test_an_address_that_there_is_not(house: Path) -> None:
    done = shanyraq(house, "serve", "--host", "no.such.host.invalid")
    assert done.returncode == 1
    assert "no.such.host.invalid" in done.stderr


@applied
def test_a_database_that_may_only_be_read(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder too: SQLite would keep its journal there. Where whoever runs the tests may write anything, a
    disk that is mounted to be read is played by the answer to «may I write?»."""
    file = lived_in / "var" / "shanyraq.sqlite3"
    (lived_in / "read-only").mkdir()
    shutil.copy(file, lived_in / "read-only" / file.name)
    (lived_in / "read-only" / file.name).chmod(0o444)
    (lived_in / "read-only").chmod(0o555)
    (lived_in / "sitecustomize.py").write_text(
        "import os\nallowed = os.access\n"
        "os.access = lambda path, mode, **more: mode != os.W_OK and allowed(path, mode, **more)\n"
    )
    before = {path.name for path in (lived_in / "read-only").iterdir()}
    url = {"DATABASE_URL": f"sqlite:///{lived_in / 'read-only' / file.name}", "PYTHONPATH": f"{lived_in}:{ROOT}"}
    for words, said in (
        (["framework", "list"], "xaa-2027-2031"),
        (["framework", "export", "xaa-2027-2031"], '"outcomes"'),
        (["framework", "plan", "package"], "nothing to change"),
        (["progress", "xaa-2027-2031"], "A.1"),
        (["commitments", "xaa-2027-2031"], "Commitments"),
    ):
        done = shanyraq(lived_in, *words, **url)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout
    assert {path.name for path in (lived_in / "read-only").iterdir()} == before
    (lived_in / "read-only").chmod(0o755)
