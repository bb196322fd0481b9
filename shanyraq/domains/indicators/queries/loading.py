"""Reads the results of a version in seven statements, whatever its size."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from shanyraq.domains.indicators.models import Indicator, Row, Value
from shanyraq.domains.indicators.queries.observed import OfRow, States, observed
from shanyraq.domains.indicators.queries.printed import Pending, Printed
from shanyraq.domains.indicators.queries.reading import (
    IndicatorResult,
    OutcomeResult,
    OutputResult,
    Party,
    Results,
    RowResult,
    as_texts,
)
from shanyraq.domains.indicators.rules.inputs import Name, ProgressInput, Reading
from shanyraq.domains.indicators.rules.pending import pending_targets
from shanyraq.domains.indicators.vocabulary import Direction, Kind
from shanyraq.domains.packages.models import Version

OF_ROW = (
    *("pk", "indicator_id", "key", "kind", "label", "disaggregation", "label_in", "dimensions"),
    *(
        "measurement",
        "unit",
        "desired",
        "desired_reason",
        "target_printed",
        "pending_note",
        "pending_due_on",
        "pending_otherwise",
    ),
    *("clauses", "reconstructed", "note"),
)
"""The columns of a row that are read."""
OF_VALUE = ("row_id", "role", "value", "year", "printed", "qualifier", "state")
SELDOM = ("unit", "corrected", "qualifier_in")
"""The columns of a value that are read: of these, which nearly all leave empty, only what is there is decoded."""


class Measure(NamedTuple):
    """What the rules must know of an indicator to judge its rows, and the day and the framework's years."""

    starts_on: date
    ends_on: date
    as_of: date
    kind: Kind
    desired: Direction | None
    unclear: Name
    unit: str
    unit_name: Name
    scale: tuple[str, ...]


def read_results(
    version: Version, as_of: date, *, only: Collection[str] | None = None, states: States | None = None
) -> Results:
    """Everything that is measured, outcome by outcome.

    :param only: the keys of the indicators that are read, with their own outputs; all where it is not given.
    :param states: those of the indicators, where they were asked for before.
    """
    indicators = Indicator.objects.filter(version=version)
    outcomes = version.outcomes.select_related("parent")
    if only is not None:
        indicators = indicators.filter(key__in=only).select_related("output")
    found = list(indicators)
    chain = list(outcomes if only is None else outcomes.filter(pk__in={each.outcome_id for each in found}))
    where = {} if only is None else {"indicator__in": [indicator.pk for indicator in found]}
    leads = _leads(version)
    rows = _rows(version, {row.pk: _measure(row, version, as_of) for row in found}, where)
    rows = _with_observations(found, rows, lambda units: observed(version, as_of, units, only=only, states=states))
    outputs: dict[int, list[OutputResult]] = defaultdict(list)
    output_codes: dict[int | None, str] = {}
    for output in version.outputs.all() if only is None else filter(None, (each.output for each in found)):
        output_codes[output.pk] = output.code
        outputs[output.outcome_id].append(
            OutputResult(output.code, output.printed_label, output.statement, as_texts(output.clauses))
        )
    outcome_codes = {outcome.pk: outcome.code for outcome in chain}
    of_outcome: dict[int, list[IndicatorResult]] = defaultdict(list)
    for indicator in found:
        of = (outcome_codes[indicator.outcome_id], output_codes.get(indicator.output_id))
        result = _indicator(indicator, of, leads.get(indicator.pk, ()), rows.get(indicator.pk, ()))
        of_outcome[indicator.outcome_id].append(result)
    return Results(
        as_of,
        tuple(
            OutcomeResult(
                code=outcome.code,
                number=outcome.order + 1,
                parent=outcome.parent.code or outcome.parent.key if outcome.parent else None,
                title=outcome.title,
                statement=outcome.statement,
                clauses=as_texts(outcome.clauses),
                outputs=tuple(outputs[outcome.pk]),
                indicators=tuple(of_outcome[outcome.pk]),
            )
            for outcome in chain
        ),
    )


def _measure(indicator: Indicator, version: Version, as_of: date) -> Measure:
    desired = Direction(indicator.desired) if indicator.desired else None
    unclear = "" if desired else indicator.desired_reason
    what = (Kind(indicator.kind), desired, unclear, indicator.unit_code, indicator.unit_name, as_texts(indicator.scale))
    return Measure(version.starts_on, version.ends_on, as_of, *what)


def _leads(version: Version) -> dict[int, tuple[Party, ...]]:
    through = Indicator.leads.through.objects.filter(indicator__version=version).order_by("pk")
    found: dict[int, tuple[Party, ...]] = {}
    columns = ("indicator_id", "organisation__key", "organisation__short_name", "organisation__name")
    for indicator, key, short, name in through.values_list(*columns):
        found[indicator] = (*found.get(indicator, ()), Party(key, short or name))
    return found


def _indicator(
    indicator: Indicator, of: tuple[str, str | None], leads: tuple[Party, ...], rows: Iterable[RowResult]
) -> IndicatorResult:
    return IndicatorResult(
        key=indicator.key,
        code=indicator.code,
        printed_code=indicator.printed_code,
        title=indicator.title,
        kind=indicator.kind,
        scale=as_texts(indicator.scale),
        unit_printed=indicator.unit_printed,
        unit_code=indicator.unit_code,
        unit_name=indicator.unit_name,
        desired=indicator.desired,
        desired_reason=indicator.desired_reason,
        sdg_target=indicator.sdg_target,
        national=indicator.national,
        source=indicator.source,
        lead_printed=indicator.lead_printed,
        leads=leads,
        clauses=as_texts(indicator.clauses),
        reconstructed=indicator.reconstructed,
        note=indicator.note,
        outcome=of[0],
        output=of[1],
        rows=tuple(rows),
    )


def _values(version: Version, where: Mapping[str, Any]) -> dict[int, dict[str, list[Printed]]]:
    """Row → role → values, in printed order."""
    found: dict[int, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    values = Value.objects.filter(version=version, **{f"row__{name}": pks for name, pks in where.items()})
    read = values.annotate(**{f"{name}_text": Cast(name, TextField()) for name in SELDOM}).values_list(
        *OF_VALUE, *(f"{name}_text" for name in SELDOM)
    )
    for row, role, number, year, printed, qualifier, state, unit, corrected, ours in read:
        seldom = (json.loads(unit) if unit else None, json.loads(corrected) if corrected else None)
        value = Printed(role, number, year, printed, qualifier, state, *seldom)
        if ours != "{}":
            value = replace(value, qualifier_in={**json.loads(ours), version.language: value.qualifier or ""})
        found[row][value.role].append(value)
    return found


def _rows(version: Version, measures: Mapping[int, Measure], where: Mapping[str, Any]) -> dict[int, list[RowResult]]:
    """Indicator → its rows in printed order. They are read as tuples: a framework has hundreds."""
    values = _values(version, where)
    shared = {indicator: measure._asdict() for indicator, measure in measures.items()}
    found: dict[int, list[RowResult]] = defaultdict(list)
    for row in Row.objects.filter(version=version, **where).values_list(*OF_ROW, named=True):
        found[row.indicator_id].append(_row(row, values[row.pk], shared[row.indicator_id]))
    return {indicator: _with_promises(rows) for indicator, rows in found.items()}


def _with_observations(
    indicators: Iterable[Indicator],
    rows: Mapping[int, list[RowResult]],
    read: Callable[[Mapping[tuple[str, str], str]], Mapping[tuple[str, str], OfRow]],
) -> dict[int, list[RowResult]]:
    """The same rows with what was observed since the document was signed: ``read`` from the units of the rows."""
    keys = {indicator.pk: indicator.key for indicator in indicators}
    found = read({(keys[pk], row.key): row.given.unit for pk, of in rows.items() for row in of})
    return {pk: [_observed(row, found.get((keys[pk], row.key))) for row in of] for pk, of in rows.items()}


def _observed(row: RowResult, of: OfRow | None) -> RowResult:
    if of is None:
        return row
    given = replace(row.given, observations=tuple(map(_reading, of.values)))
    return replace(row, observed=of.values, unmade=of.unmade, given=given)


def _row(row: Any, own: Mapping[str, list[Printed]], measure: Mapping[str, Any]) -> RowResult:
    """A row from its columns (``OF_ROW``), its values by role and what it shares with its indicator (``Measure``)."""
    baseline = next(iter(own["baseline"]), None)
    latest, targets = tuple(own["latest"]), tuple(own["target"])
    pending = None
    if row.pending_note is not None:
        pending = Pending(row.pending_note, row.pending_due_on, row.pending_otherwise)
    return RowResult(
        key=row.key,
        kind=row.kind,
        label=row.label,
        disaggregation=as_texts(row.disaggregation),
        label_in=row.label_in,
        dimensions=row.dimensions,
        measurement=row.measurement,
        unit=row.unit,
        desired=row.desired,
        desired_reason=row.desired_reason,
        baseline=baseline,
        latest=latest,
        targets=targets,
        target_printed=row.target_printed,
        pending=pending,
        clauses=as_texts(row.clauses),
        reconstructed=row.reconstructed,
        note=row.note,
        given=ProgressInput(
            **{
                **measure,
                "desired": _direction(row.desired, measure["desired"]),
                "unclear": _unclear(row, measure["unclear"]),
                "unit": row.unit["code"] if row.unit else measure["unit"],
                "unit_name": row.unit["name"] if row.unit else measure["unit_name"],
            },
            baseline=_reading(baseline) if baseline else None,
            latest=tuple(map(_reading, latest)),
            targets=tuple(map(_reading, targets)),
            pending=pending.target if pending else None,
        ),
    )


def _with_promises(rows: list[RowResult]) -> list[RowResult]:
    """The rows, each judged with the pending target of its group where that holds for it."""
    promises = pending_targets(rows)
    return [
        row if promise == row.given.pending else replace(row, given=replace(row.given, pending=promise))
        for row, promise in zip(rows, promises, strict=True)
    ]


def _direction(own: str | None, of_indicator: Direction | None) -> Direction | None:
    """The row's own direction, where it states one; «unclear» is a statement too."""
    if own is None:
        return of_indicator
    return None if own == "unclear" else Direction(own)


def _unclear(row: Any, of_indicator: Name) -> Name:
    """Why the row's direction is unclear, where it is."""
    if row.desired is None:
        return of_indicator
    return row.desired_reason or "" if row.desired == "unclear" else ""


def _reading(value: Printed) -> Reading:
    """A printed value as the rules take it, with the decimals that are printed: 5.2, and 97 or 97.0."""
    unit = (value.unit_code, value.unit["name"] if value.unit else "")
    return Reading(value.exact, value.year, value.state, value.qualifier, value.printed, *unit, value.qualifier_in)
