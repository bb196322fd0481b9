"""Results as rows of a spreadsheet: what is understood beside what is printed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, Matrix, Printed, Results, RowResult
from shanyraq.domains.indicators.rules.inputs import Reading

MATRIX_HEADER = (
    "outcome",
    "output",
    "indicator_key",
    "indicator_code",
    "indicator",
    "row_key",
    "row_kind",
    "disaggregation",
    "dimensions",
    "unit",
    "baseline_value",
    "baseline_year",
    "baseline_printed",
    "latest_value",
    "latest_year",
    "latest_printed",
    "all_latest_printed",
    "target_value",
    "target_year",
    "target_printed",
    "all_targets_printed",
    "target_pending",
    "target_due_on",
    "status",
    "reason",
    "sdg_target",
    "lead_entities",
    "source",
    "clauses",
)


def matrix_rows(found: Matrix, language: str) -> Iterator[Sequence[Any]]:
    """One row per printed row that the matrix shows, headings too."""
    for shown in found.indicators:
        yield from indicator_rows(shown.indicator, shown.rows, language)


def indicator_rows(indicator: IndicatorResult, rows: Iterable[RowResult], language: str) -> Iterator[Sequence[Any]]:
    """One row per printed row of an indicator."""
    for row in rows:
        yield [*_about(indicator, row, language), *_values(row), *_rest(indicator, row, language)]


PROGRESS_HEADER = (
    "outcome",
    "indicator_key",
    "indicator_code",
    "row_key",
    "disaggregation",
    "status",
    "reason",
    "explanation",
    "direction",
    "baseline_value",
    "baseline_year",
    "latest_value",
    "latest_year",
    "target_value",
    "target_year",
    "formula",
    "ratio",
    "percent_of_way",
    "rule",
    "source",
    "clauses",
)


def progress_rows(results: Results, language: str) -> Iterator[Sequence[Any]]:
    """One row per judged row: its verdict and what went into it."""
    for indicator in results.indicators:
        for row in indicator.judged_rows:
            verdict = row.verdict
            used = verdict.used
            yield [
                indicator.outcome,
                indicator.key,
                indicator.code,
                row.key,
                " > ".join(row.disaggregation),
                verdict.status.value,
                verdict.reason.value,
                " ".join(say(sentence) for sentence in verdict.explanation),
                used.direction.value if used.direction else None,
                *_used(used.baseline),
                *_used(used.latest),
                *_used(used.target)[:1],
                used.target_year,
                verdict.formula.value if verdict.formula else None,
                verdict.ratio,
                verdict.percent,
                verdict.rule,
                str(verdict.source),
                " ".join(row.clauses),
            ]


def _used(reading: Reading | None) -> tuple[Any, Any]:
    if reading is None:
        return None, None
    return (reading.state if reading.value is None else reading.value), reading.year


def _about(indicator: IndicatorResult, row: RowResult, language: str) -> list[Any]:
    return [
        indicator.outcome,
        indicator.output,
        indicator.key,
        indicator.code,
        _own(indicator.title, language),
        row.key,
        row.kind,
        " > ".join(row.disaggregation),
        " ".join(f"{name}={code}" for name, code in row.dimensions.items()),
        row.measurement or indicator.unit_printed or _own(indicator.unit_name, language),
    ]


def _values(row: RowResult) -> list[Any]:
    return [
        *_value(row.baseline),
        *_value(row.newest if row.newest is not row.baseline else None),
        _all(row.latest),
        *_value(row.final_target or _last(row.targets)),
        row.target_printed or _all(row.targets),
        row.pending.note if row.pending else None,
        row.pending.due_on if row.pending else None,
    ]


def _rest(indicator: IndicatorResult, row: RowResult, language: str) -> list[Any]:
    return [
        row.status.value if not row.is_heading else None,
        row.verdict.reason.value if not row.is_heading else None,
        indicator.sdg_target,
        "; ".join(_own(lead.name, language) for lead in indicator.leads),
        _own(indicator.source, language),
        " ".join(row.clauses),
    ]


def _value(value: Printed | None) -> tuple[Any, Any, Any]:
    if value is None:
        return None, None, None
    return (value.state if value.value is None else value.value), value.year, value.printed


def _last(values: Sequence[Printed]) -> Printed | None:
    return max(values, key=lambda value: value.year or 0, default=None)


def _all(values: Iterable[Printed]) -> str:
    return "; ".join(value.printed for value in values)


def _own(text: Any, language: str) -> str:
    """A text in the language of the signed document, as open data has it."""
    return pick(text, language, language).text
