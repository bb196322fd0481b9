"""``shanyraq workplan template`` and ``… import``: workbooks that an entity fills in."""

from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from typer.core import TyperGroup

from shanyraq.base.workbooks.book_filling import BookTask, fill_book
from shanyraq.base.workbooks.book_writing import book_file
from shanyraq.base.workbooks.books import book_named
from shanyraq.base.workbooks.ends import State
from shanyraq.cli.doing import actor
from shanyraq.cli.output import (
    AsJson,
    Code,
    Exit,
    InLanguage,
    Language,
    exits,
    now,
    say,
    site,
    speaking,
    wrong_usage,
)
from shanyraq.cli.workbooks import Bar, told_rows
from shanyraq.domains.funding.web.book import NAME
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Door

ActAs = Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")]
XLSX = ".xlsx"


class Taking(TyperGroup):
    """``import FILE.xlsx``: a file without a word before it is the workbook of an entity, which says what it is of."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = any(each in self.commands for each in args)
        if not named and any(each.lower().endswith(XLSX) for each in args):
            args = ["workbook", *args]
        return super().parse_args(ctx, args)


def template(
    code: Code,
    file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    *,
    entity: Annotated[str, typer.Option("--entity", help="The key of the entity, such as unicef.")],
    acting: ActAs = "",
    language: InLanguage = Language.EN,
) -> None:
    """Writes the workbook of an entity: what it plans as it stands, room for more, money, what was done."""
    write_book(NAME, code, entity, file, acting, language)


def write_book(name: str, code: str, part: str, file: Path, acting: str, language: Language) -> None:
    """Writes a workbook of a part of a framework: of an entity, say."""
    if file.suffix.lower() != XLSX:
        wrong_usage(_("%(file)s: the name of a workbook ends in .xlsx.") % {"file": file})
    with speaking(language), exits(making=True):
        book = book_named(name)
        assert book is not None, "a domain offers it"
        file.write_bytes(book_file(book, code, part, actor(acting), now().date()))
        say(_("Wrote %(file)s") % {"file": file})


def import_book(
    given: Annotated[list[str], typer.Argument(metavar="[CODE] FILE", help="The filled-in workbook (.xlsx).")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of each row.")] = False,
    acting: ActAs = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, for rows that do not say so themselves.")] = "",
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Takes the filled-in workbook of an entity: every row of all its sheets, or none. It says itself what it is of.

    With the code of a framework before the file, only a workbook of that framework is taken. Exit code 1 means that
    rows were refused, and nothing was done.
    """
    *codes, name = given
    with speaking(language), exits(making=True):
        if len(codes) > 1 or not Path(name).is_file():
            wrong_usage(_("%(path)s: there is no such file.") % {"path": name})
        for code in codes:
            version_in_force(code)
        task = BookTask(actor(acting, Door.SHEET), now(), next(iter(codes), ""), reason, site())
        with Bar(json) as report:
            filled = fill_book(task, Path(name).read_bytes(), report, apply=not dry_run)
        told_rows(filled, json)
        if filled.problems or filled.count(State.REFUSED):
            raise typer.Exit(Exit.REFUSED)
