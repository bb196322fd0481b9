"""Rows of a joint work plan as an export of UN INFO: a workbook that is read back as the same rows."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import chain
from typing import Any

from shanyraq.domains.workplans.reading.columns import FIXED, TOTALS, Column, year_columns
from shanyraq.domains.workplans.reading.results import PlanRow
from shanyraq.domains.workplans.vocabulary import (
    FUNCTIONS,
    GROUPS,
    HELPS,
    HUMANITARIANS,
    LEVELS,
    STATUSES,
    Marker,
)

SHEET, SHEET_OF_COPY = "UN INFO", "Training copy, not UN INFO"
"""What the sheet is called; that of a copy for training says what it is wherever its file goes."""
EMPTY, SEPARATOR = "-", "; "
LONGEST = 32_767
"""Characters of a cell; what is longer is cut and ends with «…»."""
MADE = datetime(2000, 1, 1)
"""The day that every workbook says it was made on: a clock in it would make its bytes differ."""
DAYS = (Column.STARTS_ON, Column.ENDS_ON)
Written = str | date | Decimal | None


def write_uninfo(
    rows: Iterable[PlanRow],
    years: Sequence[int],
    *,
    labels: Mapping[str, str] | None = None,
    goals: Mapping[int, str] | None = None,
    of_copy: bool = False,
) -> bytes:
    """A workbook (.xlsx) of one sheet in the layout of UN INFO: the same bytes for the same rows.

    What a row does not say is «-»; the cells of a year of which it says nothing at all are blank.

    :param years: the years that get columns, in their order.
    :param labels: the texts of SDG targets by their codes.
    :param goals: the names of SDGs by their numbers.
    :param of_copy: whether they are of a copy for training; its sheet says so.
    :raises ValueError: when a row holds a year that is not among them.
    """
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(content, {**options, "strings_to_numbers": False}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(SHEET_OF_COPY if of_copy else SHEET)
        sheet.freeze_panes(1, 0)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        titles = {year: year_columns(year) for year in years}
        places = {title: place for place, title in enumerate((*FIXED, *chain.from_iterable(titles.values())))}
        sheet.write_row(0, 0, list(places), bold)
        for number, row in enumerate(rows, 1):
            if unknown := sorted(row.years.keys() - titles.keys()):
                raise ValueError(f"row {number} holds years without columns: {unknown}")
            for title, value in _cells(row, titles, labels or {}, goals or {}).items():
                if title in places:
                    _write(sheet, number, places[title], value, day)
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, value: Written, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value))
    else:
        text = value or EMPTY
        sheet.write_string(row, column, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def own_cells(row: PlanRow, labels: Mapping[str, str], goals: Mapping[int, str]) -> dict[str, Written]:
    """The fixed cells of a row by their titles, in the words of our own lists."""
    values: list[Written] = [
        *_heading(row),
        *(_joined(values) for values in (row.joint_names, row.joint_types)),
        *_entities(row),
        *(_joined(values) for values in (row.contributing, row.implementing)),
        ", ".join(f"{code} {labels.get(code, '')}".strip() for code in row.sdg_targets),
        ", ".join(f"{number} {goals.get(number, '')}".strip() for number in row.sdg_goals),
        _joined(row.places),
        _labels(row.functions, FUNCTIONS),
        *_markers(row),
        _labels(row.groups, GROUPS),
        _joined(row.focal_users),
        _labels(row.helps, HELPS),
        *(row.required, row.available, row.spent),
    ]
    return dict(zip(FIXED, values, strict=True))


def shown(value: Written) -> str:
    """What a cell shows, as a text."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value or EMPTY


def _cells(
    row: PlanRow, titles: Mapping[int, Sequence[str]], labels: Mapping[str, str], goals: Mapping[int, str]
) -> dict[str, Written]:
    """The cells of a row by their titles; those that it holds as texts go before its values."""
    found = own_cells(row, labels, goals)
    for year, told in row.years.items():
        values: tuple[Written, ...] = (told.required, told.available, told.spent, told.narrative)
        found |= zip(titles[year], values, strict=True)
    return found | {title: _as_value(title, text) for title, text in row.cells.items()}


def _as_value(title: str, text: str) -> Written:
    """A text as the value that its column holds, where it is one."""
    try:
        if title in TOTALS:
            return Decimal(text)
        return date.fromisoformat(text) if title in DAYS else text
    except (ValueError, InvalidOperation):
        return text


def _heading(row: PlanRow) -> list[Written]:
    published = {True: "Yes", False: "No", None: ""}[row.published]
    return [
        *(row.country, row.plan, row.priority_code, row.priority, row.outcome_code, row.outcome),
        *(row.output_code, row.output, published, row.code, row.title, row.identifier, row.description),
        *(row.starts_on, row.ends_on, STATUSES[row.status] if row.status else ""),
    ]


def _entities(row: PlanRow) -> tuple[str, str]:
    """Abbreviations and names, each in the place of the other; nothing where no entity has one."""
    short, long = (
        SEPARATOR.join(part or EMPTY for part in parts) if any(parts) else ""
        for parts in ([pair[0] for pair in row.entities], [pair[1] for pair in row.entities])
    )
    return short, long


def _markers(row: PlanRow) -> list[Written]:
    humanitarian = row.humanitarian
    return [
        _labels((humanitarian,) if humanitarian else (), HUMANITARIANS),
        row.humanitarian_note,
        _level(Marker.GENDER, row.gender),
        row.gender_note,
        _level(Marker.RIGHTS, row.rights),
        _joined(row.also_outputs),
        row.rights_note,
        _level(Marker.PEACE, row.peace),
        row.peace_note,
    ]


def _level(marker: Marker, level: int | None) -> str:
    return "" if level is None else f"{level} - {LEVELS[marker][level]}"


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(values)


def _labels(values: Iterable[StrEnum | str], known: Mapping[Any, str]) -> str:
    """Labels of codes; what is no code stands as it was printed."""
    return SEPARATOR.join(known[value] if isinstance(value, StrEnum) else value for value in values)
