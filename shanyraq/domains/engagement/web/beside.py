"""What people say of a thing, on its own page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from shanyraq.domains.engagement.queries import said_of
from shanyraq.domains.engagement.vocabulary import ABOUT
from shanyraq.domains.packages.web import FrameworkPage


def beside(request: HttpRequest, framework: str, kind: str, key: str, day: date | None) -> Mapping[str, Any] | None:
    """How much is said of it, and the latest. One statement."""
    page: FrameworkPage | None = getattr(request, "framework", None)
    if kind not in ABOUT or page is None:
        return None
    said = said_of(page.version, kind, key, day)
    return {"said": said, "subject": f"{kind} {key}"}
