"""What became of the rows of a file, as the commands that take files tell it."""

from collections.abc import Mapping, Sequence
from typing import Any

import typer
from django.utils.translation import gettext as _

from shanyraq.cli.output import Exit, complain, print_json, say

MOST_SHOWN = 50
"""Remarks that are printed; all of them are in the data (``--json``)."""


def tell_rows(whole: Mapping[str, int], findings: Sequence[Mapping[str, Any]], *, dry_run: bool, json: bool) -> None:
    """Tells what became of the rows; ends with the exit code 1 where some were refused."""
    if json:
        print_json({**whole, "findings": findings})
    else:
        _tell(whole, findings, dry_run=dry_run)
    if whole["refused"]:
        raise typer.Exit(Exit.REFUSED)


def _tell(whole: Mapping[str, int], findings: Sequence[Mapping[str, Any]], *, dry_run: bool) -> None:
    for each in findings[:MOST_SHOWN]:
        place = f"{each['file']}:{each['row']}" if each["row"] else each["file"]
        complain(f"{place} {each['column']}: {each['level']}: {each['message']}")
    if len(findings) > MOST_SHOWN:
        complain(_("… and %(more)s more; --json lists them all.") % {"more": len(findings) - MOST_SHOWN})
    say(_("%(rows)s rows: %(created)s added, %(updated)s changed, %(unchanged)s as they were.") % whole)
    if whole["refused"]:
        complain(_("%(refused)s rows were refused.") % whole)
    if dry_run:
        say(_("Nothing was changed: this was a dry run."))
