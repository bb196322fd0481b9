"""``shanyraq workplan menu``: the list that output indicators may be taken from. No list comes with the program."""

import csv
import io
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from pydantic import ValidationError

from shanyraq.cli.doing import actor
from shanyraq.cli.output import AsJson, exits, now, print_json, say, wrong_usage
from shanyraq.domains.workplans.commands.output_indicators import ImportMenu
from shanyraq.domains.workplans.queries.output_indicators import menu
from shanyraq.domains.workplans.verbs.menu import import_menu

app = typer.Typer(help="The list that output indicators may be taken from.", no_args_is_help=True)
COLUMNS = ("code", "title", "unit")
ActAs = Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")]


@app.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns code, title and unit.")],
    *,
    source: Annotated[str, typer.Option(help="Whose list it is, and of when.")],
    titles_in: Annotated[str, typer.Option(help="The language of its titles, by its code.")] = "en",
    acting: ActAs = "",
    json: AsJson = False,
) -> None:
    """Makes a list the menu of output indicators. Lines that it leaves out are offered no more."""
    command = _command(file, source, titles_in)
    with exits(making=True):
        lines = import_menu(command, by=actor(acting), at=now())
    if json:
        print_json({"lines": lines})
    else:
        say(_("%(lines)s lines.") % {"lines": lines})


@app.command("list")
def show_list(*, json: AsJson = False) -> None:
    """Prints the menu of output indicators; it is empty where none was imported."""
    with exits(making=False):
        rows = menu()
    if json:
        print_json([{"code": row.code, "title": row.title, "unit": row.unit, "source": row.source} for row in rows])
        return
    for row in rows:
        say(f"{row.code}  {next(iter(row.title.values()), '')}  {row.unit}".rstrip())
    if not rows:
        say(_("The menu is empty: no list was imported here."))


def _command(file: Path, source: str, language: str) -> ImportMenu:
    try:
        return ImportMenu.model_validate({"lines": list(_lines(file)), "source": source, "language": language})
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        row = f":{int(place[1]) + 2}" if len(place) > 1 and place[0] == "lines" else ""
        wrong_usage(f"{file}{row}: {first['msg']}")


def _lines(file: Path) -> list[dict[str, Any]]:
    if not file.is_file():
        wrong_usage(f"{file}: there is no such file")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong_usage(f"{file}: the file is no text in UTF-8")
    found = csv.DictReader(io.StringIO(text, newline=""))
    names = [(name or "").strip().lower() for name in found.fieldnames or ()]
    if not {"code", "title"} <= set(names):
        wrong_usage(f"{file}:1: the first line names the columns code, title and unit")
    found.fieldnames = names
    return [{name: (row.get(name) or "").strip() for name in COLUMNS} for row in found]
