"""Cells of a file that we would write in other words: what is not changed here goes out as it came. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from shanyraq.domains.workplans.mapping.rows import OF_FIELD
from shanyraq.domains.workplans.reading import PlanRow
from shanyraq.domains.workplans.reading.columns import OF_A_YEAR, TOTALS, Column
from shanyraq.domains.workplans.rules.facts import EMPTY
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.domains.workplans.writing.uninfo import Written, shown

CELLS = "cells"
"""Under what they are kept beside the values that the last file had."""
FIELD_OF = {
    **{column.value: name for name, columns in OF_FIELD.items() for column in columns},
    **{column.value: "money" for column in TOTALS},
}
"""The column of a file → the field of a sub-output that it tells."""
NARRATIVE = OF_A_YEAR[-1]
MEASURE_OF = dict(zip(OF_A_YEAR, MEASURES, strict=False))


def other_words(row: PlanRow, own: Mapping[str, Written], columns: Collection[str]) -> dict[str, str]:
    """The cells of a row that say something else than ``own``, the cells that would be written of what it became.

    ``columns``: the titles of those that the file has. Texts above a sub-output are no part of it: they are those of
    the framework.
    """
    totals = zip(TOTALS, (row.required, row.available, row.spent), strict=True)
    found = {Column.CODE.value: row.code, Column.IDENTIFIER.value: row.identifier}
    found |= {column.value: shown(total) for column, total in totals}
    if row.ends_on:
        found[Column.ENDS_ON.value] = row.ends_on.isoformat()
    printed = {title: text or shown(None) for title, text in {**found, **row.cells}.items() if title in columns}
    return {title: text for title, text in printed.items() if text != shown(own.get(title))}


def with_cells(taken: Mapping[str, Any], cells: Mapping[str, str], columns: Collection[str]) -> dict[str, Any]:
    """What the last file had, with its cells; those of columns that it lacks stay as the one before had them."""
    kept = {title: text for title, text in taken.get(CELLS, {}).items() if title not in columns}
    rest = {name: value for name, value in taken.items() if name != CELLS}
    return {**rest, **({CELLS: {**kept, **cells}} if kept or cells else {})}


def standing_cells(now: Mapping[str, Any], taken: Mapping[str, Any]) -> dict[str, str]:
    """The cells of the last file whose values were not changed here since. ``now``: the values as they stand."""
    if not taken.get(CELLS):
        return {}
    return {title: text for title, text in taken[CELLS].items() if _value(now, title) == _value(taken, title)}


def _value(values: Mapping[str, Any], title: str) -> Any:
    """What a sub-output says of a column; of a year its amount, or what is told."""
    name = FIELD_OF.get(title)
    if name is not None:
        value = values.get(name)
        return None if value in EMPTY else value
    year, _, part = title.partition(" ")
    if part == NARRATIVE:
        return values.get("narratives", {}).get(year)
    return (values.get("money", {}).get(year) or {}).get(MEASURE_OF.get(part, ""))
