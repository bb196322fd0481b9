"""Files that pages offer: the rows of a table as CSV, XLSX and JSON, other data as JSON, and their names."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, reverse

from shanyraq.base.sheets import FORMS, XLSX, csv_bytes, json_bytes, xlsx_bytes
from shanyraq.base.ui.filters import address
from shanyraq.domains.packages.web.pages import FrameworkPage

JSON = "application/json"
SHEETS = ("csv", "xlsx")
"""The forms of a table whose JSON holds more than its cells, and has a view of its own."""
View = Callable[..., HttpResponseBase]


def sheet_paths(route: str, name: str, view: View, forms: Sequence[str] = FORMS) -> list[URLPattern]:
    """The addresses of a table as files: ``results.csv`` and so on; the view is told the ``form``."""
    return [path(f"{route}.{form}", view, {"form": form}, name=f"{name}-{form}") for form in forms]


def sheet_links(page: FrameworkPage, name: str, *args: str, forms: Sequence[str] = FORMS) -> dict[str, str]:
    """Label → address of the files of exactly what the address of the page shows."""
    query = address(page.request.GET, {})
    asked = query if len(query) > 1 else ""
    return {form.upper(): reverse(f"{name}-{form}", args=[page.code, *args]) + asked for form in forms}


def sheet_file(form: str, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as a file. ``form``: csv, xlsx or json; ``name`` without an ending."""
    if form == "json":
        return attachment(f"{name}.json", json_bytes(header, rows), JSON)
    if form == "xlsx":
        return attachment(f"{name}.xlsx", xlsx_bytes(name, header, rows), XLSX)
    return attachment(f"{name}.csv", csv_bytes(header, rows), "text/csv; charset=utf-8")


def json_file(name: str, data: Any) -> HttpResponse:
    """A JSON file, indented, dates in ISO form: what the command line prints with ``--json``."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    return attachment(name, text.encode(), JSON)


def attachment(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file with a name to be saved under."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
