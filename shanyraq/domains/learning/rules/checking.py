"""The checks of the quality of an evaluation, from ``checks.yaml``, and the score that comes of the answers. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from shanyraq.domains.learning.rules.evaluation_sources import CREDIBLE
from shanyraq.domains.learning.vocabulary.evaluations import Answer
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import read_table

OF = {"terms": gettext_noop("Terms of reference"), "report": gettext_noop("Report")}
"""What a check looks at."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its text by language; ``of``: terms or report."""

    key: str
    of: str
    text: Mapping[str, str]
    source: Source


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_table(__package__, "checks.yaml")
    return found


@cache
def checks() -> Mapping[str, Check]:
    """Every check by its key, in the order of the list."""
    table = _table()
    return {
        key: Check(key, each["of"], each["text"], Source(clause=each["norm"], **table["source"]))
        for key, each in table["checks"].items()
    }


def weight(answer: str) -> Decimal:
    """What an answer counts: 1, 0.5 or 0."""
    return Decimal(str(_table()["weights"][answer]))


@dataclass(frozen=True, slots=True)
class Score:
    """``share``: points ÷ answered checks, from 0 to 1; None where nothing is answered."""

    points: Decimal
    answered: int
    asked: int
    met: int
    partly: int

    @property
    def share(self) -> Decimal | None:
        """What of the answered checks is met."""
        return self.points / self.answered if self.answered else None


@rule(
    id="learning.evaluation_quality",
    title=gettext_noop("The quality of an evaluation is the share of the answered checks that are met."),
    source=CREDIBLE,
)
def score(answers: Mapping[str, str]) -> Score:
    """Adds up one point for a check that is met and half a point for one that is partly met, and divides by the checks
    that are answered; those that nobody answered count neither way. Answers to checks that the list has no more are
    left out.
    """
    counted = [answer for key, answer in answers.items() if key in checks()]
    points = sum((weight(answer) for answer in counted), Decimal(0))
    return Score(points, len(counted), len(checks()), counted.count(Answer.YES), counted.count(Answer.PARTLY))


@rule(
    id="learning.check_exists",
    field="check",
    title=gettext_noop("A check that is answered stands in the list."),
    source=CREDIBLE,
)
def refused_check(key: str, known: Collection[str]) -> list[Finding]:
    """Looks for the check in the list."""
    if key in known:
        return []
    return [
        Finding(
            "learning.check_exists", Severity.ERROR, Sentence(gettext_noop("There is no check {key}"), {"key": key})
        )
    ]
