"""Rows as files: CSV, XLSX and JSON with the same cells in the same order, and the same bytes for the same rows."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("csv", "xlsx", "json")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
INSIDE = re.compile(r"([;,\t\r\n]\s*)(?=[=@])")
"""Where a cell begins for a program that parts rows at other signs, and a formula with it."""
NUMBER = re.compile(r"^[+-]?[\d.,\s]+%?$|^[-–]$")
WIDEST, LONGEST_NAME = 60, 31
"""Characters: the widest column of a sheet, and the longest name that a sheet may have."""
MADE = datetime(2000, 1, 1)
"""The day that every workbook says it was made on: a clock in it would make its bytes differ."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A CSV file as RFC 4180 has it, in UTF-8 with a mark that spreadsheets know it by."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def _safe(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe, also inside."""
    if cell is None:
        return ""
    if not isinstance(cell, str) or NUMBER.match(cell):
        return cell
    return INSIDE.sub(r"\1'", f"'{cell}" if cell.startswith(FORMULA) else cell)


def json_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A JSON list with an object for each row. Numbers are numbers, days are in ISO form, nothing is null."""
    listed = [dict(zip(header, row, strict=True)) for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def _plain(cell: Any) -> Any:
    """A number as short as it is written; a day in ISO form."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return str(cell)


def xlsx_bytes(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one sheet: numbers as numbers, days as days, text as text and never as a formula."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, {"in_memory": True, **literal}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:LONGEST_NAME])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, header, bold)
        widths = [len(title) for title in header]
        last = 0
        for last, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                _write(sheet, last, column, cell, day)
                widths[column] = max(widths[column], len(str(cell or "")))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width, WIDEST) + 2)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(header) - 1)
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell))
