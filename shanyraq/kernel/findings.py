"""What a rule found: which rule, how grave, about what, where it stands, in one sentence."""

from dataclasses import dataclass
from enum import StrEnum

from shanyraq.kernel.sentences import Sentence


class Severity(StrEnum):
    """How grave a finding is. An error blocks; the others are shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    ``subject`` says what it is about (``indicator 8.2.1``), ``clause`` where the signed text says
    so, ``place`` where to mend it in files (``results/outcome-2.yaml:114``), ``field`` in what an action was told
    (``due_on``); empty: that of its rule, or none.
    """

    rule: str
    severity: Severity
    message: Sentence
    subject: str = ""
    clause: str = ""
    place: str = ""
    field: str = ""

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        clause = f" [{self.clause}]" if self.clause else ""
        return f"{place}{self.severity} {self.rule}: {self.message}{clause}"
