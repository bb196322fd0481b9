"""What is remarked about a file: where, how grave, in one sentence; and the file that cannot be read at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know about a file.

    ``row`` counts from 1 as a spreadsheet shows it (of XML and JSON: the line, or the number of the observation), 0
    for the whole file. An error means that rows were refused, a warning that something is in doubt, a note that it was
    mended. ``series`` and ``period``: the key of the series and the period that it is about, where that is known.
    """

    file: str
    row: int
    column: str
    severity: Severity
    message: Sentence
    series: str = ""
    period: str = ""


class Unreadable(Exception):
    """A file that cannot be read at all; ``remarks`` say why."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        self.remarks = tuple(remarks)
        super().__init__("; ".join(str(remark.message) for remark in self.remarks))


def unreadable(file: str, template: str, **values: Any) -> Unreadable:
    """The error for a whole file, in one sentence."""
    return Unreadable([Remark(file, 0, "", Severity.ERROR, Sentence(template, values))])
