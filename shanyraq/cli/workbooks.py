"""``shanyraq workbook``: the workbook of any verb taken along, and filled in; every row is done, or none."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.jobs.progress import Report
from shanyraq.base.verbs import Verb, verbbook
from shanyraq.base.workbooks.columns import framework_of
from shanyraq.base.workbooks.ends import Filled, RowEnd, Said, State
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.base.workbooks.marking import marked
from shanyraq.base.workbooks.template import workbook
from shanyraq.cli import there
from shanyraq.cli.doing import actor
from shanyraq.cli.output import (
    AsJson,
    Exit,
    InLanguage,
    Language,
    complain,
    exits,
    now,
    print_json,
    say,
    site,
    speaking,
    wrong_usage,
)
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Door

app = typer.Typer(help="Workbooks: a verb done many times, from rows of a spreadsheet.", no_args_is_help=True)
Named = Annotated[str, typer.Argument(help="The verb, such as parties.organisation.create; shanyraq do lists them.")]
OfFramework = Annotated[str, typer.Option("--framework", help="The framework that all rows are about.")]
ActAs = Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")]


@app.command()
def template(
    verb: Named,
    file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")],
    framework: OfFramework = "",
    acting: ActAs = "",
    *,
    server: there.OnServer = "",
    token_file: there.TokenFile = None,
    language: InLanguage = Language.EN,
) -> None:
    """Writes the workbook of a verb: instructions, a column for each field, lists, and what there is to be changed."""
    with speaking(language), exits(making=not server):
        chosen = _verb(verb)
        if server:
            content = there.template_from(there.server_at(server, token_file), verb, framework)
        else:
            _framework(chosen, framework)
            content = workbook(chosen, framework, actor(acting))
        file.write_bytes(content)
        say(_("Wrote %(file)s") % {"file": file})


@app.command("fill")
def fill_in(
    verb: Named,
    file: Annotated[Path, typer.Argument(help="The filled-in workbook (.xlsx) or text with commas (.csv).")],
    *,
    framework: OfFramework = "",
    acting: ActAs = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, for rows that do not say so themselves.")] = "",
    apply: Annotated[bool, typer.Option("--apply", help="Do the rows; without it they are only looked at.")] = False,
    server: there.OnServer = "",
    token_file: there.TokenFile = None,
    mended: Annotated[Path | None, typer.Option("--marked", help="Write a copy with comments for mending.")] = None,
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Looks what each row of a workbook would do; with --apply does them, all or none."""
    with speaking(language), exits(making=not server):
        chosen = _verb(verb)
        if not server:
            _framework(chosen, framework)
        content = file.read_bytes()
        with Bar(json) as report:
            if server:
                on = there.server_at(server, token_file)
                filled = there.filled_there(on, verb, framework, file, reason, report, apply=apply)
            else:
                by = actor(acting, Door.SHEET)
                filled = fill(Task(chosen, framework, by, now(), reason, site()), content, report, apply=apply)
        copy = marked(content, filled) if mended else None
        if mended and copy:
            mended.write_bytes(copy)
        told_rows(filled, json)
        if filled.problems or filled.count(State.REFUSED):
            raise typer.Exit(Exit.REFUSED)


def told_rows(filled: Filled, json: bool) -> None:
    """What became of the rows, or would, with everything that is said of them."""
    counts = {state.value: filled.count(state) for state in State}
    if json:
        everything: list[tuple[str, int | None, Said]] = [
            (each.sheet, None, each) for each in (*filled.problems, *filled.remarks)
        ]
        everything += [(row.sheet, row.number, said) for row in filled.rows for said in row.said]
        findings = [
            {
                **({"sheet": sheet} if sheet else {}),
                **{"row": row, "column": said.cell, "level": LEVELS[said.level], "message": said.text},
            }
            for sheet, row, said in everything
        ]
        print_json({"rows": len(filled.rows), **counts, "applied": filled.applied, "findings": findings})
        return
    for problem in filled.problems:
        complain(": ".join(part for part in (problem.sheet, problem.cell, problem.text) if part))
    for remark in filled.remarks:
        complain(remark.text)
    for row in filled.rows:
        for said in row.said:
            complain(f"{_row(row)}{f', {said.cell}' if said.cell else ''}: {said.text}")
        if row.state == State.DONE:
            say(f"{_row(row)}: {row.sentence}")
    say(_sum(len(filled.rows), counts, filled.applied))


def _row(row: RowEnd) -> str:
    said = _("row %(number)s") % {"number": row.number}
    return f"{row.sheet}, {said}" if row.sheet else said


def _sum(rows: int, counts: dict[str, int], applied: bool) -> str:
    """How many rows there are, and what became of them, or would."""
    said = ngettext("%(rows)s row", "%(rows)s rows", rows) % {"rows": rows}
    if applied:
        text = _("%(said)s: %(done)s done, %(unchanged)s change nothing, %(refused)s refused.")
    else:
        text = _("%(said)s: %(done)s would be done, %(unchanged)s change nothing, %(refused)s refused.")
    return text % {"said": said, **counts}


LEVELS = {"problem": "error", "remark": "notice", "trouble": "warning"}


class Bar:
    """A bar on a terminal while rows are done; nothing where a program reads."""

    def __init__(self, silent: bool) -> None:
        self.silent = silent

    def __enter__(self) -> Report:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        self.bar = Progress(console=console, transient=True, disable=self.silent or not console.is_terminal)
        self.bar.start()
        task = self.bar.add_task(_("Rows"), total=None)
        return lambda done, total: self.bar.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        self.bar.stop()


def _verb(name: str) -> Verb:
    verb = verbbook().get(name)
    if verb is None or Door.SHEET not in verb.doors:
        wrong_usage(_("There is no verb %(verb)s with a workbook. shanyraq do lists verbs.") % {"verb": name})
    return verb


def _framework(verb: Verb, framework: str) -> None:
    if framework_of(verb) and not framework:
        wrong_usage(_("%(verb)s is about one framework: name it with --framework.") % {"verb": verb.name})
    if framework:
        version_in_force(framework)
