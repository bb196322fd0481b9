"""The indicators of an outcome and of its outputs, in one line each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.domains.indicators.queries.printed import Printed
from shanyraq.domains.indicators.queries.reading import IndicatorResult, OutcomeResult, Party, Text
from shanyraq.domains.indicators.vocabulary import Status

TELLING = ("total", "breakdown", "label")
"""The row that speaks for an indicator: its total, else its first row."""
LAST = 9999
"""A target without a year is one for the end of the framework."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in one line: of its total row the latest value known and the last target."""

    key: str
    code: str | None
    title: Text
    unit: str
    unit_name: Text
    leads: tuple[Party, ...]
    known: Printed | None
    target: Printed | None
    pending: str | None
    rows: int
    status: Status


def indicator_lines(outcome: OutcomeResult) -> defaultdict[str | None, tuple[IndicatorLine, ...]]:
    """Code of an output, or nothing → its indicators."""
    found: defaultdict[str | None, tuple[IndicatorLine, ...]] = defaultdict(tuple)
    for indicator in outcome.indicators:
        found[indicator.output] += (_line(indicator),)
    return found


def _line(indicator: IndicatorResult) -> IndicatorLine:
    telling = min(indicator.rows, key=lambda row: TELLING.index(row.kind), default=None)
    latest, targets = (telling.latest, telling.targets) if telling else ((), ())
    return IndicatorLine(
        key=indicator.key,
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit_code,
        unit_name=indicator.unit_printed or indicator.unit_name,
        leads=indicator.leads,
        known=_last(latest) or (telling.baseline if telling else None),
        target=_last(targets, undated=LAST),
        pending=telling.pending.note if telling and telling.pending else None,
        rows=len(indicator.rows),
        status=indicator.status,
    )


def _last(values: Sequence[Printed], undated: int = 0) -> Printed | None:
    """The last printed value that holds anything, in the row's unit."""
    own = [value for value in values if not value.unit]
    telling = [value for value in own if value.value is not None or value.state] or own
    return max(telling, key=lambda value: value.year or undated, default=None)
