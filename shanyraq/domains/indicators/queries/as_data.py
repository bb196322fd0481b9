"""Verdicts as plain values: what the command line and the API both say."""

from typing import Any

from shanyraq.domains.indicators.queries.reading import IndicatorResult, Results, RowResult
from shanyraq.domains.indicators.rules.bands import Bands
from shanyraq.domains.indicators.rules.forecast import Forecast
from shanyraq.domains.indicators.rules.inputs import Reading


def progress_rows(results: Results) -> list[dict[str, Any]]:
    """One for each printed row, in printed order; headings too, marked as not counted."""
    return [_row(indicator, row) for indicator in results.indicators for row in indicator.rows]


def _row(indicator: IndicatorResult, row: RowResult) -> dict[str, Any]:
    verdict = row.verdict
    used = verdict.used
    return {
        "outcome": indicator.outcome,
        "output": indicator.output,
        "indicator": indicator.key,
        "code": indicator.code,
        "row": row.key,
        "kind": row.kind,
        "counted": not row.is_heading,
        "disaggregation": list(row.disaggregation),
        "status": verdict.status.value,
        "reason": verdict.reason.value,
        "rule": verdict.rule,
        "source": str(verdict.source),
        "inputs": {
            "direction": used.direction.value if used.direction else None,
            "baseline": _reading(used.baseline),
            "latest": _reading(used.latest),
            "target": _reading(used.target),
            "target_year": used.target_year,
            "yearly_target": _reading(used.yearly_target),
        },
        "formula": verdict.formula.value if verdict.formula else None,
        "ratio": _number(verdict.ratio),
        "percent_of_way": _number(verdict.percent),
        "met_at_baseline": verdict.met_at_baseline,
        "bands": _bands(used.bands),
        "remarks": [{"code": remark.code.value, "text": str(remark.sentence)} for remark in verdict.remarks],
        "explanation": [str(sentence) for sentence in verdict.explanation],
        "trend_before": {
            "word": row.trend.word.value,
            "first": _reading(row.trend.first),
            "last": _reading(row.trend.last),
            "explanation": [str(sentence) for sentence in row.trend.explanation],
        },
        "forecast": _forecast(row.forecast),
        "clauses": list(row.clauses),
    }


def _forecast(found: Forecast | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "outlook": found.outlook.value,
        "year": found.year,
        "values": len(found.used),
        **{name: _number(found.shown(name)) for name in ("expected", "low", "high", "needed", "so_far")},
        "rule": found.rule,
        "explanation": [str(sentence) for sentence in found.explanation],
    }


def _bands(bands: Bands) -> dict[str, Any]:
    """The bounds that held on the day, each the least ratio of its band."""
    return {
        "valid_from": bands.valid_from.isoformat(),
        "on_track": _number(bands.on_track),
        "acceleration_needed": _number(bands.acceleration_needed),
        "insufficient": _number(bands.insufficient),
        "source": str(bands.source),
        "url": bands.source.url,
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "value": _number(reading.value),
        "year": reading.year,
        "state": reading.state,
        "qualifier": reading.qualifier,
        "printed": reading.printed,
    }


def _number(value: Any) -> float | None:
    """A JSON number; the exact decimal stands in the explanation."""
    return None if value is None else float(value)
