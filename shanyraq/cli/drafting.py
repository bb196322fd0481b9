"""``shanyraq framework draft``: a first package from what a country team has."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say as spoken
from shanyraq.cli.output import AsJson, Exit, InLanguage, Language, complain, print_json, say, speaking, wrong_usage
from shanyraq.cli.remarks import complain_of, remark_json
from shanyraq.domains.packages.writing import write_folder
from shanyraq.domains.workplans.reading import Export, Remark, read_uninfo
from shanyraq.domains.workplans.writing.draft import CODE, draft
from shanyraq.kernel.findings import Severity

app = typer.Typer(help="A first framework package from what a country team has.", no_args_is_help=True)


@app.command("uninfo")
def from_uninfo(
    files: Annotated[list[Path], typer.Argument(help="Exports of UN INFO (.xlsx, .csv), and last the new folder.")],
    *,
    country: Annotated[str, typer.Option(help="The country, where the files hold several.")] = "",
    plan: Annotated[str, typer.Option(help="The name of the plan, where the files hold several.")] = "",
    written_in: Annotated[str, typer.Option("--written-in", help="The language of the texts in the files.")] = "en",
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Writes a first package: priorities, outcomes, outputs, entities of a plan, to be completed from the signed text.

    The folder is named by ISO 3166 code, first and last year: frameworks/abc-2026-2030. Each repair and doubt of the
    files is told with its row and column.
    """
    with speaking(language):
        _draft(files, country, plan, written_in, as_json=json)


def _draft(files: list[Path], country: str, plan: str, language: str, *, as_json: bool) -> None:
    *sources, folder = files
    code = folder.name
    if not sources:
        wrong_usage(_("Name one file or more, and last the folder of the new package."))
    if CODE.fullmatch(code) is None:
        wrong_usage(_("%(folder)s: the folder is named by country and years: abc-2026-2030.") % {"folder": folder})
    if folder.exists() and any(folder.iterdir()):
        wrong_usage(_("%(folder)s is not empty; nothing is overwritten.") % {"folder": folder})
    export = _read(sources, country, plan)
    _refuse_several(export, country, plan)
    made = draft(export.rows, code, language)
    remarks = [*export.remarks, *(Remark("", 0, "", Severity.WARNING, each) for each in made.remarks)]
    written = write_folder(made.package, folder)
    counts = {"files": len(written), "folder": str(folder), "outcomes": len(made.package.outcomes)}
    if as_json:
        print_json({**counts, "findings": [remark_json(each) for each in remarks]})
        return
    complain_of(remarks)
    say(_("Wrote %(files)s files with %(outcomes)s outcomes into %(folder)s.") % counts)
    say(_("Check it with: shanyraq framework check %(folder)s") % counts)


def _read(sources: list[Path], country: str, plan: str) -> Export:
    for source in sources:
        if not source.is_file():
            wrong_usage(_("%(path)s: there is no such file.") % {"path": source})
    export = read_uninfo([(source.name, source.read_bytes()) for source in sources], country=country, plan=plan)
    unread = [each for each in export.remarks if each.row == 0 and each.severity is Severity.ERROR]
    for each in unread:
        complain(f"{each.file}: {spoken(each.message)}")
    if unread:
        raise typer.Exit(Exit.REFUSED)
    return export


def _refuse_several(export: Export, country: str, plan: str) -> None:
    """Lists what is in the files where it is not clear what is meant."""
    for option, chosen, found, left in (
        ("--country", country, export.countries, Counter(row.country for row in export.rows)),
        ("--plan", plan, export.plans, Counter(row.plan for row in export.rows)),
    ):
        if len(left) == 1:
            continue
        for name, count in (found if chosen else left).items():
            complain(f"{name or '–'}: {count}")
        wrong_usage(_("Choose one of these with %(option)s.") % {"option": option})
