"""What people say of a thing, on its own page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from shanyraq.domains.engagement.queries import said_of, said_of_rows
from shanyraq.domains.engagement.vocabulary import ABOUT, About
from shanyraq.domains.packages.web import FrameworkPage

ROW = "row of an indicator"
"""What the page of an indicator calls each of its rows."""


def beside(request: HttpRequest, framework: str, kind: str, key: str, day: date | None) -> Mapping[str, Any] | None:
    """How much is said of it, and the latest. One statement."""
    page: FrameworkPage | None = getattr(request, "framework", None)
    if kind not in ABOUT or page is None:
        return None
    said = said_of(page.version, kind, key, day)
    return {"said": said, "subject": f"{kind} {key}"}


def beside_row(request: HttpRequest, framework: str, kind: str, key: str, day: date | None) -> Mapping[str, Any] | None:
    """How much is said of a row of an indicator (``1.2.1 women``). One statement for all rows of it."""
    page: FrameworkPage | None = getattr(request, "framework", None)
    if kind != ROW or page is None:
        return None
    indicator, _space, row = key.partition(" ")
    known = request.__dict__.setdefault("said_of_rows", {})
    if indicator not in known:
        known[indicator] = said_of_rows(page.version, indicator, day)
    number = known[indicator].get(row, 0)
    return {"number": number, "subject": f"{About.INDICATOR} {indicator}", "row": row} if number else None
