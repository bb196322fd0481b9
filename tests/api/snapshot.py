"""The OpenAPI description as it was last looked at: ``python -m tests.api.snapshot`` writes it anew.

A change of the description is a change for everybody who reads the API: see the difference in
``openapi.json`` before it is committed, and tell of it in the CHANGELOG.
"""

import json
import os
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("openapi.json")


def described() -> dict[str, Any]:
    """The description as the code gives it now, without the number of the release."""
    from shanyraq.api import api

    schema: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
    schema["info"].pop("version")
    return schema


def kept() -> dict[str, Any]:
    """The description in the file."""
    known: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return known


def main() -> None:
    """Writes the file."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
    django.setup()
    text = json.dumps(described(), ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
