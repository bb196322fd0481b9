"""The verdict on one row: a status, its reason, and everything needed to answer «why?»."""

from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.rules.bands import Bands
from shanyraq.domains.indicators.rules.inputs import Reading
from shanyraq.domains.indicators.rules.pace import shown_down
from shanyraq.domains.indicators.rules.wording import Remark
from shanyraq.domains.indicators.vocabulary import ASSESSED, Direction, Formula, Reason, Status
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source


@dataclass(frozen=True, slots=True)
class Used:
    """The values that went into a verdict, as they were given."""

    direction: Direction | None
    baseline: Reading | None
    latest: Reading | None
    target: Reading | None
    target_year: int | None
    yearly_target: Reading | None
    bands: Bands


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the method says of a row on a date.

    ``ratio`` is actual ÷ required pace and ``percent`` the part of the way from baseline to target
    in percent, never clipped; both are None where they mean nothing. ``met_at_baseline`` tells that
    the effective baseline met the target before anything was done. ``source`` is that of
    the step that decided (``sources.py``); ``rule`` leads to the rule and its own source.
    """

    status: Status
    reason: Reason
    explanation: tuple[Sentence, ...]
    remarks: tuple[Remark, ...]
    used: Used
    formula: Formula | None
    ratio: Decimal | None
    percent: Decimal | None
    met_at_baseline: bool
    rule: str
    source: Source

    @property
    def assessed(self) -> bool:
        """Whether the status judges a value; the other statuses say why there is no judgement."""
        return self.status in ASSESSED

    @property
    def percent_shown(self) -> Decimal | None:
        """The part of the way to one decimal, downwards: 99.96 is not shown as 100."""
        return None if self.percent is None else shown_down(self.percent, 1)

    @property
    def has_newer_data(self) -> bool:
        """Whether a value was observed under the framework, judged or not."""
        return self.used.latest is not None
