"""What every template knows about the interface: languages by their own names, releases of assets."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from shanyraq.base.ui.texts import name_of
from shanyraq.base.ui.verdicts import SEVERITIES, VERDICTS

STYLES = ("tokens", "theme", "shell", "parts", "forms", "tables", "pictures", "print")
"""Our style sheets in the order in which they apply."""


def interface(request: HttpRequest) -> dict[str, Any]:
    """No database is asked. ``interface`` is used by the shell."""
    active = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {
        "interface": {
            "language": active,
            "languages": [
                {"code": code, "name": name_of(code), "active": code == active} for code, _ in settings.LANGUAGES
            ],
            "here": request.get_full_path(),
            "styles": [f"ui/{name}.css" for name in STYLES],
            "shapes": [*VERDICTS.values(), *SEVERITIES.values()],
        }
    }
