"""``shanyraq framework``: check, plan, apply, export, and the list of what is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from django.db import DatabaseError

from shanyraq.base.ui.texts import pick
from shanyraq.cli.changes import as_plain, done, show, summary
from shanyraq.cli.database import holds_frameworks
from shanyraq.cli.judging import flaws, judged, print_judged
from shanyraq.cli.output import (
    AsJson,
    AsOf,
    Code,
    Exit,
    complain,
    day,
    exits,
    finding_json,
    me,
    now,
    number,
    print_findings,
    print_json,
    say,
    wrong_usage,
)
from shanyraq.domains.indicators.rules.rollup import about_rows
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.packages.reading import TRAINING, Reading, read_package
from shanyraq.domains.packages.reading.files import there
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment as amending
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.writing import as_json, rewrite_folder, write_folder
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import gettext_noop

app = typer.Typer(help="Framework packages: check, plan, apply, export.", no_args_is_help=True)

APPLIED = gettext_noop("Package applied")
Folder = Annotated[Path, typer.Argument(help="The folder of the package.")]


@app.command()
def check(path: Folder, as_of: AsOf = None, json: AsJson = False) -> None:
    """Validates a package and lists the flaws of its design.

    Exit code 1 means that the package cannot be applied; design flaws alone exit with 0. Where a
    database is there, the period is compared with the other frameworks of the country in it.
    """
    reading = read_package(_existing(path))
    reading.errors += _overlaps(reading)
    found = judged(reading, day(as_of) or now().date())
    if json:
        errors = [finding_json(error) for error in reading.errors]
        listed = [finding_json(each.finding) | {"remark": each.remark} for each in found]
        print_json({"valid": not reading.errors, "errors": errors, "findings": listed})
    elif reading.package:
        print_judged(found, reading.package)
    if reading.package and not reading.errors and not json:
        say(f"\n{path} is a valid package: {_size(reading.package)}. {flaws(found)}")
    if reading.errors:
        _refuse(path, reading)


@app.command()
def plan(path: Folder, json: AsJson = False) -> None:
    """Shows what applying a package would add, change and end. Changes nothing."""
    reading, package = _read(path)
    with exits(), placed(reading):
        changes = verbs.plan(package)
    if json:
        print_json({"changes": [as_plain(change) for change in changes], **verbs.count(changes)})
        return
    for change in changes:
        show(change)
    say(summary("Plan", changes))


@app.command()
def apply(
    path: Folder,
    reason: Annotated[str, typer.Option(help="Why; kept with the version.")] = APPLIED,
    base: Annotated[int | None, typer.Option(help="The version that the package was made from.")] = None,
    json: AsJson = False,
) -> None:
    """Applies a package in one transaction, as a new version with author and reason."""
    reading, package = _read(path)
    with exits(), placed(reading):
        applied = verbs.apply(package, reason=reason, base=base, by=me(), at=now())
    result = {"code": applied.version.code, "version": applied.version.number}
    if json:
        print_json({**result, **verbs.count(applied.changes)})
    elif applied.changes:
        say(done(applied.version.code, applied.version.number, applied.changes))
    else:
        say(f"{applied.version.code} is version {applied.version.number} already: nothing to change.")


@app.command()
def propose(
    path: Folder,
    title: Annotated[str, typer.Option(help="What the amendment is about.")],
    reason: Annotated[str, typer.Option(help="Why; both sides read it.")],
    json: AsJson = False,
) -> None:
    """Proposes a package as an amendment, which both sides agree to before it is applied."""
    reading, package = _read(path)
    with exits(), placed(reading):
        row = amending.propose(package, title=title, reason=reason, by=me(), at=now())
    if json:
        print_json({"code": package.framework.code, "amendment": row.number, "changes": row.changes})
    else:
        say(f"Amendment {row.number} of {package.framework.code} was proposed: {number(len(row.changes), 'change')}.")


@app.command()
def export(
    code: Code,
    path: Annotated[Path | None, typer.Argument(help="Where to write; needed for a package.")] = None,
    format: Annotated[str, typer.Option(help="json or package")] = "json",
    as_of: AsOf = None,
) -> None:
    """Writes a framework as JSON, or as the folder that it could have been applied from."""
    if format not in {"json", "package"}:
        wrong_usage(f"--format is json or package, not {format}.")
    with exits():
        version = version_in_force(code, day(as_of))
        package = load_package(version)
    if format == "json" and path is None:
        print_json(as_json(package, version.number))
        return
    if path is None:
        path = Path(code)
    _write(package, path, version.number, format)


def _write(package: Package, path: Path, version: int, format: Literal["json", "package"] | str) -> None:
    import json

    try:
        if format == "json":
            text = json.dumps(as_json(package, version), ensure_ascii=False, indent=2)
            path.write_text(text + "\n", encoding="utf-8")
        else:
            for name in write_folder(package, path):
                say(str(path / name))
    except OSError as error:
        wrong_usage(f"{path}: {error.strerror or error}")


@app.command("format")
def format_package(path: Folder) -> None:
    """Lays the files of a package out as ``export --format package`` would, for readable differences."""
    if there(path / TRAINING):
        wrong_usage(f"{path} is a copy for training and has no files of its own; format the framework's folder.")
    package = _read(path)[1]
    try:
        written, removed = rewrite_folder(package, path)
    except OSError as error:
        complain(f"{error.filename or path}: {error.strerror or error}. Nothing was changed.")
        raise typer.Exit(Exit.REFUSED) from error
    for name in written:
        say(str(path / name))
    for name in removed:
        say(f"{path / name} (removed)")


@app.command("list")
def list_frameworks(as_of: AsOf = None, json: AsJson = False) -> None:
    """Lists the frameworks with the version in force."""
    with exits():
        versions = list(versions_in_force(day(as_of)))
    if json:
        print_json(
            [
                {
                    "code": version.code,
                    "version": version.number,
                    "starts_on": version.starts_on,
                    "ends_on": version.ends_on,
                }
                for version in versions
            ]
        )
        return
    for version in versions:
        title = pick(version.title, version.language).text
        say(f"{version.code}  version {version.number}  {version.starts_on} – {version.ends_on}  {title}")
    if not versions and as_of:
        say(f"No framework was known on {day(as_of)}.")
    elif not versions:
        say("No framework is loaded yet. Begin with: shanyraq framework apply PATH")


@contextmanager
def placed(reading: Reading) -> Iterator[None]:
    """Gives refusals of the framework's period their line."""
    try:
        yield
    except Refused as error:
        place = reading.place(("framework", "starts_on"))
        raise Refused([replace(finding, place=finding.place and place) for finding in error.findings]) from error


def _existing(path: Path) -> Path:
    """The folder; a folder that is not there is wrong usage, not a bad package."""
    if path.is_dir():
        return path
    wrong_usage(f"{path} is a file; name the folder." if path.exists() else f"{path}: there is no such folder.")


def _overlaps(reading: Reading) -> list[Finding]:
    """What ``plan`` and ``apply`` would refuse the period for; nothing where there is no database."""
    if reading.package is None:
        return []
    try:
        if holds_frameworks():
            with placed(reading):
                verbs.refuse_overlap(reading.package)
    except Refused as error:
        return list(error.findings)
    except DatabaseError as error:
        complain(f"The period was not compared with other frameworks, for the database cannot be used: {error}")
    return []


def _read(path: Path) -> tuple[Reading, Package]:
    reading: Reading = read_package(_existing(path))
    if reading.package is None:
        _refuse(path, reading)
    return reading, reading.package


def _refuse(path: Path, reading: Reading) -> NoReturn:
    print_findings(reading.errors)
    complain(f"{path} cannot be applied: {number(len(reading.errors), 'error')}. Nothing was changed.")
    raise typer.Exit(Exit.REFUSED)


def _size(package: Package) -> str:
    outputs = sum(len(outcome.outputs) for outcome in package.outcomes)
    indicators = [
        indicator
        for outcome in package.outcomes
        for indicator in [*outcome.indicators, *(i for output in outcome.outputs for i in output.indicators)]
    ]
    rows = [row for indicator in indicators for row in indicator.rows]
    about = about_rows(len(rows), sum(not row.is_heading for row in rows))
    return (
        f"{number(len(package.outcomes), 'outcome')}, {number(outputs, 'output')}, "
        f"{number(len(indicators), 'indicator')} with {number(len(rows), 'row')}, "
        f"{number(len(package.commitments.commitments), 'commitment')}, "
        f"{number(len(package.document.blocks), 'block')} of text. {str(about).removesuffix('.')}"
    )
