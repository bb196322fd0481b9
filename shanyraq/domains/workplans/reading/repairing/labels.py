"""Labels of code lists, known again whatever their case, their spaces and the kind of their dashes and quotes."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from shanyraq.domains.workplans.reading.cells import REMEMBERED

Code = TypeVar("Code", bound=StrEnum)
DASHES = re.compile(r"[‐‑‒–—―−]")
QUOTES = re.compile(r"[‘’ʼ`´]")


@lru_cache(REMEMBERED)
def plain(label: str) -> str:
    """A label as it is compared."""
    words = " ".join(QUOTES.sub("'", DASHES.sub("-", label)).casefold().split())
    return re.sub(r" ?([/-]) ?", r"\1", words)


def by_label(labels: Mapping[Code, str]) -> dict[str, Code]:
    """The codes of a list by their labels as these are compared."""
    return {plain(label): code for code, label in labels.items()}
