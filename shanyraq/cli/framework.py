"""``shanyraq framework``: check, plan, apply, export, and the list of what is loaded."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer
from django.db import DatabaseError
from django.utils.translation import gettext as _

from shanyraq.base.doors.binding import validate
from shanyraq.base.ui.texts import pick
from shanyraq.base.verbs import verbbook
from shanyraq.cli import drafting, there
from shanyraq.cli.changes import as_plain, done, show_all, summary
from shanyraq.cli.counted import changed, errors, flaws, size
from shanyraq.cli.database import fault, holds_frameworks, named
from shanyraq.cli.doing import actor, refuse, sent
from shanyraq.cli.judging import judged, print_judged
from shanyraq.cli.output import (
    AsJson,
    AsOf,
    Code,
    Exit,
    InLanguage,
    Language,
    Reason,
    complain,
    day,
    exits,
    finding_json,
    me,
    now,
    print_findings,
    print_json,
    reading,
    refuse_nothing,
    say,
    speaking,
    wrong_usage,
)
from shanyraq.domains.packages.commands import ProposeAmendment
from shanyraq.domains.packages.comparing import compare
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.packages.reading import TRAINING, Reading, read_package
from shanyraq.domains.packages.reading.archive import folder_of, version_named
from shanyraq.domains.packages.reading.files import there as is_there
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment as amending
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.writing import as_json, package_archive, rewrite_folder, write_folder
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import gettext_noop

app = typer.Typer(help="Framework packages: check, plan, apply, export.", no_args_is_help=True)
app.add_typer(drafting.app, name="draft")

APPLIED = gettext_noop("Package applied")
PROPOSE = "packages.amendment.propose"
Folder = Annotated[Path, typer.Argument(help="The folder of the package.")]
Base = Annotated[int | None, typer.Option(help="The version that the package was made from.")]
OfFolder = Annotated[
    int | None, typer.Option(help="The version that the package was made from, unless the folder is called after it.")
]


@app.command()
def check(path: Folder, as_of: AsOf = None, language: InLanguage = Language.EN, json: AsJson = False) -> None:
    """Validates a package and lists the flaws of its design.

    Exit code 1 means that the package cannot be applied; design flaws alone exit with 0. Where a
    database is there, the period is compared with the other frameworks of the country in it.
    """
    with speaking(language):
        found = read_package(_existing(path))
        found.errors += _overlaps(found)
        findings = judged(found, day(as_of) or now().date())
        if json:
            listed = [finding_json(each.finding) | {"remark": each.remark} for each in findings]
            told = [finding_json(error) for error in found.errors]
            print_json({"valid": not found.errors, "errors": told, "findings": listed})
        elif found.package:
            print_judged(findings, found.package)
        if found.package and not found.errors and not json:
            values = {"path": path, "size": size(found.package), "flaws": flaws(findings)}
            say("\n" + _("%(path)s is a valid package: %(size)s %(flaws)s") % values)
        if found.errors:
            _refuse(path, found)


@app.command()
def plan(
    path: Folder,
    every: Annotated[bool, typer.Option("--all", help="Name every item, however many there are.")] = False,
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Shows what applying a package would add, change and end. Changes nothing."""
    with speaking(language):
        found, package = _read(path, json)
        with refusals(json), reading() as loaded, placed(found):
            changes = verbs.plan(package) if loaded else compare(None, package)
        if json:
            print_json({"changes": [as_plain(change) for change in changes], **verbs.count(changes)})
            return
        say(summary(changes))
        show_all(changes, every)


@app.command()
def apply(
    path: Folder,
    reason: Reason = APPLIED,
    base: Base = None,
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Applies a package in one transaction, as a new version with author and reason."""
    with speaking(language):
        found, package = _read(path, json)
        with refusals(json), exits(), placed(found):
            applied = verbs.apply(package, reason=reason, base=base, by=me(), at=now())
        result = {"code": applied.version.code, "version": applied.version.number}
        if json:
            print_json({**result, **verbs.count(applied.changes), "database": named()})
        else:
            say(done(applied.version.code, applied.version.number, applied.changes))
            say(_("Database: %(database)s") % {"database": named()})


@app.command()
def propose(
    path: Folder,
    title: Annotated[str, typer.Option(help="What the amendment is about.")],
    reason: Reason,
    base: OfFolder = None,
    acting: Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")] = "",
    *,
    server: there.OnServer = "",
    token_file: there.TokenFile = None,
    key: Annotated[str, typer.Option("--once", help="An idempotency key: under it, done once on the server.")] = "",
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Proposes a package as an amendment, which both sides agree to before it is applied."""
    with speaking(language), tempfile.TemporaryDirectory() as folder:
        found, package = _read(path, json)
        archive = Path(folder, f"{package.framework.code}.zip")
        archive.write_bytes(package_archive(package, _called(package, path)))
        said = {"framework": package.framework.code, "title": title, "reason": reason, "base": base}
        with refusals(json), exits(making=not server), placed(found):
            if server:
                at = there.server_at(server, token_file)
                there.told_from_there(there.done_there(at, PROPOSE, said, {"file": archive}, key), json)
                return
            by = actor(acting)
            bound = validate(ProposeAmendment, {**said, **sent(verbbook()[PROPOSE], {"file": str(archive)}, by)})
            if bound.command is None:
                refuse(bound)
            row = amending.propose(bound.command, by=by, at=now())
        if json:
            print_json({"code": package.framework.code, "amendment": row.number, "changes": row.changes})
            return
        values = {"number": row.number, "code": package.framework.code, "changes": changed(len(row.changes))}
        say(_("Amendment %(number)s of %(code)s was proposed: %(changes)s.") % values)


def _called(package: Package, path: Path) -> str:
    """The name of the folder in the archive: it says the version that the package was made from, where its own does."""
    version = version_named(path.resolve().name)
    return package.framework.code if version is None else folder_of(package.framework.code, version)


@app.command()
def export(
    code: Code,
    path: Annotated[Path | None, typer.Argument(help="Where to write; needed for a package.")] = None,
    format: Annotated[str, typer.Option(help="json or package")] = "json",
    as_of: AsOf = None,
    language: InLanguage = Language.EN,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Writes a framework as JSON, or as the folder that it could have been applied from."""
    with speaking(language):
        if format not in {"json", "package"}:
            wrong_usage(_("--format is json or package, not %(format)s.") % {"format": format})
        if json and format == "package":
            wrong_usage(_("--json and --format package say two things; choose one."))
        with reading() as loaded:
            refuse_nothing(loaded, code)
            version = version_in_force(code, day(as_of))
            package = load_package(version)
        if format == "json" and path is None:
            print_json(as_json(package, version.number))
            return
        _write(package, path or Path(code), version.number, format)


def _write(package: Package, path: Path, version: int, format: Literal["json", "package"] | str) -> None:
    import json

    try:
        if format == "json":
            text = json.dumps(as_json(package, version), ensure_ascii=False, indent=2)
            path.write_text(text + "\n", encoding="utf-8")
        else:
            for name in write_folder(package, path):
                say(str(path / name))
            text = _("This is version %(number)s; apply or propose what you change in it with --base %(number)s.")
            complain(text % {"number": version})
    except OSError as error:
        wrong_usage(f"{path}: {error.strerror or error}")


@app.command("format")
def format_package(path: Folder, language: InLanguage = Language.EN) -> None:
    """Lays the files of a package out as ``export --format package`` would, for readable differences."""
    with speaking(language):
        if is_there(path / TRAINING):
            text = _("%(path)s is a copy for training and has no files of its own; format the framework’s folder.")
            wrong_usage(text % {"path": path})
        package = _read(path)[1]
        try:
            written, removed = rewrite_folder(package, path)
        except OSError as error:
            problem = f"{error.filename or path}: {error.strerror or error}."
            complain(_("%(problem)s Nothing was changed.") % {"problem": problem})
            raise typer.Exit(Exit.REFUSED) from error
        for name in written:
            say(str(path / name))
        for name in removed:
            say(_("%(file)s (removed)") % {"file": path / name})


@app.command("list")
def list_frameworks(as_of: AsOf = None, language: InLanguage = Language.EN, json: AsJson = False) -> None:
    """Lists the frameworks with the version in force."""
    with speaking(language):
        with reading() as there:
            versions = list(versions_in_force(day(as_of))) if there else []
        if json:
            print_json([_line(version) for version in versions])
            return
        for version in versions:
            number = _("version %(number)s") % {"number": version.number}
            title = pick(version.title, version.language).text
            say(f"{version.code}  {number}  {version.starts_on} – {version.ends_on}  {title}")
        if not versions and as_of and there:
            say(_("No framework was known on %(day)s.") % {"day": day(as_of)})
        elif not versions:
            say(_("No framework is loaded yet. Begin with: shanyraq framework apply PATH"))


def _line(version: Version) -> dict[str, Any]:
    return {
        "code": version.code,
        "version": version.number,
        "starts_on": version.starts_on,
        "ends_on": version.ends_on,
    }


@contextmanager
def placed(found: Reading) -> Iterator[None]:
    """Gives refusals of the framework's period their line."""
    try:
        yield
    except Refused as error:
        place = found.place(("framework", "starts_on"))
        raise Refused([replace(finding, place=finding.place and place) for finding in error.findings]) from error


def _existing(path: Path) -> Path:
    """The folder; a folder that is not there is wrong usage, not a bad package."""
    if path.is_dir():
        return path
    text = _("%(path)s is a file; name the folder.") if path.exists() else _("%(path)s: there is no such folder.")
    wrong_usage(text % {"path": path})


def _overlaps(found: Reading) -> list[Finding]:
    """What ``plan`` and ``apply`` would refuse the period for; nothing where there is no database."""
    if found.package is None:
        return []
    try:
        if holds_frameworks():
            with placed(found):
                verbs.refuse_overlap(found.package)
    except Refused as error:
        return list(error.findings)
    except DatabaseError as error:
        complain(_("The period was not compared with other frameworks. %(problem)s") % {"problem": fault(error)})
    return []


@contextmanager
def refusals(json: bool) -> Iterator[None]:
    """Says as JSON too why a package was refused, as ``check`` does; standard error says it in words."""
    try:
        yield
    except typer.Exit as end:
        if json and isinstance(end.__cause__, Refused):
            _print_refused(end.__cause__.findings)
        raise


def _print_refused(findings: Iterable[Finding]) -> None:
    print_json({"valid": False, "errors": [finding_json(error) for error in findings]})


def _read(path: Path, json: bool = False) -> tuple[Reading, Package]:
    found = read_package(_existing(path))
    if found.package is None:
        if json:
            _print_refused(found.errors)
        _refuse(path, found)
    return found, found.package


def _refuse(path: Path, found: Reading) -> NoReturn:
    print_findings(found.errors)
    text = _("%(path)s cannot be applied: %(errors)s. Nothing was changed.")
    complain(text % {"path": path, "errors": errors(len(found.errors))})
    raise typer.Exit(Exit.REFUSED)
