"""What becomes of the rows of a workbook, in words: done, unchanged or refused, and what is said of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from shanyraq.base.ui.speech import say
from shanyraq.kernel.findings import Finding, Severity

TROUBLE = "trouble"


class State(StrEnum):
    """What becomes of a row."""

    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Said:
    """Words about a row: ``cell`` is the address that they are about, or empty.

    ``level``: problem, remark, or trouble (the row was done, and what should have followed was not: a letter, say).
    ``sheet``: where the cell stands, in a workbook with several sheets of rows.
    """

    cell: str
    text: str
    level: str = "problem"
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RowEnd:
    """What became of a row, or would: in words, with what is wrong or to be remarked.

    ``sheet``: where it stands, in a workbook with several sheets of rows.
    """

    number: int
    state: str
    sentence: str
    said: tuple[Said, ...] = ()
    sheet: str = ""


@dataclass
class Filled:
    """What became of all rows of a sheet. ``applied``: they were done, and not only looked at."""

    rows: list[RowEnd] = field(default_factory=list)
    problems: list[Said] = field(default_factory=list)
    applied: bool = False
    sheet: str = ""
    remarks: list[Said] = field(default_factory=list)
    """What is said of all rows together."""

    def hear(self, findings: Iterable[Finding]) -> None:
        """Takes what is said of all rows together; an error stands in the way of all of them."""
        for finding in findings:
            refused = finding.severity is Severity.ERROR
            said = Said("", say(finding.message), "problem" if refused else "remark")
            (self.problems if refused else self.remarks).append(said)

    def count(self, state: str) -> int:
        """How many rows ended so."""
        return sum(row.state == state for row in self.rows)

    @property
    def can_be_applied(self) -> bool:
        """Whether something would be done, and nothing is refused."""
        return not self.problems and not self.count(State.REFUSED) and self.count(State.DONE) > 0

    def plain(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Filled":
        """The same from plain values."""
        rows = [
            RowEnd(row["number"], row["state"], row["sentence"], _said(row["said"]), row.get("sheet", ""))
            for row in told["rows"]
        ]
        problems, remarks = list(_said(told["problems"])), list(_said(told.get("remarks", ())))
        return cls(rows, problems, told["applied"], told["sheet"], remarks)


def _said(told: Sequence[Mapping[str, str]]) -> tuple[Said, ...]:
    return tuple(Said(each["cell"], each["text"], each["level"], each.get("sheet", "")) for each in told)
