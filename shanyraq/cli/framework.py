"""``shanyraq framework``: check, plan, apply, export, and the list of what is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from json import dumps as dump
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from shanyraq.cli.output import (
    AsJson,
    AsOf,
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
)
from shanyraq.domains.packages.comparing import Action, Change
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.packages.reading import Reading, read_package
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.rules.design import check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.writing import as_json, package_files, write_folder
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Severity

app = typer.Typer(help="Framework packages: check, plan, apply, export.", no_args_is_help=True)

Folder = Annotated[Path, typer.Argument(help="The folder of the package.")]
SIGNS = {Action.ADD: "+", Action.CHANGE: "~", Action.END: "-"}
SHOWN = 70


@app.command()
def check(path: Folder, as_of: AsOf = None, json: AsJson = False) -> None:
    """Validates a package and lists the flaws of its design.

    Exit code 1 means that the package cannot be applied; design flaws alone exit with 0.
    """
    reading = read_package(_existing(path))
    design = check_design(reading.package, day(as_of) or now().date()) if reading.package else []
    findings = [(found.finding, reading.place(found.loc, found.finding.clause)) for found in design]
    if json:
        errors = [finding_json(error) for error in reading.errors]
        flaws = [finding_json(finding) | {"place": place} for finding, place in findings]
        print_json({"valid": not reading.errors, "errors": errors, "findings": flaws})
    elif reading.package:
        for finding, place in findings:
            say(f"{place}: {finding.severity} {finding.rule}: {finding.message} [{finding.clause}]")
        kinds = len({finding.rule for finding, _ in findings})
        warnings = sum(finding.severity is not Severity.NOTE for finding, _ in findings)
        say(
            f"\n{path} is a valid package: {_size(reading.package)}. "
            f"{len(findings)} design findings of {kinds} kinds, {warnings} of them warnings."
        )
    if reading.errors:
        print_findings(reading.errors)
        complain(f"{path} cannot be applied: {number(len(reading.errors), 'error')}. Nothing was changed.")
        raise typer.Exit(Exit.REFUSED)


@app.command()
def plan(path: Folder, json: AsJson = False) -> None:
    """Shows what applying a package would add, change and end. Changes nothing."""
    reading, package = _read(path)
    with exits(), placed(reading):
        changes = verbs.plan(package)
    if json:
        print_json({"changes": [_change_json(change) for change in changes], **verbs.count(changes)})
        return
    for change in changes:
        _show(change)
    say(_summary("Plan", changes))


@app.command()
def apply(
    path: Folder,
    reason: Annotated[str, typer.Option(help="Why; kept with the version.")] = "Package applied",
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
        say(_done(applied.version.code, applied.version.number, applied.changes))
    else:
        say(f"{applied.version.code} is version {applied.version.number} already: nothing to change.")


@app.command()
def export(
    code: str,
    path: Annotated[Path | None, typer.Argument(help="Where to write; needed for a package.")] = None,
    format: Annotated[str, typer.Option(help="json or package")] = "json",
    as_of: AsOf = None,
) -> None:
    """Writes a framework as JSON, or as the folder that it could have been applied from."""
    if format not in {"json", "package"}:
        complain(f"--format is json or package, not {format}.")
        raise typer.Exit(Exit.USAGE)
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
        complain(f"{path}: {error.strerror or error}")
        raise typer.Exit(Exit.USAGE) from error


@app.command("format")
def format_package(path: Folder) -> None:
    """Lays the files of a package out as ``export --format package`` would, for readable differences."""
    for name, text in package_files(_read(path)[1]).items():
        target = path / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8", newline="\n")
            say(str(target))


@app.command("list")
def list_frameworks(as_of: AsOf = None, json: AsJson = False) -> None:
    """Lists the frameworks with the version in force."""
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
        say(f"{version.code}  version {version.number}  {version.starts_on} – {version.ends_on}")
    if not versions:
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
    if not path.is_dir():
        complain(f"{path}: there is no such folder.")
        raise typer.Exit(Exit.USAGE)
    return path


def _read(path: Path) -> tuple[Reading, Package]:
    reading: Reading = read_package(_existing(path))
    if reading.package is None:
        print_findings(reading.errors)
        complain(f"{path} cannot be applied: {number(len(reading.errors), 'error')}. Nothing was changed.")
        raise typer.Exit(Exit.REFUSED)
    return reading, reading.package


def _size(package: Package) -> str:
    outputs = sum(len(outcome.outputs) for outcome in package.outcomes)
    indicators = [
        indicator
        for outcome in package.outcomes
        for indicator in [*outcome.indicators, *(i for output in outcome.outputs for i in output.indicators)]
    ]
    rows = sum(len(indicator.rows) for indicator in indicators)
    return (
        f"{number(len(package.outcomes), 'outcome')}, {number(outputs, 'output')}, "
        f"{number(len(indicators), 'indicator')} with {number(rows, 'row')}, "
        f"{number(len(package.commitments.commitments), 'commitment')}, "
        f"{number(len(package.document.blocks), 'block')} of text"
    )


def _show(change: Change) -> None:
    say(f"  {SIGNS[change.action]} {change.item}")
    for field in change.fields:
        for path, before, after in _inside(field.field, field.before, field.after):
            say(f"      {path}: {_short(before)} → {_short(after)}")


def _inside(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """The leaves that differ: ``targets[0].value``, before, after."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            yield from _inside(f"{path}.{name}", before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            old = before[number] if number < len(before) else None
            new = after[number] if number < len(after) else None
            yield from _inside(f"{path}[{number}]", old, new)
    elif before != after:
        yield path, before, after


def _short(value: Any) -> str:
    text = "–" if value is None else value if isinstance(value, str) else dump(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _change_json(change: Change) -> dict[str, object]:
    return {
        "action": str(change.action),
        "item": change.item,
        "fields": [{"field": field.field, "before": field.before, "after": field.after} for field in change.fields],
    }


def _summary(lead: str, changes: list[Change]) -> str:
    if not changes:
        return f"{lead}: nothing to change."
    numbers = verbs.count(changes)
    return f"{lead}: {numbers['add']} to add, {numbers['change']} to change, {numbers['end']} to end."


def _done(code: str, version: int, changes: list[Change]) -> str:
    numbers = verbs.count(changes)
    return (
        f"{code} is now version {version}: {numbers['add']} added, {numbers['change']} changed, {numbers['end']} ended."
    )
