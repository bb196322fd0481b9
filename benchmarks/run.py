"""Sets up the databases and runs the sections in turn."""

import argparse
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from django.db import connection

from benchmarks import (
    chain,
    crowd,
    fresh,
    funding,
    machine,
    national,
    packages,
    pages,
    planners,
    report,
    rest,
    turns,
    values,
    verbs,
    wire,
    workplans,
    writers,
)
from benchmarks.databases import Store
from benchmarks.measuring import Line, all_met
from shanyraq.cli.serving import prepare
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.verbs.organisation import create
from tests.domains.proposing import propose
from tests.factories.frameworks import Size, frameworks

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = (
    *("packages", "rest", "verbs", "workplans", "funding", "national", "values", "planners", "chain", "writers"),
    *("pages", "turns", "crowd", "wire", "fresh"),
)
FORK = get_context("fork")
MANY = {"values", "pages", "turns", "crowd", "wire"}
"""Sections that need the many frameworks."""


def run(asked: argparse.Namespace, store: Store, data: Path) -> int:
    """Measures what was asked for; 1 with ``--strict`` when a goal is missed."""
    wanted = set(asked.only or SECTIONS) - ({"fresh"} if asked.no_fresh else set())
    unknown = wanted - set(SECTIONS)
    if unknown:
        sys.stderr.write(f"There is no section {', '.join(sorted(unknown))}.\n")
        return 2
    folder = sorted(path for path in (ROOT / "frameworks").iterdir() if path.is_dir())[0]
    tell("assets and an empty database")
    prepare(load=False, quiet=True)
    facts = machine.facts()
    code = _fill(store, folder, asked.frameworks if wanted & MANY else 1)
    sections: dict[str, Callable[[], list[Line]]] = {
        "packages": lambda: packages.lines(store, folder),
        "rest": lambda: rest.lines(store, asked.rounds),
        "verbs": lambda: verbs.lines(store, code, asked.rounds),
        "workplans": lambda: workplans.lines(store, code, asked.rounds),
        "planners": lambda: planners.lines(store, code),
        "funding": lambda: funding.lines(store, code, asked.rounds),
        "national": lambda: national.lines(store, code, asked.rounds),
        "values": lambda: values.lines(store, code, asked.rounds, asked.frameworks),
        "chain": lambda: chain.lines(store, code),
        "writers": lambda: writers.lines(store, code),
        "pages": lambda: pages.lines(store, code, asked.rounds, tell),
        "turns": lambda: turns.lines(store, asked.frameworks, asked.rounds, tell),
        "crowd": lambda: crowd.lines(store, code, asked.frameworks, asked.rounds, tell),
        "wire": lambda: wire.lines(store, code, asked.frameworks),
        "fresh": fresh.lines,
    }
    found: list[Line] = []
    for name in SECTIONS:
        if name in wanted:
            tell(name)
            found += _section(name, sections[name])
    tell("")
    report.show(facts, found, asked.frameworks)
    report.keep(asked.json, facts, found, asked.frameworks)
    return 1 if asked.strict and not all_met(found) else 0


def _section(name: str, work: Callable[[], list[Line]]) -> list[Line]:
    """In a process of its own: what one section left in memory would slow down those after it.

    A section that breaks is reported, and the others are still measured.
    """
    connection.close()
    here, there = FORK.Pipe(duplex=False)
    measuring = FORK.Process(target=_measure, args=(name, work, there))
    measuring.start()
    there.close()
    try:
        found: list[Line] = here.recv()
    except EOFError:
        found = [Line(name, "could not be measured", met=False, note="the process that measured it was killed")]
    measuring.join()
    return found


def _measure(name: str, work: Callable[[], list[Line]], there: Connection) -> None:
    try:
        found = work()
    except Exception as error:
        traceback.print_exc()
        found = [Line(name, "could not be measured", met=False, note=f"{type(error).__name__}: {error}")]
    there.send(found)


def _fill(store: Store, folder: Path, number: int) -> str:
    """``one`` holds the real framework, ``many`` holds made-up ones besides."""
    package = read_package(folder).package
    assert package is not None, f"{folder} is not a valid package"
    store.copy("empty", "one")
    store.use("one")
    packages.apply(package)
    _with_records(package)
    if number > 1:
        store.copy("one", "many")
        filling = FORK.Process(target=_fill_many, args=(store, number))
        filling.start()
        filling.join()
        assert filling.exitcode == 0, "the many frameworks could not be applied"
    store.use("one")
    return package.framework.code


def _with_records(package: Package) -> None:
    """What has pages and is in no package: an entry of the register, and an amendment."""
    code, at = package.framework.code, datetime.now(UTC)
    entry = {"framework": code, "key": "measured", "name": {"en": "Measured"}, "kind": "civil_society"}
    create(CreateOrganisation.model_validate(entry), by=packages.BENCH, at=at)
    framework = package.framework.model_copy(update={"place": "Elsewhere"})
    changed = package.model_copy(update={"framework": framework})
    propose(changed, title="Another place", reason="benchmark", by=packages.BENCH, at=at)


def _fill_many(store: Store, number: int) -> None:
    """In a process of its own: one that has applied 160 frameworks answers more slowly than one that only serves."""
    store.use("many")
    for done, made_up in enumerate(frameworks(number - 1, Size()), start=2):
        packages.apply(made_up)
        tell(f"framework {done} of {number}")
    connection.close()


def tell(text: str) -> None:
    """Where it is, on a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text[:100]}")
        sys.stderr.flush()
