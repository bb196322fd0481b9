"""``shanyraq data template``: the workbook in which an entity fills in the values that are asked of it.

It comes back by ``shanyraq data import book``, which reads the workbook of an entity as that of its plan is read.
"""

from pathlib import Path
from typing import Annotated

import typer

from shanyraq.cli.output import Code, InLanguage, Language
from shanyraq.cli.workplan_book import ActAs, write_book
from shanyraq.domains.indicators.web.book import BESIDE, NAME


def template(
    code: Code,
    file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    *,
    entity: Annotated[str, typer.Option("--entity", help="The key of the entity, such as unicef.")],
    period: Annotated[str, typer.Option("--period", help="Only values of this period: 2026, 2026-Q1.")] = "",
    acting: ActAs = "",
    language: InLanguage = Language.EN,
) -> None:
    """Writes the workbook of an entity: the values that are asked of it, with what is known and what is entered."""
    write_book(NAME, code, f"{entity}{BESIDE}{period}" if period else entity, file, acting, language)
