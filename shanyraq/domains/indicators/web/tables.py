"""The tables of results: what each column is called, how it sorts, and what of it a file holds.

Files hold what is understood beside what is printed. Names stand in the reader's language, as on the page;
printed words stay as they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.speech import say, say_source
from shanyraq.base.ui.tables import Column
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, Printed, RowOf
from shanyraq.domains.indicators.rules.headline import place_of
from shanyraq.domains.indicators.rules.inputs import PendingTarget, Reading
from shanyraq.domains.indicators.web.naming import Names, unit_name

Fields = Mapping[str, Callable[[RowOf], Any]]


def matrix_columns(own: str) -> Sequence[Column[RowOf]]:
    """The results matrix, and the rows of one indicator. A heading has its labels and nothing else.

    :param own: the language of the signed document.
    """

    def unit(item: RowOf) -> str:
        return unit_name(item.indicator, item.row, own).text

    def leads(item: RowOf) -> str:
        return "; ".join(_said(lead.name, own) for lead in item.indicator.leads)

    def source(item: RowOf) -> str:
        return _said(item.indicator.source, own)

    return (
        Column("row", _("Row"), _about(own), css="head", fixed=True),
        Column("unit", _("Unit"), {"unit": unit, **_unit(own)}, sort=unit),
        Column("baseline", _("Baseline"), _baseline(), sort=lambda item: _number(item.row.baseline), css="n"),
        Column("latest", _("Latest value"), _latest(), sort=lambda item: _number(_later(item)), css="n"),
        Column("target", _("Target"), _target(), sort=lambda item: _number(_target_of(item)), css="n"),
        Column("status", _("Status"), _status(), sort=lambda item: place_of(item.row.status)),
        Column("source", _("Source"), {"source": source}, sort=source),
        Column("lead", _("Lead entity"), {"lead_entities": leads}, sort=leads),
    )


def _unit(own: str) -> Fields:
    """The printed unit, and from what one was understood that no cell prints."""
    return {
        "unit_printed": lambda item: item.row.measurement or item.indicator.unit_printed,
        "unit_reconstructed": lambda item: _said(item.row.unit and item.row.unit["reconstructed"], own),
    }


def _row_name(own: str) -> Callable[[RowOf], str]:
    """What the page calls a row, from group to leaf. The names of an indicator are made once for all of its rows."""
    known: dict[str, Names] = {}

    def name(item: RowOf) -> str:
        names = known.setdefault(item.indicator.key, Names(item.indicator, own))
        return " > ".join(each.text for each in names.path(item.row))

    return name


def _about(own: str) -> Fields:
    """What says which row it is, and where it stands in the document."""
    return {
        "outcome": lambda item: item.indicator.outcome,
        "output": lambda item: item.indicator.output,
        "indicator_key": lambda item: item.indicator.key,
        "indicator_code": lambda item: item.indicator.code,
        "indicator": lambda item: _said(item.indicator.title, own),
        "sdg_target": lambda item: item.indicator.sdg_target,
        "row_key": lambda item: item.row.key,
        "row_kind": lambda item: item.row.kind,
        "row_name": _row_name(own),
        "disaggregation": lambda item: " > ".join(item.row.disaggregation),
        "dimensions": lambda item: " ".join(f"{name}={code}" for name, code in item.row.dimensions.items()),
        "clauses": lambda item: " ".join(item.row.clauses),
    }


def _baseline() -> Fields:
    return _parts("baseline", lambda item: item.row.baseline)


def _latest() -> Fields:
    return {**_parts("latest", _later), "all_latest_printed": lambda item: _all(item.row.latest)}


def _target() -> Fields:
    return {
        **_parts("target", _target_of),
        "all_targets_printed": lambda item: item.row.target_printed or _all(item.row.targets),
        "target_pending": lambda item: promise.note if (promise := _promise(item)) else None,
        "target_due_on": lambda item: promise.due_on if (promise := _promise(item)) else None,
    }


def _status() -> Fields:
    return {
        "status": lambda item: None if item.row.is_heading else item.row.status.value,
        "reason": lambda item: None if item.row.is_heading else item.row.verdict.reason.value,
    }


def _parts(name: str, of: Callable[[RowOf], Printed | None]) -> Fields:
    """A value as four cells: what is understood, its year, the printed words, the day since when it is another."""
    return {
        f"{name}_value": lambda item: _value(of(item)),
        f"{name}_year": lambda item: found.year if (found := of(item)) else None,
        f"{name}_printed": lambda item: found.printed if (found := of(item)) else None,
        f"{name}_corrected_on": lambda item: found.corrected["on"] if (found := of(item)) and found.corrected else None,
    }


def progress_columns(own: str) -> Sequence[Column[RowOf]]:
    """The verdict of every judged row, and what went into it: a file without a page of its own."""
    row = {**PROGRESS_ROW, "row_name": _row_name(own)}
    return (
        Column("row", _("Row"), row, fixed=True),
        Column("status", _("Status"), PROGRESS_STATUS),
        Column("inputs", _("Inputs"), PROGRESS_INPUTS),
    )


PROGRESS_ROW: Fields = {
    "outcome": lambda item: item.indicator.outcome,
    "indicator_key": lambda item: item.indicator.key,
    "indicator_code": lambda item: item.indicator.code,
    "row_key": lambda item: item.row.key,
    "disaggregation": lambda item: " > ".join(item.row.disaggregation),
}
PROGRESS_STATUS: Fields = {
    "status": lambda item: item.row.status.value,
    "reason": lambda item: item.row.verdict.reason.value,
    "remarks": lambda item: " ".join(remark.code.value for remark in item.row.verdict.remarks),
    "explanation": lambda item: " ".join(say(sentence) for sentence in item.row.verdict.explanation),
}
PROGRESS_INPUTS: Fields = {
    "direction": lambda item: used.value if (used := item.row.verdict.used.direction) else None,
    "baseline_value": lambda item: _used(item.row.verdict.used.baseline),
    "baseline_year": lambda item: used.year if (used := item.row.verdict.used.baseline) else None,
    "latest_value": lambda item: _used(item.row.verdict.used.latest),
    "latest_year": lambda item: used.year if (used := item.row.verdict.used.latest) else None,
    "target_value": lambda item: _used(item.row.verdict.used.target),
    "target_year": lambda item: item.row.verdict.used.target_year,
    "formula": lambda item: formula.value if (formula := item.row.verdict.formula) else None,
    "ratio": lambda item: item.row.verdict.ratio,
    "percent_of_way": lambda item: item.row.verdict.percent,
    "rule": lambda item: item.row.verdict.rule,
    "source": lambda item: say_source(item.row.verdict.source),
    "clauses": lambda item: " ".join(item.row.clauses),
}


def indicator_columns() -> Sequence[Column[IndicatorResult]]:
    """The indicators of an outcome, each by the row that stands for it."""
    return (
        Column("indicator", _("Indicator"), {}, sort=lambda item: [_piece(p) for p in item.key.split(".")], fixed=True),
        Column("status", _("Status"), {}, sort=lambda item: place_of(item.status), css="nowrap"),
        Column("stands", _("Row shown for it"), {}),
        Column("rows", _("Rows"), {}, sort=lambda item: len(item.judged_rows), css="n", note=_("without headings")),
        Column("way", _("Way covered"), {}, sort=_way, css="n"),
    )


def _way(item: IndicatorResult) -> Any:
    return item.headline.verdict.percent if item.headline else None


def _piece(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (10**9, text)


def _later(item: RowOf) -> Printed | None:
    """The newest of the later values; where none of them has a year, the last one in print, as the rules count."""
    readable = [value for value in reversed(item.row.later) if value.value is not None or value.state]
    return max(readable, key=lambda value: value.year or 0, default=None)


def _promise(item: RowOf) -> PendingTarget | None:
    """The promise of a target that holds for the row: its own, or that of its group."""
    return None if item.row.is_heading else item.row.given.pending


def _target_of(item: RowOf) -> Printed | None:
    return item.row.final_target or max(item.row.targets, key=lambda value: value.year or 0, default=None)


def _value(value: Printed | None) -> Any:
    if value is None:
        return None
    return value.state if value.value is None else value.value


def _used(reading: Reading | None) -> Any:
    if reading is None:
        return None
    return reading.state if reading.value is None else reading.value


def _number(value: Printed | None) -> float | None:
    """What a column of values is sorted by; an answer of a scale has no place among numbers."""
    return value.value if value else None


def _all(values: Iterable[Printed]) -> str:
    return "; ".join(value.printed for value in values)


def _said(text: Any, own: str) -> str:
    """A text in the reader's language, else in that of the signed document: as the page shows it."""
    return pick(text, own).text
