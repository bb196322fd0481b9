"""What values of sub-outputs are called on pages and in files."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.vocabulary import (
    FUNCTIONS,
    GROUPS,
    HELPS,
    HUMANITARIANS,
    LEVELS,
    STATUSES,
    Marker,
)

CODED: dict[str, Mapping[Any, str]] = {
    "status": STATUSES,
    "functions": FUNCTIONS,
    "groups": GROUPS,
    "helps": HELPS,
    "humanitarian": HUMANITARIANS,
}
"""Field → what its values are called."""
ORGANISATIONS = frozenset({"entities", "contributors", "implementers"})


Text = str | Mapping[str, str]


def word(field: str, value: str, around: Around) -> Text:
    """A value in the reader's language, or as the framework has it; one that is not known as it was printed."""
    if field in ORGANISATIONS:
        return organisation(value, around)
    titles = CODED.get(field, {})
    return _(titles[value]) if value in titles else value


def organisation(key: str, around: Around) -> Text:
    """What an organisation is called for short, else in full."""
    named = around.named.get(key)
    return key if named is None else named.short or named.name


def level(marker: Marker, value: int | None) -> str:
    """A level of a marker in words, with its number; empty where it is not marked."""
    return "" if value is None else f"{value} – {_(LEVELS[marker][value])}"
