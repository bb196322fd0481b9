"""``shanyraq prepare`` and ``shanyraq serve``: everything between a fresh machine and a page."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from shanyraq import __version__
from shanyraq.base.ui.assets import build as build_assets
from shanyraq.base.ui.catalogues import compile_catalogues
from shanyraq.cli.inventing import invent_everything, lacks_something
from shanyraq.cli.output import Exit, complain, exits, me, now, print_findings, say
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import is_of_team
from shanyraq.domains.packages.queries.findings import to_be_checked
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.verbs.findings import renew
from shanyraq.domains.packages.vocabulary import Origin
from shanyraq.domains.workplans.queries.kept import has_sub_outputs
from shanyraq.kernel.errors import Conflict, Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.folders import make_private
from shanyraq.kernel.sentences import gettext_noop

PAUSE = 5
"""Seconds before a worker that ended is started again."""
REASON = gettext_noop("Package that comes with the software")


def prepare(
    load: Annotated[bool, typer.Option("--load", help="Also load the frameworks that come along.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what matters.")] = False,
) -> None:
    """Makes a machine ready: assets, translations, static files, database, and frameworks."""
    tell = (lambda text: None) if quiet else say
    tell("Building assets")
    build_assets()
    tell("Compiling translations")
    compile_catalogues(Path(settings.LOCALE_PATHS[0]))
    make_private(settings.DATA)
    tell("Collecting static files")
    call_command("collectstatic", interactive=False, verbosity=0)
    tell("Migrating the database")
    call_command("migrate", interactive=False, verbosity=0)
    for version in to_be_checked():
        tell(f"Checking {version.code} anew")
        renew(version, release=__version__, on=now().date(), by=me(), at=now())
    if load:
        for folder in packages_folder():
            load_shipped(folder)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Worker processes.")] = 1,
    load: Annotated[bool, typer.Option(help="Load the frameworks that come along first.")] = True,
    work: Annotated[bool, typer.Option(help="Do background work too; else run «shanyraq work».")] = True,
) -> None:
    """Serves Shanyraq. A first start also prepares the database and loads the frameworks."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    refuse_taken(host, port)
    prepare(load=load, quiet=True)
    say(f"Shanyraq is at http://{host}:{port}  (Ctrl+C stops it)")
    with working_beside() if work else nullcontext():
        Granian(
            "shanyraq.config.wsgi:application",
            address=host,
            port=port,
            workers=workers,
            blocking_threads=4,
            interface=Interfaces.WSGI,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()


@contextmanager
def working_beside() -> Iterator[None]:
    """A worker beside the web server: started again when it ends, ended with the server."""
    ended = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(ended,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _keep_working(ended: threading.Event) -> None:
    command = [sys.executable, "-m", "shanyraq", "work", "--beside", str(os.getpid())]
    while not ended.is_set():
        # In a session of its own: Ctrl+C reaches the server alone, which then tells the worker, once.
        worker = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - this very program
        while worker.poll() is None and not ended.wait(0.2):
            pass
        if worker.poll() is None:
            worker.terminate()
            worker.wait()
        ended.wait(PAUSE)


def refuse_taken(host: str, port: int) -> None:
    """Ends the command where nobody could listen, before anything is prepared or said."""
    try:
        (family, kind, _, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        complain(f"Nobody can listen at {host}:{port}: {error.strerror or error}")
        raise typer.Exit(Exit.REFUSED) from error


def packages_folder() -> list[Path]:
    """The packages that come along: beside the code in a checkout, inside it in a wheel."""
    inside = Path(str(files("shanyraq"))) / "frameworks"
    folder = inside if inside.is_dir() else inside.parent.parent / "frameworks"
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def load_shipped(folder: Path) -> None:
    """Applies a package that comes along, unless somebody applied a package of their own in its place.

    Where it cannot be applied, the reason is told and the house opens all the same: what a team has of its
    own (a framework for the same years, a newer version) matters more than what comes along.
    """
    reading = read_package(folder)
    if reading.package is None:
        _not_loaded(folder, reading.errors)
        return
    with exits():
        if is_of_team(reading.package.framework.code):
            return
        try:
            applied = verbs.apply(reading.package, reason=REASON, origin=Origin.SOFTWARE, by=me(), at=now())
        except Refused as error:
            _not_loaded(folder, error.findings)
            return
        except Conflict as error:
            _not_loaded(folder, (), f": {error}")
            return
        if applied.changes:
            say(f"Loaded {applied.version.code}, version {applied.version.number}")
        if reading.work_plans:
            _fill(applied.version, reading.work_plans)


def _fill(version: Version, plans: TrainingPlans) -> None:
    """Invents what a copy for training lacks, one of an earlier release too; told before, for it takes a moment."""
    if not lacks_something(version, plans, now().date()):
        return
    if has_sub_outputs(version):
        say(f"Inventing what {version.code} has nothing of yet, to practise with")
    else:
        say(f"Inventing {plans.sub_outputs} sub-outputs for {version.code}, to practise with")
    invent_everything(version, plans, by=me(), at=now())


def _not_loaded(folder: Path, findings: Sequence[Finding], why: str = ".") -> None:
    complain(f"Not loaded: the package {folder.name} that comes along{why}")
    print_findings(findings)
