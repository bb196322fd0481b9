"""What commands say of files: each remark with its file, row and column, the gravest first; all of them as data."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.ui.verdicts import SEVERITIES
from shanyraq.cli.output import complain, in_english, sentence
from shanyraq.domains.workplans.reading import Remark
from shanyraq.kernel.findings import Severity

MOST_SHOWN = 50
"""Remarks that are printed; all of them are in the data (``--json``)."""
GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def remark_json(remark: Remark) -> dict[str, Any]:
    """A remark as plain values."""
    return {
        "file": remark.file,
        "row": remark.row,
        "column": remark.column,
        "level": str(remark.severity),
        "message": str(remark.message),
    }


def complain_of(remarks: Sequence[Remark]) -> None:
    """Prints remarks on standard error in the language of the command."""
    ordered = sorted(remarks, key=lambda each: GRAVEST.index(each.severity))
    for each in ordered[:MOST_SHOWN]:
        place = " ".join(filter(None, (f"{each.file}:{each.row}" if each.row else each.file, each.column)))
        grave = str(each.severity) if in_english() else str(SEVERITIES[each.severity].word).lower()
        complain(f"{place}: {grave}: {sentence(each.message)}" if place else f"{grave}: {sentence(each.message)}")
    if len(ordered) > MOST_SHOWN:
        complain(_("… and %(more)s more; --json lists them all.") % {"more": len(ordered) - MOST_SHOWN})
