"""A real package: read, check, plan, apply, export; in the process and as a whole command."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, measure
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.rules import check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.writing import as_json, write_folder
from shanyraq.kernel.actors import Actor, Door

APPLY_SECONDS = 3
BENCH = Actor("benchmark", Door.SYSTEM)
COMMAND = [sys.executable, "-c", "from shanyraq.cli import main; main()"]


def apply(package: Package) -> None:
    """Applies a package to the database in use."""
    verbs.apply(package, reason="benchmark", by=BENCH, at=datetime.now(UTC))


def lines(store: Store, folder: Path) -> list[Line]:
    """Every step of a package's life."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    section = f"Package {folder.name}, {size / 1000:.0f} kB"
    package = read_package(folder).package
    if package is None:
        return [Line(section, f"{folder} cannot be read", met=False)]
    store.use("one")
    version = version_in_force(package.framework.code)
    today = datetime.now(UTC).date()
    code = package.framework.code
    return [
        Line(section, "read and validate the folder", one=measure(lambda: read_package(folder), 5)),
        Line(section, "check the design", one=measure(lambda: check_design(package, today), 5)),
        _apply_in_process(store, package, section),
        *_command(store, "apply", ["framework", "apply", str(folder)], section, APPLY_SECONDS),
        Line(section, "plan what is applied already", one=measure(lambda: verbs.plan(package), 5)),
        Line(section, "apply again (nothing changes)", one=measure(lambda: apply(package), 5)),
        Line(
            section,
            "export as JSON, from its rows",
            one=measure(lambda: as_json(load_package(version), version.number), 5),
        ),
        Line(section, "export as a folder, from its rows", one=measure(lambda: _write(load_package(version)), 3)),
        *_command(store, "export", ["framework", "export", code], section, None),
    ]


def _write(package: Package) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(package, Path(folder))


def _apply_in_process(store: Store, package: Package, section: str) -> Line:
    """The first application, each time to an empty database."""
    found = Times()
    for number in range(3):
        store.copy("empty", f"apply-{number}")
        store.use(f"apply-{number}")
        if number:
            found.take(lambda: apply(package))
        else:
            found.statements = measure(lambda: apply(package), 0, warm=0).statements
    store.use("one")
    return Line(section, "apply to an empty database, without start-up", one=found)


def _command(store: Store, name: str, arguments: list[str], section: str, seconds: float | None) -> list[Line]:
    """A whole command: start of Python, work, end; and how much memory it took."""
    found, memory = Times(), 0
    for number in range(3):
        database = f"command-{name}-{number}"
        store.copy("one" if name == "export" else "empty", database)
        begin = time.perf_counter()
        computed, peak = _run(arguments, store.url(database))
        found.samples.append((time.perf_counter() - begin) * 1000)
        found.cpu.append(computed)
        memory = max(memory, peak)
    store.use("one")
    goal = f"≤ {seconds} s" if seconds else ""
    met = found.median <= seconds * 1000 if seconds else None
    what = f"the command «shanyraq framework {name}», start to end"
    return [Line(section, what, goal, one=found, value=f"{memory / 1024:.0f} MiB peak", met=met)]


def _run(arguments: list[str], database: str) -> tuple[float, int]:
    """Milliseconds that the command computed, and kB of memory that it took at most."""
    environment = {**os.environ, "DATABASE_URL": database}
    process = subprocess.Popen([*COMMAND, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss
