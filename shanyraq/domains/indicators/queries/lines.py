"""The indicators of an outcome and of its outputs, in one line each."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.indicators.queries.printed import Printed
from shanyraq.domains.indicators.queries.reading import IndicatorResult, OutcomeResult, Party, RowResult
from shanyraq.domains.indicators.vocabulary import Status


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in one line: what the row that stands for it knows, and its last target."""

    indicator: IndicatorResult
    leads: tuple[Party, ...]
    row: RowResult | None
    known: Printed | None
    target: Printed | None
    target_year: int | None
    status: Status
    rows: int


def indicator_lines(outcome: OutcomeResult) -> defaultdict[str | None, tuple[IndicatorLine, ...]]:
    """Code of an output, or nothing → its indicators."""
    found: defaultdict[str | None, tuple[IndicatorLine, ...]] = defaultdict(tuple)
    for indicator in outcome.indicators:
        found[indicator.output] += (indicator_line(indicator),)
    return found


def indicator_line(indicator: IndicatorResult) -> IndicatorLine:
    """Value, target and status are those of one row, the one that stands for the indicator."""
    row = indicator.headline
    return IndicatorLine(
        indicator=indicator,
        leads=indicator.leads,
        row=row,
        known=known_value(row) if row else None,
        target=last_target(row) if row else None,
        target_year=row.verdict.used.target_year if row else None,
        status=indicator.status,
        rows=len(indicator.judged_rows),
    )


def known_value(row: RowResult) -> Printed | None:
    """The newest value that the rules count with, with or without a year; else the newest that is printed. Where they
    count with a printed baseline alone, a newer one that was observed for a year before the framework is what is known.
    """
    used = row.verdict.used.latest or row.verdict.used.baseline
    if row.verdict.used.latest is None and row.newest in row.observed:
        return row.newest
    given = (used.printed, used.year) if used else None
    same = (value for value in reversed(row.known) if (value.printed, value.year) == given)
    return next(same, None) or row.newest


def last_target(row: RowResult) -> Printed | None:
    """The target that the rules take for the last one; else the last that is printed in the row's unit."""
    own = [value for value in row.targets if not value.unit]
    return row.final_target or (own[-1] if own else None)
