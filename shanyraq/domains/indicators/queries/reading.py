"""Results as pages, the API and the command line read them: plain values, whole, without a query.

Loading is in ``loading.py``, what is printed in a cell in ``printed.py``. A row's verdict is computed when it
is first asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from shanyraq.domains.indicators.queries.observed import Unmade
from shanyraq.domains.indicators.queries.printed import Pending, Printed
from shanyraq.domains.indicators.rules.forecast import Forecast, forecast
from shanyraq.domains.indicators.rules.headline import headline
from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput
from shanyraq.domains.indicators.rules.progress import assess
from shanyraq.domains.indicators.rules.rollup import Rollup, about_rows, roll_up
from shanyraq.domains.indicators.rules.trend import Trend, trend_before
from shanyraq.domains.indicators.rules.verdict import Verdict
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.packages.rules.disaggregation import shows
from shanyraq.kernel.sentences import Sentence

Text = str | Mapping[str, str] | None
HUES = 8


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as a link needs it."""

    key: str
    name: Text


@dataclass(frozen=True)
class RowResult:
    """A printed row with its values and, on demand, its verdict."""

    key: str
    kind: str
    label: str
    disaggregation: tuple[str, ...]
    label_in: Mapping[str, str | Sequence[str]]
    dimensions: Mapping[str, str]
    measurement: str | None
    unit: Mapping[str, Any] | None
    desired: str | None
    desired_reason: Text
    baseline: Printed | None
    latest: tuple[Printed, ...]
    targets: tuple[Printed, ...]
    target_printed: str | None
    pending: Pending | None
    clauses: tuple[str, ...]
    reconstructed: Text
    note: Text
    given: ProgressInput
    observed: tuple[Printed, ...] = ()
    unmade: tuple[Unmade, ...] = ()

    @property
    def is_heading(self) -> bool:
        """A label without any number of its own: it is shown, and never judged or counted."""
        return self.kind == "label" and not (
            self.baseline or self.latest or self.targets or self.pending or self.observed
        )

    @property
    def is_total(self) -> bool:
        return self.kind == "total"

    @property
    def is_promised(self) -> bool:
        """Whether a target is printed for it, or for its group one that is still to be set."""
        return bool(self.targets or self.given.pending)

    @property
    def path(self) -> tuple[str, ...]:
        """Labels from group to leaf."""
        return self.disaggregation

    @property
    def has_target(self) -> bool:
        return bool(self.targets)

    @property
    def own_pending(self) -> PendingTarget | None:
        """The promise that is printed in this very row; that of its group may hold for it as well."""
        return self.pending.target if self.pending else None

    @property
    def depth(self) -> int:
        """How deep the row stands below its headings."""
        return max(len(self.disaggregation) - 1, 0)

    @property
    def baselines(self) -> tuple[Printed, ...]:
        """The first baseline and the later ones, in printed order."""
        return (self.baseline, *self.latest) if self.baseline else self.latest

    @property
    def known(self) -> tuple[Printed, ...]:
        """What is printed and what was observed since; of two for one year the observed one counts."""
        return (*self._not_observed(self.baselines), *self.observed)

    @property
    def later(self) -> tuple[Printed, ...]:
        """The later values that are printed, and the newest that was observed since: all of these stand in its history.

        Of two for one year the observed one counts; one that was observed for an earlier year is not the latest.
        """
        if not self.observed:
            return self.latest
        printed = tuple(self._not_observed(self.latest))
        newest = max(self.observed, key=lambda value: value.year or 0)
        return (*printed, newest) if all((newest.year or 0) > (each.year or 0) for each in printed) else printed

    def _not_observed(self, printed: Iterable[Printed]) -> Iterable[Printed]:
        years = {value.year for value in self.observed}
        return (value for value in printed if value.year not in years)

    @property
    def newest(self) -> Printed | None:
        """The value of the latest year; of two for one year the later in print, or the one that was observed."""
        dated = [value for value in reversed(self.known) if value.year is not None]
        readable = [value for value in dated if value.value is not None or value.state]
        return max(readable, key=lambda value: value.year or 0, default=None)

    @property
    def newest_year(self) -> int | None:
        return self.newest.year if self.newest else None

    @property
    def final_target(self) -> Printed | None:
        """The printed target that the rules took for the last one; several may be printed alike."""
        used = self.verdict.used.target
        return next(
            (value for value, given in zip(self.targets, self.given.targets, strict=False) if given is used), None
        )

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict of the progress rule on the day of the page."""
        return assess(self.given)

    @cached_property
    def trend(self) -> Trend:
        """The trend before the framework, which never counts as progress."""
        return trend_before(self.given)

    @cached_property
    def forecast(self) -> Forecast | None:
        """What to expect of the row, which never counts as progress either."""
        return None if self.is_heading else forecast(self.given)

    @property
    def status(self) -> Status:
        """The status. Ask ``is_heading`` first: a heading is never judged."""
        return self.verdict.status

    def shows(self, dimensions: Iterable[str]) -> bool:
        """Whether the row shows a group of these data dimensions (``SEX=F``, ``AGE=Y15T24``)."""
        return shows(self.dimensions, dimensions)


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator with its rows."""

    key: str
    code: str | None
    printed_code: str | None
    title: Text
    kind: str
    scale: tuple[str, ...]
    unit_printed: str | None
    unit_code: str
    unit_name: Text
    desired: str | None
    desired_reason: Text
    sdg_target: str | None
    national: bool
    source: Text
    lead_printed: str | None
    leads: tuple[Party, ...]
    clauses: tuple[str, ...]
    reconstructed: Text
    note: Text
    outcome: str
    output: str | None
    rows: tuple[RowResult, ...]

    @property
    def goal(self) -> int | None:
        """The number of its Sustainable Development Goal."""
        return int(self.sdg_target.partition(".")[0]) if self.sdg_target else None

    @property
    def judged_rows(self) -> tuple[RowResult, ...]:
        """The rows that are more than a heading."""
        return tuple(row for row in self.rows if not row.is_heading)

    @property
    def headline(self) -> RowResult | None:
        """The row that stands for the indicator where there is room for one mark only."""
        return headline(self.judged_rows)

    @property
    def status(self) -> Status:
        """The status of the headline row."""
        return self.headline.verdict.status if self.headline else Status.CANNOT_BE_ASSESSED

    @property
    def rollup(self) -> Rollup:
        return roll_up(row.verdict for row in self.judged_rows)


@dataclass(frozen=True, slots=True)
class OutputResult:
    code: str
    printed_label: str | None
    statement: Text
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeResult:
    """An outcome with its outputs and indicators, those of its outputs included."""

    code: str
    number: int
    parent: str | None
    title: Text
    statement: Text
    clauses: tuple[str, ...]
    outputs: tuple[OutputResult, ...]
    indicators: tuple[IndicatorResult, ...]

    @property
    def hue(self) -> int:
        """Which of the hues of outcomes it wears; they take turns."""
        return (self.number - 1) % HUES + 1

    @property
    def rows(self) -> list[RowResult]:
        """Every printed row, headings too."""
        return [row for indicator in self.indicators for row in indicator.rows]

    @cached_property
    def rollup(self) -> Rollup:
        return roll_up(row.verdict for indicator in self.indicators for row in indicator.judged_rows)


@dataclass(frozen=True)
class Results:
    """All results of a version on a day."""

    as_of: date
    outcomes: tuple[OutcomeResult, ...]

    @property
    def indicators(self) -> list[IndicatorResult]:
        return [indicator for outcome in self.outcomes for indicator in outcome.indicators]

    @property
    def rows(self) -> list[RowResult]:
        """Every printed row, headings too."""
        return [row for indicator in self.indicators for row in indicator.rows]

    @cached_property
    def observed(self) -> int:
        """Another number whenever anything else was observed: what is remembered of results goes by it."""
        rows = ((indicator.key, row.key, row.observed) for indicator in self.indicators for row in indicator.rows)
        return hash(tuple((*of, *((each.year, each.printed) for each in values)) for *of, values in rows if values))

    @cached_property
    def rollup(self) -> Rollup:
        return roll_up(row.verdict for row in self.rows if not row.is_heading)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """How many rows there are, how many of them count, and over how many of those there are data."""
        about = (about_rows(len(self.rows), self.rollup.total),) if self.rows else ()
        return (*about, *self.rollup.sentences)


def as_texts(values: Any) -> tuple[str, ...]:
    """A list column as a tuple."""
    return tuple(values or ())
