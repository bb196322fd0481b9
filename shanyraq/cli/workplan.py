"""``shanyraq workplan``: joint work plans into and out of files, and what in them is alike."""

from pathlib import Path
from typing import Annotated, Any

import typer

from shanyraq.base.doors.binding import validate
from shanyraq.base.verbs import verbbook
from shanyraq.cli.doing import actor, refuse, sent
from shanyraq.cli.menus import app as menus
from shanyraq.cli.output import AsJson, AsOf, day, exits, now, say, wrong_usage
from shanyraq.cli.overlaps import overlap_list
from shanyraq.cli.taken import tell_rows
from shanyraq.cli.workplan_book import Taking, import_book, template
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.verbs.plan import Imported

app = typer.Typer(help="Joint work plans: into and out of files; what in them is alike.", no_args_is_help=True)
taking = typer.Typer(help="Takes sub-outputs from files.", no_args_is_help=True, cls=Taking)
giving = typer.Typer(help="Writes sub-outputs into files.", no_args_is_help=True)
app.add_typer(taking, name="import")
app.add_typer(giving, name="export")
app.add_typer(menus, name="menu")
app.command("overlaps")(overlap_list)
app.command("template")(template)
taking.command("workbook")(import_book)

IMPORT = "workplans.plan.import"
COUNTS = ("rows", "created", "updated", "unchanged", "refused", "left_out")
ActAs = Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")]


@taking.command("uninfo")
def import_uninfo(
    files: Annotated[list[Path], typer.Argument(help="Exports of UN INFO (.xlsx, .csv).")],
    *,
    framework: Annotated[str, typer.Option("--framework", help="The framework that the plans belong to.")],
    country: Annotated[str, typer.Option(help="Only rows of this country, where a file holds several.")] = "",
    plan: Annotated[str, typer.Option(help="Only rows of the plan with this name, where a file holds several.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of each row.")] = False,
    acting: ActAs = "",
    json: AsJson = False,
) -> None:
    """Takes the sub-outputs of files that UN INFO exported. Each repair and doubt is told with its row and column.

    Exit code 1 means that rows were refused; the others are taken all the same.
    """
    verb = verbbook()[IMPORT]
    reports: list[dict[str, Any]] = []
    with exits(making=True):
        by = actor(acting)
        version_in_force(framework)
        for file in files:
            said = {"framework": framework, "country": country, "plan": plan, "dry_run": dry_run, "file": str(file)}
            bound = validate(verb.told, sent(verb, said, by))
            if bound.command is None:
                refuse(bound)
            done = verb.perform(bound.command, by=by, at=now())
            found: Imported = done.result
            reports.append(found.written().model_dump())
    whole = {name: sum(report[name] for report in reports) for name in COUNTS}
    findings = [finding for report in reports for finding in report["findings"]]
    tell_rows(whole, findings, dry_run=dry_run, json=json)


@giving.command("uninfo")
def export_uninfo(
    code: Annotated[str, typer.Argument(help="The code of the framework.")],
    file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    *,
    year: Annotated[int | None, typer.Option(help="Only sub-outputs that run or have money in this year.")] = None,
    as_of: AsOf = None,
) -> None:
    """Writes the sub-outputs of a framework in the layout of UN INFO; importing the file again changes nothing."""
    if file.suffix.lower() != ".xlsx":
        wrong_usage(f"{file}: the file is an Excel workbook; its name ends in .xlsx.")
    with exits(making=False):
        content = uninfo_bytes(version_in_force(code, day(as_of)), year, day(as_of))
        file.write_bytes(content)
    say(f"Wrote {file}")
