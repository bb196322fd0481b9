"""``shanyraq data import csv``: a table of observations, whose lines name indicator, row and period."""

import hashlib
from pathlib import Path
from typing import Any

import typer
from django.utils.translation import gettext as _

from shanyraq.base.verbs import verbbook
from shanyraq.cli.doing import actor
from shanyraq.cli.output import Exit, complain, exits, now, print_json, say, wrong_usage
from shanyraq.domains.indicators.verbs.observations_in import Imported, Source
from shanyraq.domains.packages.queries import version_in_force

TAKE = "indicators.observation.take"
MOST_SHOWN = 50
"""Remarks that are printed; all of them are in the data (``--json``)."""
AT_ONCE = 1 << 20


def import_values(file: Path, framework: str, *, dry_run: bool, acting: str, json: bool) -> None:
    """Takes the values of a table of observations, and tells what became of each line."""
    if not file.is_file():
        wrong_usage(_("%(path)s: there is no such file.") % {"path": file})
    with exits(making=True):
        by = actor(acting)
        version_in_force(framework)
        digest = _digest(file)
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                source = Source(framework, file.name, lines, digest, dry_run)
                found: Imported = verbbook()[TAKE].perform(source, by=by, at=now()).result
        except UnicodeDecodeError as error:
            wrong_usage(_("%(path)s: the file is not written in UTF-8 (%(error)s).") % {"path": file, "error": error})
    report = found.written().model_dump()
    if json:
        print_json(report)
    else:
        _told(report, dry_run=dry_run)
    if report["refused"] or not found.table.usable:
        raise typer.Exit(Exit.REFUSED)


def _told(report: dict[str, Any], *, dry_run: bool) -> None:
    for each in report["findings"][:MOST_SHOWN]:
        place = f"{each['file']}:{each['row']}" if each["row"] else each["file"]
        complain(f"{place} {each['column']}: {each['level']}: {each['message']}")
    if len(report["findings"]) > MOST_SHOWN:
        complain(_("… and %(more)s more; --json lists them all.") % {"more": len(report["findings"]) - MOST_SHOWN})
    say(
        _("%(rows)s lines: %(created)s new values, %(updated)s others than before, %(unchanged)s as they were.")
        % report
    )
    if report["flagged"]:
        say(_("%(flagged)s of them wait for the monitoring group, because rules remarked on them.") % report)
    if report["refused"]:
        complain(_("%(refused)s lines were refused.") % report)
    if dry_run:
        say(_("Nothing was changed: this was a dry run."))


def _digest(file: Path) -> str:
    hashing = hashlib.sha256()
    with file.open("rb") as content:
        while part := content.read(AT_ONCE):
            hashing.update(part)
    return hashing.hexdigest()
