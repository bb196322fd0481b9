"""What frameworks and amendments are called, for whoever speaks of them elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import date

from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries.versions import in_force_of

LONGEST_NUMBER = 9
"""Digits."""


def framework_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of a framework by language, its own first; its key is its code."""
    if framework not in keys:
        return {}
    found = Version.objects.filter(pk__in=in_force_of(framework, as_of)).values_list("title", "language").first()
    return {framework: by_language(*found)} if found else {}


def amendments_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of amendments, whose keys are their numbers: as they were proposed."""
    found = Amendment.objects.filter(framework__code=framework, number__in=numbers(keys))
    return {str(number): {"en": title} for number, title in found.values_list("number", "title")}


def numbers(keys: Iterable[str]) -> list[int]:
    """The keys that are numbers, and none so long that no column holds it."""
    return [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) <= LONGEST_NUMBER]
