"""Files that pages offer: the rows of a table as CSV and XLSX, data as JSON, and their names."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, reverse

from shanyraq.base.sheets import FORMS, csv_bytes, xlsx_bytes
from shanyraq.base.ui.filters import address
from shanyraq.domains.packages.web.pages import FrameworkPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponseBase]


def sheet_paths(route: str, name: str, view: View) -> list[URLPattern]:
    """The addresses of a table as files: ``results.csv`` and ``results.xlsx``; the view is told the ``form``."""
    return [path(f"{route}.{form}", view, {"form": form}, name=f"{name}-{form}") for form in FORMS]


def sheet_links(page: FrameworkPage, name: str, *args: str) -> dict[str, str]:
    """Label → address of the files of exactly what the address of the page shows."""
    query = address(page.request.GET, {})
    asked = query if len(query) > 1 else ""
    return {form.upper(): reverse(f"{name}-{form}", args=[page.code, *args]) + asked for form in FORMS}


def sheet_file(form: str, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as a file. ``form``: csv or xlsx; ``name`` without an ending."""
    if form == "xlsx":
        return attachment(f"{name}.xlsx", xlsx_bytes(name, header, rows), XLSX)
    return attachment(f"{name}.csv", csv_bytes(header, rows), "text/csv; charset=utf-8")


def json_file(name: str, data: Any) -> HttpResponse:
    """A JSON file, indented, dates in ISO form: what the command line prints with ``--json``."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    return attachment(name, text.encode(), "application/json")


def attachment(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file with a name to be saved under."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
