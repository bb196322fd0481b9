"""``shanyraq data``: values of indicators out of files, and the workbooks for them."""

import typer

from shanyraq.cli.values_book import template
from shanyraq.cli.workplan_book import import_book

app = typer.Typer(help="Values of indicators: into and out of files.", no_args_is_help=True)
taking = typer.Typer(help="Takes values from files.", no_args_is_help=True)
app.add_typer(taking, name="import")
app.command("template")(template)
taking.command("book")(import_book)


@taking.callback()
def take() -> None:
    """Takes values from files."""
