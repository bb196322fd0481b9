"""Work plans: a file of UN INFO taken, the board of a plan, one cell saved."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from django.test import Client

from benchmarks.databases import Store
from benchmarks.likeness import ON, labelled
from benchmarks.measuring import Line, Times, measure
from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.queries import overlaps
from shanyraq.domains.workplans.queries.board import board as board_of
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.reading import PlanRow, Year
from shanyraq.domains.workplans.verbs import sub_output
from shanyraq.domains.workplans.vocabulary import Function, Group, Status
from shanyraq.domains.workplans.writing.uninfo import write_uninfo
from shanyraq.kernel.actors import Actor, Door

SECTION = "Work plans"
ROWS, IMPORT_SECONDS, IMPORT_MB = 10_000, 15, 500
BOARD, BOARD_MS, BOARD_STATEMENTS = 500, 150, 15
CELL_MS = 50
OVERLAP_STATEMENTS, COMPARE_MS = 15, 3_000
YEARS = range(2016, 2029)
BENCH = Actor("benchmark", Door.SYSTEM, operator=True)
COMMAND = [sys.executable, "-c", "from shanyraq.cli import main; main()"]


def lines(store: Store, code: str, rounds: int) -> list[Line]:
    """The same file is taken whole, taken again, and a smaller one is looked at."""
    store.copy("one", "plans")
    store.use("plans")
    package = recent_package(version_in_force(code))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.xlsx"
        file.write_bytes(write_uninfo(rows_of(package, ROWS), YEARS))
        found = [
            imported(store, "plans", code, file, f"a file of {ROWS:,} rows × 93 columns taken, as a command"),
            imported(store, "plans", code, file, "the same file again (nothing changes)"),
        ]
        store.copy("one", "board")
        file.write_bytes(write_uninfo(rows_of(package, BOARD), YEARS))
        imported(store, "board", code, file, "")
    store.use("board")
    return [*found, *_board(code, rounds)]


def rows_of(package: Package, count: int) -> Iterator[PlanRow]:
    """Made-up rows under the outputs of a framework; the same each time."""
    random = Random(2026)
    known = {each.key: each for each in package.parties.organisations}
    outputs = [(outcome, output) for outcome in package.outcomes for output in outcome.outputs]
    for number in range(count):
        outcome, output = random.choice(outputs)
        entity = known[random.choice(output.entities or outcome.entities).party]
        first = random.choice([2026, 2027])
        yield PlanRow(
            country="Benchmark",
            plan="Benchmark",
            outcome_code=outcome.code,
            output_code=output.code,
            published=True,
            code=f"{output.code}-{number}",
            title=f"Advice on topic {number} for the councils of district {number % 37}",
            identifier=str(100_000 + number),
            description="Training, advice and equipment, year after year. " * 4,
            starts_on=date(first, 1, 1),
            ends_on=date(first + random.choice([0, 1]), 12, 31),
            status=random.choice(list(Status)),
            entities=((entity.short_name or "", entity.short_name or entity.key),),
            contributing=("Core/Regular Resources", "A fund"),
            implementing=("A ministry", "A union of councils"),
            sdg_targets=tuple(link.code for link in outcome.sdg_targets[:3]),
            places=("North", "South"),
            functions=(Function.CAPACITY, Function.POLICY),
            groups=(Group.WOMEN, Group.YOUTH),
            gender=random.choice([None, 0, 1, 2, 3]),
            gender_note="Women take part.",
            rights=1,
            years={
                year: Year(Decimal(random.randint(1, 900_000)), Decimal(500), Decimal(300), f"In {year} it went on.")
                for year in (2026, 2027, 2028)
            },
        )


def imported(store: Store, name: str, code: str, file: Path, what: str) -> Line:
    """One run of the command, with the most memory that it had."""
    began = time.perf_counter()
    done, largest = command(store, name, ["workplan", "import", "uninfo", str(file), "--framework", code, "--json"])
    times = Times()
    times.samples.append((time.perf_counter() - began) * 1000)
    line = Line(SECTION, what, f"≤ {IMPORT_SECONDS} s, ≤ {IMPORT_MB} MB", one=times)
    line.value = f"{largest:,.0f} MB at most"
    line.met = done.returncode == 0 and times.median <= IMPORT_SECONDS * 1000 and largest <= IMPORT_MB
    line.note = "" if done.returncode == 0 else done.stderr.decode()[-200:]
    return line


def command(store: Store, name: str, words: list[str]) -> tuple[subprocess.CompletedProcess[bytes], float]:
    """A command on a database, and the most memory that any command had until now, in megabytes."""
    environment = {**os.environ, "DATABASE_URL": store.url(name)}
    done = subprocess.run([*COMMAND, *words], env=environment, capture_output=True, check=False)
    return done, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def _board(code: str, rounds: int) -> list[Line]:
    client = officer(code)
    address = f"/{code}/workplans/"
    shown = measure(lambda: get(client, address), rounds * 3, warm=2)
    board = Line(SECTION, f"the board of {BOARD} sub-outputs", f"≤ {BOARD_STATEMENTS} SQL, ≤ {BOARD_MS} ms", one=shown)
    board.met = shown.statements <= BOARD_STATEMENTS and shown.median <= BOARD_MS
    page = Line(SECTION, "one sub-output", one=measure(lambda: get(client, f"{address}7/"), rounds * 3))
    quality = Line(SECTION, "the quality of all", one=measure(lambda: get(client, f"{address}quality/"), rounds * 3))
    version = version_in_force(code)
    again = measure(lambda: get(client, f"{address}overlaps/"), rounds, warm=1)
    pairs = Line(SECTION, "their overlaps, compared before", f"≤ {OVERLAP_STATEMENTS} SQL", one=again)
    pairs.met = again.statements <= OVERLAP_STATEMENTS
    anew = measure(lambda: _compared_anew(version), 3, warm=1)
    compared = Line(SECTION, "the comparison alone", f"≤ {COMPARE_MS:,} ms", one=anew)
    compared.met = anew.median <= COMPARE_MS
    out = Line(SECTION, "all of them as a file of UN INFO", one=measure(lambda: uninfo_bytes(version), 3))
    return [
        board,
        page,
        *_editor(client, f"{address}7/write/", rounds),
        quality,
        pairs,
        compared,
        out,
        _cell(code, rounds),
    ]


def _editor(client: Client, address: str, rounds: int) -> list[Line]:
    """The page on which a sub-output is edited, and one field saved there as a browser does; another code each time."""
    numbers = iter(range(1, 1_000_000))

    def save() -> None:
        sent = {"field": "code", "code": f"e{next(numbers)}"}
        answer = client.post(address, sent, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert b"data-refused" not in answer.content

    saved = measure(save, rounds * 10, warm=2)
    line = Line(SECTION, "one of its fields saved there", f"≤ {CELL_MS} ms", one=saved)
    line.met = saved.median <= CELL_MS
    return [
        Line(SECTION, "the page on which it is edited", one=measure(lambda: get(client, address), rounds * 3)),
        line,
    ]


def _compared_anew(version: Version) -> None:
    """The plan of the board, with texts of the labelled set in place of its own; nothing is remembered of it."""
    found = board_of(version)
    texts = [text for each in labelled() for text in (each.one.title, each.other.title)]
    random = Random(2026)
    told = [
        replace(
            line, facts=replace(line.facts, title=dict(random.choice(texts)), description=dict(random.choice(texts)))
        )
        for line in found.lines
    ]
    overlaps._pairs.forget()
    assert overlaps.alike(version, replace(found, lines=told), ON)


def _cell(code: str, rounds: int) -> Line:
    """One field of one sub-output, through the verb; another one each time."""
    times = measure(saving(code), rounds * 20, warm=5)
    line = Line(SECTION, "one cell saved", f"≤ {CELL_MS} ms", one=times)
    line.met = times.median <= CELL_MS
    return line


def saving(code: str) -> Callable[[], None]:
    """Saves one field of one sub-output, of another one each time."""
    numbers = iter(range(1, 1_000_000))

    def save() -> None:
        number = next(numbers)
        said = {"framework": code, "number": number % BOARD + 1, "code": f"x{number}"}
        sub_output.amend(AmendSubOutput.model_validate(said), by=BENCH, at=datetime.now(UTC))

    return save


def officer(code: str) -> Client:
    """A data officer of the framework, signed in."""
    person = Person.objects.create(email="bench@example.org", name="Bench", joined_at=datetime.now(UTC))
    Grant.objects.create(
        person=person,
        role=Role.DATA_OFFICER.value,
        framework=code,
        starts_on=date(2026, 1, 1),
        ends_on=date(2100, 1, 1),
        given_by="bench",
        given_at=datetime.now(UTC),
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    return client


def get(client: Client, address: str) -> None:
    """Asks for a page, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
