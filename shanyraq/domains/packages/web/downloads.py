"""Files that pages offer: CSV and JSON with the same bytes for the same rows, and their names."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"^[+-]?[\d.,\s]+%?$|^[-–]$")


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A CSV file as RFC 4180 has it, in UTF-8 with a mark that spreadsheets know it by."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return attachment(name, ("\ufeff" + text.getvalue()).encode(), "text/csv; charset=utf-8")


def _cell(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(FORMULA) and not NUMBER.match(cell):
        return f"'{cell}"
    return cell


def json_file(name: str, data: Any) -> HttpResponse:
    """A JSON file, indented, dates in ISO form: what the command line prints with ``--json``."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    return attachment(name, text.encode(), "application/json")


def attachment(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file with a name to be saved under."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
