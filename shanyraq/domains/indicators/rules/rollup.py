"""Rolling verdicts up to an outcome or a framework: how they are distributed, and over how much.

There is no average here, and none is offered: «62 % on average» hides both the rows that move away
and the rows that nobody measured.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.indicators.rules.verdict import Verdict
from shanyraq.domains.indicators.vocabulary import ASSESSED, Reason, Status
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

RULE = "indicators.rollup"

METHOD = Source(
    document="Shanyraq progress method",
    clause="8. Rolling up",
    edition="1",
    url="/method/",
)

PRINTED = gettext_noop("Printed rows: {printed}; headings without a value: {headings}; counted rows: {counted}.")
COVERAGE = gettext_noop(
    "{newer} of {total} counted rows have a value observed under the framework; {assessed} could be assessed."
)
NOTHING = gettext_noop("There are no rows.")
KEPT = gettext_noop("{kept} of the {achieved} achieved targets were met by the baseline already.")


@dataclass(frozen=True, slots=True)
class Rollup:
    """Counts over verdicts. Every status and every count is there, zeros too.

    Shares are between 0 and 1, and None where there are no rows: no rows is not zero.
    """

    total: int
    by_status: Mapping[Status, int]
    by_reason: Mapping[Reason, int]
    assessed: int
    with_newer_data: int
    met_at_baseline: int
    kept: int

    @property
    def assessed_share(self) -> Decimal | None:
        return self._share(self.assessed)

    @property
    def newer_data_share(self) -> Decimal | None:
        return self._share(self.with_newer_data)

    def share(self, status: Status) -> Decimal | None:
        """The share of all rows that have a status."""
        return self._share(self.by_status[status])

    def _share(self, count: int) -> Decimal | None:
        return Decimal(count) / self.total if self.total else None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Coverage in words, first of all; then what must be known to read «achieved» rightly."""
        if not self.total:
            return (Sentence(NOTHING),)
        values = {"newer": self.with_newer_data, "total": self.total, "assessed": self.assessed}
        kept = {"kept": self.kept, "achieved": self.by_status[Status.ACHIEVED]}
        return (Sentence(COVERAGE, values), *((Sentence(KEPT, kept),) if self.kept else ()))


def about_rows(printed: int, counted: int) -> Sentence:
    """How many rows are printed, and why fewer are counted: a heading has a label and nothing to judge."""
    return Sentence(PRINTED, {"printed": printed, "headings": printed - counted, "counted": counted})


@rule(
    id=RULE,
    title=gettext_noop("Verdicts roll up as a distribution with its coverage, never as an average."),
    source=METHOD,
)
def roll_up(verdicts: Iterable[Verdict]) -> Rollup:
    """Counts the verdicts by status and reason, and how many rest on data newer than the baseline."""
    every = tuple(verdicts)
    statuses = Counter(verdict.status for verdict in every)
    reasons = Counter(verdict.reason for verdict in every)
    return Rollup(
        total=len(every),
        by_status={status: statuses[status] for status in Status},
        by_reason={reason: reasons[reason] for reason in Reason if reasons[reason]},
        assessed=sum(statuses[status] for status in ASSESSED),
        with_newer_data=sum(verdict.has_newer_data for verdict in every),
        met_at_baseline=sum(verdict.met_at_baseline for verdict in every),
        kept=reasons[Reason.TARGET_KEPT],
    )
