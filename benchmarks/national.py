"""National data: a repository of Open SDG of 45,585 rows taken, taken again, and the page that puts it beside print."""

import csv
import io
import os
import tempfile
import time
from pathlib import Path
from random import Random

from django.test import Client

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, measure
from benchmarks.workplans import command, get
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Indicator

SECTION = "National data"
NAMED = "OPENSDG_FOLDER"
"""The variable of the environment that names a real repository; without it one of the same size is made up."""
ROWS, FILES, SECONDS = 45_585, 273, 10
PAGE_STATEMENTS = 15


def lines(store: Store, code: str, rounds: int) -> list[Line]:
    """The same folder is taken twice; then the page is asked."""
    store.copy("one", "national")
    store.use("national")
    with tempfile.TemporaryDirectory() as made:
        named = os.environ.get(NAMED, "")
        folder = Path(named) if named else _made_up(Path(made), [each.code for each in _indicators(code) if each.code])
        what = "the repository that is named" if named else f"a made-up repository of {FILES} files, {ROWS:,} rows"
        found = [
            _taken(store, code, folder, f"{what} taken, as a command"),
            _taken(store, code, folder, "the same again (nothing changes)"),
        ]
    store.use("national")
    client = Client(SERVER_NAME="localhost")
    shown = measure(lambda: get(client, f"/{code}/data/national/"), rounds * 3, warm=2)
    page = Line(SECTION, "the page that puts it beside print", f"≤ {PAGE_STATEMENTS} SQL", one=shown)
    page.met = (shown.statements or 0) <= PAGE_STATEMENTS
    return [*found, page]


def _indicators(code: str) -> list[Indicator]:
    package = recent_package(version_in_force(code))
    return [each for outcome in package.outcomes for each in outcome.indicators]


def _taken(store: Store, code: str, folder: Path, what: str) -> Line:
    """One run of the command; rows that are refused are told with the exit code 1."""
    began = time.perf_counter()
    done, largest = command(
        store, "national", ["data", "import", "opensdg", str(folder), "--framework", code, "--json"]
    )
    times = Times()
    times.samples.append((time.perf_counter() - began) * 1000)
    line = Line(SECTION, what, f"≤ {SECONDS} s", one=times)
    line.value = f"{largest:,.0f} MB at most"
    line.met = done.returncode in (0, 1) and times.median <= SECONDS * 1000
    line.note = "" if done.returncode in (0, 1) else done.stderr.decode()[-200:]
    return line


def _made_up(folder: Path, codes: list[str]) -> Path:
    """A repository with as many files and rows as the real one; the same each time."""
    random = Random(2026)
    (folder / "data").mkdir()
    known = [*codes, *(f"{goal}.{target}.1" for goal in range(18, 40) for target in range(1, 20))]
    each = ROWS // FILES + 1
    left = ROWS
    for code in known[:FILES]:
        held = io.StringIO()
        writer = csv.writer(held)
        writer.writerow(["Year", "UNIT_MEASURE", "SEX", "REF_AREA", "Value"])
        for number in range(min(each, left)):
            place, year = divmod(number, 14)
            sex = ("", "M", "F")[place % 3]
            writer.writerow(
                [2010 + year, "PT", sex, f"A{place // 3}" if place >= 3 else "", random.randint(1, 999) / 10]
            )
        left -= min(each, left)
        (folder / "data" / f"indicator_{code.replace('.', '-')}.csv").write_text(held.getvalue(), encoding="utf-8")
    return folder
