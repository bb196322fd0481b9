"""The page of the API names every address that can be read."""

import re
from pathlib import Path

from tests.api.snapshot import described

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md"
NAMED = re.compile(r"\{\w+\}")
BEFORE = ("/api/v1/frameworks/{code}/", "/api/v1/")


def test_every_read_is_named() -> None:
    """By its address below the framework, or below the API."""
    text = NAMED.sub("{}", PAGE.read_text())
    left = []
    for path, methods in described()["paths"].items():
        beginning = next((each for each in BEFORE if path.startswith(each)), path)
        address = NAMED.sub("{}", path.removeprefix(beginning))
        if "get" in methods and not any(f"{address}{ends}" in text for ends in ("`", "?")):
            left.append(path)
    assert left == []
