"""The kinds of sources of money, from ``instruments.yaml``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from shanyraq.kernel.sources import Source


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath("instruments.yaml").read_text("utf-8"))
    return found


def instruments() -> Mapping[str, Mapping[str, str]]:
    """Code → what it is called by language, in the order of the list."""
    found: Mapping[str, Mapping[str, str]] = _table()["instruments"]
    return found


def instruments_source() -> Source:
    """Where the list comes from."""
    return Source(**_table()["source"])
