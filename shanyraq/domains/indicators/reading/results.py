"""What reading a file gives: its observations, an account of every row, and what was remarked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shanyraq.domains.indicators.reading.observed import LONGEST, Observed
from shanyraq.domains.indicators.reading.remarks import Remark
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

TWICE_SAME = gettext_noop("Row {row} says the same")
TWICE_APART = gettext_noop(
    "The file has several values for the same thing: {values}, in the rows {rows}. None is taken until the source says "
    "which is right"
)
LONG = gettext_noop("The codes of the row are longer than {most} characters together")
SPACES = gettext_noop("Entries from around which spaces were taken away: {count}")

Words = dict[str, dict[str, dict[str, str]]]
"""Column → code → language → what the source calls it. The column ``INDICATOR`` has the titles of indicators."""


@dataclass
class Read:
    """What was read. ``rows`` = observations + ``repeated`` + ``refused``; nothing is dropped without a remark."""

    rows: int = 0
    observed: list[Observed] = field(default_factory=list)
    repeated: int = 0
    refused: int = 0
    remarks: list[Remark] = field(default_factory=list)
    words: Words = field(default_factory=dict)
    title: str = ""
    licence: str = ""
    url: str = ""

    def say(self, file: str, row: int, column: str, severity: Severity, template: str, **values: Any) -> None:
        """Remarks something."""
        self.remarks.append(Remark(file, row, column, severity, Sentence(template, values)))

    def refuse(self, file: str, row: int, column: str, template: str, **values: Any) -> None:
        """Refuses a row, and says why."""
        self.refused += 1
        self.say(file, row, column, Severity.ERROR, template, **values)

    def spaces(self, file: str, tidied: Counter[str]) -> None:
        """Says of each column how many entries had spaces around them."""
        for column, count in tidied.items():
            self.say(file, 0, column, Severity.NOTE, SPACES, count=count)

    def take(self, found: Iterable[Observed]) -> None:
        """Takes observations; of several for the same series and period none, unless they say the same."""
        there: dict[tuple[str, str], list[Observed]] = defaultdict(list)
        for each in found:
            key = each.key
            if len(key) > LONGEST:
                self.refuse(each.file, each.row, "", LONG, most=LONGEST)
                continue
            there[key, each.period].append(each)
        for (key, _period), several in there.items():
            first = several[0]
            if len(several) == 1:
                self.observed.append(first)
            elif all(_same(first, each) for each in several):
                self.observed.append(first)
                self.repeated += len(several) - 1
                for each in several[1:]:
                    self._double(each, key, Severity.WARNING, Sentence(TWICE_SAME, {"row": first.row}))
            else:
                values = [each.printed for each in several]
                told = Sentence(TWICE_APART, {"values": values, "rows": [str(each.row) for each in several]})
                self.refused += len(several)
                for each in several:
                    self._double(each, key, Severity.ERROR, told)

    def _double(self, each: Observed, key: str, severity: Severity, message: Sentence) -> None:
        self.remarks.append(Remark(each.file, each.row, "", severity, message, key, each.period))


def _same(one: Observed, other: Observed) -> bool:
    return one.printed == other.printed or (one.value is not None and one.value == other.value)
