"""``shanyraq data``: national data and values of indicators out of files, and the workbooks for them."""

import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from shanyraq.base.doors.binding import validate
from shanyraq.base.verbs import verbbook
from shanyraq.cli.doing import actor, refuse, sent
from shanyraq.cli.output import AsJson, exits, now, wrong_usage
from shanyraq.cli.taken import tell_rows
from shanyraq.cli.values_book import template
from shanyraq.cli.values_in import import_values
from shanyraq.cli.workplan_book import import_book
from shanyraq.domains.indicators.reading.tidy import names_rows
from shanyraq.domains.indicators.verbs.national import Taken
from shanyraq.domains.indicators.vocabulary import DataKind
from shanyraq.domains.packages.queries import version_in_force

app = typer.Typer(help="Values of indicators: into and out of files.", no_args_is_help=True)
taking = typer.Typer(help="Takes values from files.", no_args_is_help=True)
app.add_typer(taking, name="import")
app.command("template")(template)
taking.command("book")(import_book)

TAKE = "indicators.national.take"
PACKED = ("data", "meta", "translations", "indicator-config")
ALONE = ("config_data.yml", "LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE")
READ = frozenset({".csv", ".yml", ".yaml", ".md"})
"""Endings of the files that are read; of others beside the tables the names alone are sent, to be told."""
Framework = Annotated[str, typer.Option("--framework", help="The framework that the data are of.")]
Dataset = Annotated[str, typer.Option(help="A short name by which the source is known; «opensdg», «sdmx», «csv» else.")]
Title = Annotated[str, typer.Option(help="What the source is called; else as it calls itself.")]
Licence = Annotated[str, typer.Option(help="Under which licence it publishes; else as it says.")]
Address = Annotated[str, typer.Option("--url", help="Where it can be read; else as it says.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would become of each row.")]
ActAs = Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")]


@taking.command("opensdg")
def import_opensdg(
    folder: Annotated[Path, typer.Argument(help="The folder of a repository of Open SDG, or a ZIP archive of it.")],
    *,
    framework: Framework,
    dataset: Dataset = "",
    title: Title = "",
    licence: Licence = "",
    url: Address = "",
    dry_run: DryRun = False,
    acting: ActAs = "",
    json: AsJson = False,
) -> None:
    """Takes the series of a repository of Open SDG. Every oddity is told with its file, row and column.

    Exit code 1 means that rows were refused; the others are taken all the same.
    """
    if not folder.exists():
        wrong_usage(_("%(path)s: there is no such folder.") % {"path": folder})
    facts = {"dataset": dataset, "title": title, "licence": licence, "url": url}
    if folder.is_dir():
        with tempfile.TemporaryDirectory() as beside:
            packed = Path(beside) / f"{folder.resolve().name or 'opensdg'}.zip"
            _pack(folder, packed)
            _take(packed, DataKind.OPENSDG, framework, facts, dry_run=dry_run, acting=acting, json=json)
    else:
        _take(folder, DataKind.OPENSDG, framework, facts, dry_run=dry_run, acting=acting, json=json)


@taking.command("sdmx")
def import_sdmx(
    file: Annotated[Path, typer.Argument(help="A file of SDMX data: CSV, JSON or XML.")],
    *,
    framework: Framework,
    dataset: Dataset = "",
    title: Title = "",
    licence: Licence = "",
    url: Address = "",
    dry_run: DryRun = False,
    acting: ActAs = "",
    json: AsJson = False,
) -> None:
    """Takes the series of a file of SDMX: CSV 1.0 and 2.0, JSON 1.0 and 2.0, ML 2.1 and 3.0."""
    facts = {"dataset": dataset, "title": title, "licence": licence, "url": url}
    _take(file, DataKind.SDMX, framework, facts, dry_run=dry_run, acting=acting, json=json)


@taking.command("csv")
def import_csv(
    file: Annotated[Path, typer.Argument(help="A table with columns for indicator, year or period, and value.")],
    *,
    framework: Framework,
    dataset: Dataset = "",
    title: Title = "",
    licence: Licence = "",
    url: Address = "",
    dry_run: DryRun = False,
    acting: ActAs = "",
    json: AsJson = False,
) -> None:
    """Takes the series of a plain table. Its other columns are what the values are broken down by.

    A table with a column “row” holds values of rows of the framework, which become observations.
    """
    if file.is_file():
        with file.open("rb") as content:
            if names_rows(content.read(20_000)):
                import_values(file, framework, dry_run=dry_run, acting=acting, json=json)
                return
    facts = {"dataset": dataset, "title": title, "licence": licence, "url": url}
    _take(file, DataKind.CSV, framework, facts, dry_run=dry_run, acting=acting, json=json)


def _take(
    file: Path, kind: DataKind, framework: str, facts: dict[str, str], *, dry_run: bool, acting: str, json: bool
) -> None:
    verb = verbbook()[TAKE]
    if not file.is_file():
        wrong_usage(_("%(path)s: there is no such file.") % {"path": file})
    with exits(making=True):
        by = actor(acting)
        version_in_force(framework)
        said = {**facts, "framework": framework, "kind": kind.value, "dry_run": dry_run, "file": str(file)}
        bound = validate(verb.told, sent(verb, said, by))
        if bound.command is None:
            refuse(bound)
        done: Taken = verb.perform(bound.command, by=by, at=now()).result
        report = done.written().model_dump()
    findings = report.pop("findings")
    tell_rows(report, findings, dry_run=dry_run, json=json)


def _pack(folder: Path, packed: Path) -> None:
    """One archive of what is read of a repository; the same folder gives the same bytes."""
    inside = [path for name in PACKED for path in (folder / name).rglob("*") if path.is_file()]
    alone = [folder / name for name in ALONE if (folder / name).is_file()]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted([*inside, *alone]):
            is_read = path.suffix.lower() in READ or path.parent == folder
            name = path.relative_to(folder).as_posix()
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes() if is_read else b"", zipfile.ZIP_DEFLATED)
