"""Indicators with their rows and values, of outcomes and of outputs, to rows and back."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from shanyraq.domains.framework.parts import results
from shanyraq.domains.indicators.models import Indicator, Row, Value
from shanyraq.domains.packages.mapping import item_from, link_all, linked, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.registry import merge_outcomes
from shanyraq.domains.packages.schema import Indicator as IndicatorItem
from shanyraq.domains.packages.schema import Outcome as OutcomeItem
from shanyraq.domains.packages.schema import Package, PendingTarget
from shanyraq.domains.packages.schema import Row as RowItem
from shanyraq.domains.packages.schema import Value as ValueItem
from shanyraq.domains.packages.schema.results import Unit

CELLS = tuple(ValueItem.model_fields)
"""Columns of a value. Values are by far the most rows: they are read as plain cells."""


@dataclass
class Found:
    """The indicators of one outcome, and of its outputs by code."""

    outcome: str
    of_outcome: list[IndicatorItem] = field(default_factory=list)
    of_outputs: dict[str, list[IndicatorItem]] = field(default_factory=lambda: defaultdict(list))


def write(version: Version, package: Package) -> None:
    """Inserts indicators, leads, rows and values, four statements whatever their number."""
    outcomes = {row.code: row for row in version.outcomes.all()}
    outputs = {row.code: row for row in version.outputs.all()}
    items: list[tuple[IndicatorItem, Any, Any]] = []
    for outcome in package.outcomes:
        items += [(item, outcomes[outcome.code], None) for item in outcome.indicators]
        for output in outcome.outputs:
            items += [(item, outcomes[outcome.code], outputs[output.code]) for item in output.indicators]
    rows = save_all(
        [
            row_from(
                item,
                Indicator,
                version=version,
                order=order,
                outcome=outcome,
                output=output,
                unit_printed=item.unit.printed,
                unit_code=item.unit.code,
                unit_name=item.unit.name,
            )
            for order, (item, outcome, output) in enumerate(items)
        ]
    )
    parties = {row.key: row for row in version.organisations.all()}
    leads = [(rows[item.key], parties[lead]) for item, _, _ in items for lead in item.lead_entities]
    link_all(Indicator.leads.through, leads)
    _write_rows(version, [(rows[item.key], row) for item, _, _ in items for row in item.rows])


def _write_rows(version: Version, items: list[tuple[Indicator, RowItem]]) -> None:
    rows = [
        row_from(
            item,
            Row,
            version=version,
            order=order,
            indicator=indicator,
            pending_note=item.target_pending.note if item.target_pending else None,
            pending_due_on=item.target_pending.due_on if item.target_pending else None,
            pending_otherwise=item.target_pending.otherwise if item.target_pending else None,
        )
        for order, (indicator, item) in enumerate(items)
    ]
    save_all(rows)
    values: list[Value] = []
    for row, (_, item) in zip(rows, items, strict=True):
        printed = [("baseline", item.baseline)] if item.baseline else []
        printed += [("latest", value) for value in item.latest]
        printed += [("target", value) for value in item.targets]
        for role, value in printed:
            values.append(row_from(value, Value, version=version, order=len(values), row=row, role=role))
    save_all(values)


def read(version: Version) -> dict[str, Any]:
    """The indicators of every outcome as they were written."""
    leads = linked(Indicator.leads.through, "indicator", "organisation", indicator__version=version)
    rows = _read_rows(version)
    found: dict[str, Found] = {}
    for indicator in Indicator.objects.filter(version=version).select_related("outcome", "output"):
        unit = Unit(printed=indicator.unit_printed, code=indicator.unit_code, name=indicator.unit_name)
        item = item_from(
            indicator,
            IndicatorItem,
            unit=unit,
            lead_entities=leads.get(indicator.pk, []),
            rows=rows[indicator.pk],
        )
        of = found.setdefault(indicator.outcome.code, Found(indicator.outcome.code))
        (of.of_outputs[indicator.output.code] if indicator.output else of.of_outcome).append(item)
    return {"outcomes": list(found.values())}


def read_outcomes(version: Version) -> list[OutcomeItem]:
    """Outcomes with outputs and all indicators: twelve statements whatever their number."""
    return merge_outcomes(results.read_outcomes(version), read(version)["outcomes"])


def _read_rows(version: Version) -> dict[int, list[RowItem]]:
    values: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for row_id, role, *cells in Value.objects.filter(version=version).values_list("row_id", "role", *CELLS):
        values[(row_id, role)].append(dict(zip(CELLS, cells, strict=True)))
    rows: dict[int, list[RowItem]] = defaultdict(list)
    for row in Row.objects.filter(version=version):
        baseline = values[(row.pk, "baseline")]
        pending = None
        if row.pending_note is not None:
            pending = PendingTarget(
                note=row.pending_note,
                due_on=row.pending_due_on,
                otherwise=row.pending_otherwise,
            )
        rows[row.indicator_id].append(
            item_from(
                row,
                RowItem,
                baseline=baseline[0] if baseline else None,
                latest=values[(row.pk, "latest")],
                targets=values[(row.pk, "target")],
                target_pending=pending,
            )
        )
    return rows
