"""Indicators in one line each, read through the outcome that they belong to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.framework.models import Outcome
from shanyraq.domains.framework.queries.shapes import IndicatorLine, PrintedValue
from shanyraq.domains.framework.queries.texts import PartyName, anchors
from shanyraq.domains.packages.models import Version

TELLING = ("total", "breakdown", "label")
"""The row that speaks for an indicator: its total, else its first row."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is read of an indicator before it becomes a line."""

    row: int | None
    rows: int
    pending: str | None


def indicator_lines(version: Version, outcome: Outcome) -> defaultdict[int | None, tuple[IndicatorLine, ...]]:
    """Output or nothing → its indicators, in four statements whatever their number."""
    leads = _leads(outcome)
    spoken = _spoken(version, outcome)
    values = _values(version, outcome)
    found: defaultdict[int | None, tuple[IndicatorLine, ...]] = defaultdict(tuple)
    for row in outcome.indicators.order_by("order"):
        telling = spoken.get(row.pk, _Spoken(None, 0, None))
        found[row.output_id] += (_line(row, tuple(leads[row.pk]), telling, values[telling.row]),)
    return found


def _leads(outcome: Outcome) -> dict[int, list[PartyName]]:
    rows = outcome.indicators.filter(leads__isnull=False).order_by("order", "leads__order")
    columns = ("pk", "leads__key", "leads__name", "leads__short_name", "leads__kind")
    found: dict[int, list[PartyName]] = defaultdict(list)
    for pk, key, name, short_name, kind in rows.values_list(*columns):
        found[pk].append(PartyName(key, name, short_name, kind))
    return found


def _spoken(version: Version, outcome: Outcome) -> dict[int, _Spoken]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in version.rows.filter(indicator__outcome=outcome).order_by("order"):
        rows[row.indicator_id].append(row)
    found = {}
    for indicator, of in rows.items():
        telling = min(of, key=lambda row: TELLING.index(row.kind))
        found[indicator] = _Spoken(telling.pk, len(of), telling.pending_note)
    return found


def _values(version: Version, outcome: Outcome) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for value in version.values.filter(row__indicator__outcome=outcome).order_by("order"):
        found[value.row_id].append(value)
    return found


def _line(indicator: Any, leads: tuple[PartyName, ...], spoken: _Spoken, values: Sequence[Any]) -> IndicatorLine:
    return IndicatorLine(
        key=indicator.key,
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit_code,
        unit_name=indicator.unit_printed or indicator.unit_name,
        leads=leads,
        known=_last(values, "latest") or _last(values, "baseline"),
        target=_last(values, "target"),
        pending=spoken.pending,
        rows=spoken.rows,
        clauses=anchors(indicator.clauses),
    )


def _last(values: Sequence[Any], role: str) -> PrintedValue | None:
    """The last printed value of a role that holds anything."""
    of_role = [value for value in values if value.role == role]
    telling = [value for value in of_role if value.value is not None or value.state] or of_role
    if not telling:
        return None
    found = max(telling, key=lambda value: value.year or 0)
    return PrintedValue(found.value, found.year, found.printed, found.state)
