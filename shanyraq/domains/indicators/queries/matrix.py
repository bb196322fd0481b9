"""Which rows of the results are shown: those that pass, and the headings above them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from shanyraq.domains.indicators.queries.reading import (
    IndicatorResult,
    OutcomeResult,
    Results,
    RowResult,
    Text,
)
from shanyraq.domains.indicators.rules.rollup import Rollup, roll_up
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class Group:
    """A group at risk of being left behind, and the data dimensions that could show it."""

    key: str
    name: Text
    dimensions: tuple[str, ...]


@dataclass(frozen=True)
class RowOf:
    """A row that is more than a heading, with its indicator: what filters choose from."""

    indicator: IndicatorResult
    row: RowResult


@dataclass(frozen=True)
class Shown:
    """An indicator and those of its rows that are shown."""

    indicator: IndicatorResult
    rows: tuple[RowResult, ...]

    @property
    def judged(self) -> list[RowResult]:
        """The rows that are more than a heading."""
        return [row for row in self.rows if not row.is_heading]


@dataclass(frozen=True)
class ShownOutcome:
    outcome: OutcomeResult
    indicators: tuple[Shown, ...]


@dataclass(frozen=True)
class Matrix:
    """What is shown, outcome by outcome."""

    outcomes: tuple[ShownOutcome, ...]

    @property
    def indicators(self) -> list[Shown]:
        return [shown for outcome in self.outcomes for shown in outcome.indicators]

    @property
    def rows(self) -> list[RowOf]:
        """The rows that are shown, headings left out."""
        return [RowOf(shown.indicator, row) for shown in self.indicators for row in shown.rows if not row.is_heading]

    @property
    def printed_rows(self) -> list[RowOf]:
        """The rows that are shown and the headings above them, in printed order."""
        return [RowOf(shown.indicator, row) for shown in self.indicators for row in shown.rows]

    @cached_property
    def rollup(self) -> Rollup:
        return roll_up(item.row.verdict for item in self.rows)


def groups_left_behind(version: Version) -> list[Group]:
    """The groups that the framework names, in printed order; one statement."""
    found = version.lnob_groups.values_list("key", "name", "dimensions")
    return [Group(key, name, tuple(dimensions)) for key, name, dimensions in found]


def rows_of(results: Results) -> list[RowOf]:
    """Every row that filters can choose."""
    return [RowOf(indicator, row) for indicator in results.indicators for row in indicator.rows if not row.is_heading]


def matrix(results: Results, chosen: Collection[RowOf] | None = None) -> Matrix:
    """The matrix of the rows chosen, and of the headings above them; of every row without a choice."""
    kept = None if chosen is None else {id(item.row) for item in chosen}
    outcomes = []
    for outcome in results.outcomes:
        shown = [Shown(indicator, _kept(indicator, kept)) for indicator in outcome.indicators]
        if kept is None or any(item.rows for item in shown):
            outcomes.append(ShownOutcome(outcome, tuple(item for item in shown if item.rows)))
    return Matrix(tuple(outcomes))


def _kept(indicator: IndicatorResult, kept: set[int] | None) -> tuple[RowResult, ...]:
    if kept is None:
        return indicator.rows
    passing = [row for row in indicator.rows if id(row) in kept]
    above = {row.disaggregation[:depth] for row in passing for depth in range(len(row.disaggregation))}
    return tuple(row for row in indicator.rows if id(row) in kept or (row.is_heading and row.disaggregation in above))
